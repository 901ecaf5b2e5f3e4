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

    /// <summary>Whether a result of this state may be seen by people other than those who make it.</summary>
    public static bool IsShown(IncentivePeriodState state) => state is IncentivePeriodState.InReview or IncentivePeriodState.Approved or IncentivePeriodState.Closed;
}
