using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>The share, in percent, of a component's pay that is paid for an objective.</summary>
public sealed record ObjectiveLink(Guid Objective, decimal Share)
{
    /// <summary>A copy of links whose shares total 100 %, or of none. Refuses another total, shares not above 0, and an objective named twice.</summary>
    public static IReadOnlyList<ObjectiveLink> Checked(IReadOnlyList<ObjectiveLink>? links)
    {
        if (links is not { Count: > 0 }) return [];
        links = Elements.Checked(links);
        RuleViolation.Unless(links.All(link => link.Share > 0), "objective_link.share_not_positive");
        RuleViolation.Unless(links.Sum(link => link.Share) == 100m, "objective_link.shares_not_100", links.Sum(link => link.Share));
        RuleViolation.Unless(links.DistinctBy(link => link.Objective).Count() == links.Count, "objective_link.objective_twice");
        return [.. links];
    }

    /// <summary>Divides an amount by the links' shares so that the parts add up exactly; the parts are in the order of the links.</summary>
    public static decimal[] Divide(decimal amount, IReadOnlyList<ObjectiveLink> links, int minorUnits)
    {
        if (links.Count == 0) return [];
        var shares = new decimal[links.Count];
        for (var i = 0; i < shares.Length; i++) shares[i] = links[i].Share;
        return Rounding.SplitByLargestRemainder(amount, shares, minorUnits);
    }
}
