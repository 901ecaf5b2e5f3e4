using SalesAlign.Application.Access;
using SalesAlign.Data.Metrics;

namespace SalesAlign.Application.Metrics;

internal static class MetricScope
{
    /// <summary>Whether somebody may look at a cut: a person of one's own wherever they were, a unit of one's own, everything only with the whole company.</summary>
    public static bool Allows(Scope scope, MetricCut cut)
    {
        if (scope.WholeCompany) return true;
        if (cut.IsNotPlaced || cut is { Unit: null, Person: null }) return false;
        return cut.Person is { } person ? scope.Includes(person) || (cut.Unit is { } there && scope.Includes(there)) : scope.Includes(cut.Unit!.Value);
    }
}
