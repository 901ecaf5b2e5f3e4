using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>The plan under one goal, or everything that the reader has to do: what is overdue first.</summary>
public sealed class ListGoalActions(UseCaseContext context) : UseCase<ListGoalActions.Request, ListGoalActions.Response>(context)
{
    private const int Most = 300;

    /// <param name="Goal">Empty for the reader's own actions under any goal.</param>
    /// <param name="OpenOnly">Only what is not done yet.</param>
    public sealed record Request(GoalId? Goal, bool OpenOnly = false);

    public sealed record Response(DateOnly Today, int Overdue, int Open, bool MayPlan, IReadOnlyList<Item> Items, IReadOnlyList<Person> People);

    public sealed record Item(
        GoalActionId Id, GoalId GoalId, string Task, PersonId OwnerId, string Owner, DateOnly DueOn, PlanRhythm Rhythm, string? Resource, EfficiencyLever? Lever, DateTimeOffset? DoneAt, bool IsOverdue,
        bool MayFinish, uint Version);

    /// <summary>Somebody who can be given an action of the goal.</summary>
    public sealed record Person(PersonId Id, string Name);

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var me = work.Actor.PersonId;
        Goal? goal = null;
        if (request.Goal is { } id && (goal = await GoalAccess.VisibleAsync(work, id, cancel)) is null) return Result.NotFound;
        var works = goal is not null && await GoalAccess.WorksOnAsync(work, goal, cancel);
        var rows = await work.Db.GoalActions.AsNoTracking()
            .Where(a => (request.Goal == null ? a.OwnerId == me : a.GoalId == request.Goal) && (!request.OpenOnly || a.DoneAt == null))
            .OrderBy(a => a.DoneAt != null).ThenBy(a => a.DueOn).ThenBy(a => a.Id).Take(Most)
            .Select(a => new { Action = a, Owner = work.Db.People.Where(p => p.Id == a.OwnerId).Select(p => p.Name).First(), Version = EF.Property<uint>(a, ModelConventions.RowVersion) })
            .ToListAsync(cancel);
        var items = rows.ConvertAll(row => row.Action is var a ? new Item(
            a.Id, a.GoalId, a.Task, a.OwnerId, row.Owner, a.DueOn, a.Rhythm, a.Resource, a.Lever, a.DoneAt, a.IsOverdue(today), works || a.OwnerId == me, row.Version) : null!);
        return new Response(
            today, items.Count(item => item.IsOverdue), items.Count(item => item.DoneAt is null), works, items, works ? await PeopleAsync(work, goal!, today, cancel) : []);
    }

    private static async Task<IReadOnlyList<Person>> PeopleAsync(Work work, Goal goal, DateOnly today, CancellationToken cancel)
    {
        var people = (await GoalPeople.OfAsync(work.Db, goal, today, cancel)).Team.Append(work.Actor.PersonId).Distinct().ToList();
        return await work.Db.People.AsNoTracking().Where(p => people.Contains(p.Id) && p.LeftOn == null).OrderBy(p => p.Name).Select(p => new Person(p.Id, p.Name)).Take(Most).ToListAsync(cancel);
    }
}
