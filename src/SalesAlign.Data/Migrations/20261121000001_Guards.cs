using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SalesAlign.Data.Common;
using SalesAlign.Data.Incentives;
using SalesAlign.Data.Metrics;
using SalesAlign.Data.Strategy;

namespace SalesAlign.Data.Migrations;

/// <summary>
/// Triggers by which closed pay and published plans and strategies refuse every change, also by SQL that goes round the application, and by which
/// kept metric values learn what has changed; and the tables that hold what a calculation has finished before it is a result. Written by hand, because the model knows nothing of them; its number lets it run after the tables have been made.
/// </summary>
[DbContext(typeof(SalesAlignDbContext))]
[Migration("20261121000001_Guards")]
public sealed class Guards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(ClosedPeriods.Create);
        migrationBuilder.Sql(StatementDrafts.Create);
        migrationBuilder.Sql(PublishedStrategies.Create);
        migrationBuilder.Sql(MetricTouches.Create);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(ClosedPeriods.Drop);
        migrationBuilder.Sql(StatementDrafts.Drop);
        migrationBuilder.Sql(PublishedStrategies.Drop);
        migrationBuilder.Sql(MetricTouches.Drop);
    }
}
