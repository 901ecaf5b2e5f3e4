using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>Every check-in of a goal, the newest first.</summary>
public sealed class ListCheckIns(UseCaseContext context) : UseCase<ListCheckIns.Request, ListCheckIns.Response>(context)
{
    public sealed record Request(GoalId Goal);

    /// <param name="ReasonNeeded">The period is over: corrections need a reason.</param>
    public sealed record Response(IReadOnlyList<Item> Items, bool MayCheckIn, bool ReasonNeeded);

    public sealed record Item(
        CheckInId Id, DateOnly On, DateTimeOffset At, PersonId ById, string By, decimal? Value, decimal? LiveValue, RagStatus Status, RagStatus Computed, string? StatusReason, int Confidence, string? Note,
        DateTimeOffset? EditedAt, string? EditedBy, string? EditReason, bool MayCorrect, uint Version);

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await GoalAccess.VisibleAsync(work, request.Goal, cancel) is not { } goal) return Result.NotFound;
        var rows = await work.Db.CheckIns.AsNoTracking().Where(c => c.GoalId == goal.Id).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(400)
            .Select(c => new { CheckIn = c, Version = EF.Property<uint>(c, ModelConventions.RowVersion) }).ToListAsync(cancel);
        var names = await OrganizationReader.NamesAsync(work.Db, rows.Select(row => row.CheckIn.By).Concat(rows.Select(row => row.CheckIn.EditedBy).OfType<PersonId>()), cancel);
        var works = await GoalAccess.WorksOnAsync(work, goal, cancel);
        var today = await work.TodayAsync(cancel);
        return new Response(
            [
                .. rows.Select(row => row.CheckIn is var c ? new Item(
                    c.Id, c.On, c.At, c.By, names.GetValueOrDefault(c.By, ""), c.Value, c.LiveValue, c.Status, c.Computed, c.StatusReason, c.Confidence, c.Note,
                    c.EditedAt, c.EditedBy is { } editor ? names.GetValueOrDefault(editor) : null, c.EditReason, works, row.Version) : null!),
            ],
            works && goal.State == GoalState.Agreed && goal.PeriodFirst <= today, today > goal.PeriodLast);
    }
}
