using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>
/// Who sees whose pay: sales operations everybody's, a manager that of the people below on the period's last day, each their own once it is
/// under review. Executives see totals, never a person's statement but their own.
/// </summary>
internal static class StatementVisibility
{
    public static async Task<IReadOnlySet<PersonId>?> PeopleAsync(Work work, DateOnly on, CancellationToken cancel)
    {
        if (work.Rights.Has(Role.SalesOperations)) return null;
        // The scope of an executive is the whole company, but not its pay.
        if (!work.Rights.Has(Role.Manager)) return new HashSet<PersonId> { work.Actor.PersonId };
        var managed = await AccessReader.ScopeOfAsync(work.Db, work.Actor.PersonId, Rights.None, on, cancel);
        return managed.People;
    }

    /// <summary>
    /// The statements of all periods that the actor may see, each by the organisation at its period's end: who joined a team later does not bring
    /// earlier pay along. Null means all.
    /// </summary>
    public static async Task<IReadOnlyList<StatementId>?> StatementsAsync(Work work, CancellationToken cancel)
    {
        if (work.Rights.Has(Role.SalesOperations)) return null;
        var rows = await work.Db.Statements.AsNoTracking()
            .Join(work.Db.IncentivePeriods.Where(p => p.State == IncentivePeriodState.InReview || p.State == IncentivePeriodState.Approved || p.State == IncentivePeriodState.Closed),
                statement => statement.PeriodId, period => period.Id, (statement, period) => new { statement.Id, statement.PersonId, period.Last })
            .ToListAsync(cancel);
        var seen = new List<StatementId>();
        foreach (var period in rows.GroupBy(row => row.Last))
        {
            var people = await PeopleAsync(work, period.Key, cancel) ?? throw new InvalidOperationException("Those who see everybody do not come here.");
            seen.AddRange(period.Where(row => people.Contains(row.PersonId)).Select(row => row.Id));
        }
        return seen;
    }

    /// <summary>Whether a result of this state may be seen by people other than those who make it.</summary>
    public static bool IsShown(IncentivePeriodState state) => state is IncentivePeriodState.InReview or IncentivePeriodState.Approved or IncentivePeriodState.Closed;
}
