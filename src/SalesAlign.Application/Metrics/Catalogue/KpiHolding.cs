using SalesAlign.Application.Common;
using SalesAlign.Domain.Metrics.Catalogue;

namespace SalesAlign.Application.Metrics.Catalogue;

internal static class KpiHolding
{
    /// <summary>Ends an assignment with yesterday; one that began today never was.</summary>
    public static void End(Work work, KpiAssignment assignment, DateOnly today)
    {
        if (assignment.From >= today) work.Db.Remove(assignment);
        else assignment.End(today.AddDays(-1));
    }
}
