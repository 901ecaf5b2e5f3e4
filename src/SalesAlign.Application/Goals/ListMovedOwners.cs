using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>People whose goals of coming periods still count to a unit in which they will not be then.</summary>
public sealed class ListMovedOwners(UseCaseContext context) : UseCase<ListMovedOwners.Request, IReadOnlyList<ListMovedOwners.Moved>>(context)
{
    public sealed record Request;

    /// <param name="To">The unit to which they belong when the first of these periods begins.</param>
    public sealed record Moved(PersonId Person, string Name, string From, UnitId To, string ToName, DateOnly On, int Goals);

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<IReadOnlyList<Moved>>> HandleAsync(Request request, Work work, CancellationToken cancel)
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
        return rows.Where(row => scope.Includes(row.Id)).GroupBy(row => (row.Id, row.Old, row.To))
            .Select(group => new Moved(group.Key.Id, group.First().Name, group.Key.Old, group.Key.To, group.First().ToName, group.Max(row => row.From) is var day && day > today ? day : group.Min(row => row.PeriodFirst), group.Count()))
            .OrderBy(moved => moved.Name, StringComparer.CurrentCultureIgnoreCase).ToList();
    }
}
