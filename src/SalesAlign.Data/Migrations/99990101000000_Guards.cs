using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SalesAlign.Data.Common;
using SalesAlign.Data.Incentives;

namespace SalesAlign.Data.Migrations;

/// <summary>
/// Triggers by which closed pay and published plans refuse every change, also by SQL that goes round the application. Written by hand, because the
/// model knows nothing of triggers; its number lets it run after the tables have been made.
/// </summary>
[DbContext(typeof(SalesAlignDbContext))]
[Migration("99990101000000_Guards")]
public sealed class Guards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(ClosedPeriods.Create);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(ClosedPeriods.Drop);
}
