using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Goals;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>
/// The review of a week or a month, prepared: what rolled over from before, what was planned, what comes next, and how calls, leads and customers moved against the time
/// before. What is not done rolls into the next review by itself.
/// </summary>
public sealed class GetPlanReview(UseCaseContext context) : UseCase<GetPlanReview.Request, GetPlanReview.Response>(context)
{
    private const int Most = 500;

    /// <param name="Period">A week or month; empty for the one that is running.</param>
    /// <param name="Unit">Only this unit with all below it.</param>
    /// <param name="Person">Only this person.</param>
    public sealed record Request(PlanRhythm Rhythm = PlanRhythm.Weekly, string? Period = null, UnitId? Unit = null, PersonId? Person = null);

    /// <param name="RolledOver">Due before and not done when it began, of either rhythm.</param>
    /// <param name="Planned">Due within it.</param>
    /// <param name="Ahead">Due in the one after it.</param>
    /// <param name="Moves">Of the people looked at; in the running time only as far as it has passed, and so is the time before.</param>
    public sealed record Response(
        string Period, DateOnly First, DateOnly Last, string Previous, string Next, bool IsRunning, IReadOnlyList<Item> RolledOver, IReadOnlyList<Item> Planned, IReadOnlyList<Item> Ahead,
        Funnel Moves, Funnel Before)
    {
        public int Done => RolledOver.Count(item => item.DoneOn is not null) + Planned.Count(item => item.DoneOn is not null);
    }

    public sealed record Item(
        GoalActionId Id, string Task, string Owner, DateOnly DueOn, PlanRhythm Rhythm, string? Resource, DateOnly? DoneOn, GoalId Goal, string GoalOwner, string ObjectiveTitle, bool MayFinish);

    /// <summary>Calls and visits, leads worked on, customers won, and what they are worth in the company's currency.</summary>
    public sealed record Funnel(long Calls, long Leads, long Customers, decimal Amount)
    {
        public decimal? LeadsPerCall => Calls == 0 ? null : decimal.Round(Leads / (decimal)Calls, 4);

        public decimal? CustomersPerLead => Leads == 0 ? null : decimal.Round(Customers / (decimal)Leads, 4);
    }

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Rhythm).IsInEnum();
    }

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var company = await work.CompanyAsync(cancel);
        var today = await work.TodayAsync(cancel);
        var scope = await work.ScopeAsync(today, cancel);
        if ((request.Unit is { } asked && !scope.Includes(asked)) || (request.Person is { } one && !scope.Includes(one))) return Result.NotFound;
        var kind = request.Rhythm == PlanRhythm.Weekly ? PeriodKind.Week : PeriodKind.Month;
        var period = company.Calendar.Containing(kind, today);
        if (!string.IsNullOrEmpty(request.Period))
        {
            if (!company.Calendar.TryParse(request.Period, out var typed) || typed.Kind != kind) return Result.Refused("review.period_of_other_length", "Period", request.Period);
            period = typed;
        }
        var next = company.Calendar.Next(period);
        var previous = company.Calendar.Previous(period);

        var chart = await OrganizationChart.ReadAsync(work.Db, period.Last < today ? period.Last : today, cancel);
        var people = request.Person is { } person ? new HashSet<PersonId> { person }
            : request.Unit is { } unit && chart.ById.ContainsKey(unit) ? chart.Subtree(unit).SelectMany(below => chart.Members[below]).Select(member => member.PersonId).ToHashSet()
            : scope.WholeCompany ? null : [.. scope.People];
        var units = request.Person is not null ? [] : request.Unit is { } top && chart.ById.ContainsKey(top) ? chart.Subtree(top).ToHashSet() : null;

        var items = await ItemsAsync(work, scope, period, next, goal => (people is null || goal.PersonId is not { } carrier || people.Contains(carrier)) && (units is null || goal.UnitId is not { } of || units.Contains(of)), cancel);
        // The running week is compared with as much of the one before.
        var until = period.Last < today ? period.Last : today < period.First ? period.First : today;
        var passed = Math.Min(until.DayNumber - period.First.DayNumber, previous.Last.DayNumber - previous.First.DayNumber);
        return new Response(
            period.Key, period.First, period.Last, previous.Key, next.Key, period.Contains(today),
            [.. items.Where(item => item.DueOn < period.First && (item.DoneOn is null || item.DoneOn >= period.First))],
            [.. items.Where(item => item.Rhythm == request.Rhythm && period.Contains(item.DueOn))],
            [.. items.Where(item => item.Rhythm == request.Rhythm && next.Contains(item.DueOn) && item.DoneOn is null)],
            await FunnelAsync(work, period.First, until, people, cancel),
            await FunnelAsync(work, previous.First, period.Last < today ? previous.Last : previous.First.AddDays(passed), people, cancel));
    }

    private static async Task<List<Item>> ItemsAsync(Work work, Scope scope, Period period, Period next, Func<Goal, bool> within, CancellationToken cancel)
    {
        var zone = CompanyDay.Zone((await work.CompanyAsync(cancel)).TimeZone);
        var since = new DateTimeOffset(period.First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(-1);
        var rows = await (
            from action in work.Db.GoalActions.AsNoTracking()
            join goal in work.Db.Goals.AsNoTracking() on action.GoalId equals goal.Id
            join owner in work.Db.People on action.OwnerId equals owner.Id
            where action.DueOn <= next.Last && (action.DueOn >= period.First || action.DoneAt == null || action.DoneAt >= since)
            orderby action.DueOn, action.Id
            select new { Action = action, Goal = goal, Owner = owner.Name }).Take(Most).ToListAsync(cancel);
        var me = work.Actor.PersonId;
        var seen = rows.FindAll(row => (row.Action.OwnerId == me || scope.Includes(row.Goal)) && within(row.Goal));
        var managed = (await GoalAccess.ManagedUnitsAsync(work, cancel)).ToHashSet();
        var goals = seen.Select(row => row.Goal).DistinctBy(goal => goal.Id).ToList();
        var owners = await GoalOwners.NamesAsync(work.Db, goals, cancel);
        var titles = await ObjectiveTitles.ReadAsync(work.Db, goals.Select(goal => goal.ObjectiveId), cancel);
        return seen.ConvertAll(row => new Item(
            row.Action.Id, row.Action.Task, row.Owner, row.Action.DueOn, row.Action.Rhythm, row.Action.Resource,
            row.Action.DoneAt is { } at ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime) : null, row.Goal.Id, owners[row.Goal.Id],
            titles.TryGetValue(row.Goal.ObjectiveId, out var words) ? words.Title : "",
            row.Action.OwnerId == me || (scope.Includes(row.Goal) && (work.Rights.Allow(Permission.ManageGoals) || row.Goal.PersonId == me || (row.Goal.UnitId is { } unit && managed.Contains(unit))))));
    }

    private static async Task<Funnel> FunnelAsync(Work work, DateOnly first, DateOnly last, HashSet<PersonId>? people, CancellationToken cancel)
    {
        var (calls, leads, customers, amount) = (0L, 0L, 0L, 0m);
        foreach (var records in await SellerRecordsSql.ReadAsync(work.Db, first, last, null, null, firstOnly: false, cancel))
        {
            if (people is not null && !people.Contains(records.Person)) continue;
            calls += records.Calls;
            leads += records.Leads;
            customers += records.Customers;
            amount += records.Amount;
        }
        return new(calls, leads, customers, amount);
    }
}
