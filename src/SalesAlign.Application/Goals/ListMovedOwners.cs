using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>People whose goals of coming periods still count to a unit in which they will not be then.</summary>
public sealed class ListMovedOwners(UseCaseContext context) : UseCase<ListMovedOwners.Request, ListMovedOwners.Response>(context)
{
    public sealed record Request;

    /// <param name="People">Everybody in scope with goals of coming periods, for whom a move can be tried.</param>
    public sealed record Response(IReadOnlyList<Moved> Moved, IReadOnlyList<Choice> People, IReadOnlyList<Choice> Units);

    public sealed record Choice(Guid Id, string Name);

    /// <param name="To">The unit to which they belong when the first of these periods begins.</param>
    public sealed record Moved(PersonId Person, string Name, string From, UnitId To, string ToName, DateOnly On, int Goals);

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var scope = await work.ScopeAsync(today, cancel);
        var rows = await (
            from goal in work.Db.Goals.AsNoTracking()
            join parent in work.Db.Goals.AsNoTracking() on goal.ParentId equals parent.Id
            join person in work.Db.People on goal.PersonId equals person.Id
            from stay in work.Db.Memberships.Where(m => m.PersonId == person.Id && m.From <= goal.PeriodFirst && (m.To == null || m.To >= goal.PeriodFirst)
                && (m.Role == MembershipRole.Rep || m.Role == MembershipRole.BusinessDevelopment))
            join unit in work.Db.Units on stay.UnitId equals unit.Id
            join old in work.Db.Units on parent.UnitId equals old.Id
            where goal.PeriodFirst > today && goal.State != GoalState.Closed && parent.UnitId != stay.UnitId
            select new { person.Id, person.Name, Old = old.Name, To = unit.Id, ToName = unit.Name, stay.From, goal.PeriodFirst }).ToListAsync(cancel);
        var moved = rows.Where(row => scope.Includes(row.Id)).GroupBy(row => (row.Id, row.Old, row.To))
            .Select(group => new Moved(group.Key.Id, group.First().Name, group.Key.Old, group.Key.To, group.First().ToName, group.Max(row => row.From) is var day && day > today ? day : group.Min(row => row.PeriodFirst), group.Count()))
            .OrderBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase).ToList();
        var people = await work.Db.People.AsNoTracking().Where(person => work.Db.Goals.Any(goal => goal.PersonId == person.Id && goal.PeriodFirst > today))
            .Select(person => new { person.Id, person.Name }).ToListAsync(cancel);
        var units = await work.Db.Units.AsNoTracking().Where(unit => work.Db.Goals.Any(goal => goal.UnitId == unit.Id && goal.PeriodFirst > today))
            .Select(unit => new { unit.Id, unit.Name }).ToListAsync(cancel);
        return new Response(
            moved, [.. people.Where(person => scope.Includes(person.Id)).Select(person => new Choice(person.Id.Value, person.Name)).OrderBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase)],
            [.. units.Where(unit => scope.Includes(unit.Id)).Select(unit => new Choice(unit.Id.Value, unit.Name)).OrderBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase)]);
    }
}
