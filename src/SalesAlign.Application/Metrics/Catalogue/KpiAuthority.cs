using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>Who may bring a value by hand.</summary>
internal static class KpiAuthority
{
    /// <summary>
    /// The owner and sales operations always; whoever owes the value; and, where each carrier reports for itself, a manager above. What another
    /// system brings, only owner and sales operations put right.
    /// </summary>
    public static bool MayEnter(Work work, KpiBook book, Scope scope, Kpi kpi, UnitId? unit, PersonId? person)
    {
        if (!kpi.IsGiven || kpi.IsRetired) return false;
        var me = work.Actor.PersonId;
        if (work.Rights.Allow(Permission.ManageMetrics) || kpi.OwnerId == me) return true;
        if (kpi.Source != KpiSource.Entered) return false;
        if (book.ReporterOf(kpi, unit, person) == me) return true;
        return kpi.Reporter == KpiReporter.Carrier && !scope.WholeCompany && person != me && ((unit is { } u && scope.Includes(u)) || (person is { } p && scope.Includes(p)));
    }
}
