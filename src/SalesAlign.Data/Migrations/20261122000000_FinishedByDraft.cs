using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SalesAlign.Data.Common;

namespace SalesAlign.Data.Migrations;

/// <summary>Who is finished by an interrupted calculation is said by the drafts themselves, no longer by a number; of a table that the model knows nothing of.</summary>
[DbContext(typeof(SalesAlignDbContext))]
[Migration("20261122000000_FinishedByDraft")]
public sealed class FinishedByDraft : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table calculation_checkpoints drop column people");

    // What a run has left unfinished is computed again.
    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("alter table calculation_checkpoints add column people integer not null default 0; alter table calculation_checkpoints alter column people drop default");
}
