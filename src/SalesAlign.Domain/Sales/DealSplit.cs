using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Sales;

/// <summary>How a person takes part in a deal's credit.</summary>
public enum SplitKind
{
    /// <summary>Shares the deal's value; the primary parts of a deal make 100 %.</summary>
    Primary,

    /// <summary>Is credited on top, as a specialist or presales consultant is.</summary>
    Overlay,
}

/// <summary>A person's part in a deal. A deal without primary parts belongs to its owner alone.</summary>
public sealed class DealSplit
{
    private DealSplit()
    {
    }

    public DealSplit(DealSplitId id, DealId deal, PersonId person, SplitKind kind, decimal percent)
    {
        Id = id;
        DealId = deal;
        PersonId = person;
        Kind = kind;
        Change(percent);
    }

    public DealSplitId Id { get; private set; }

    public DealId DealId { get; private set; }

    public PersonId PersonId { get; private set; }

    public SplitKind Kind { get; private set; }

    /// <summary>Part of the deal's value in percent, above 0 and at most 100.</summary>
    public decimal Percent { get; private set; }

    public ImportBatchId? ImportBatchId { get; private set; }

    /// <summary>The row of that import's file.</summary>
    public int? ImportRow { get; private set; }

    public void Change(decimal percent)
    {
        RuleViolation.Unless(percent is > 0 and <= 100, "split.percent_out_of_range", percent);
        Percent = percent;
    }

    /// <summary>Refuses parts of which one person has two of a kind, or whose primary ones, where there are any, do not make 100 %.</summary>
    public static void Check(IReadOnlyCollection<DealSplit> splits)
    {
        RuleViolation.Unless(splits.GroupBy(split => (split.PersonId, split.Kind)).All(group => group.Count() == 1), "split.person_twice");
        var primary = splits.Where(split => split.Kind == SplitKind.Primary).ToList();
        RuleViolation.Unless(primary.Count == 0 || primary.Sum(split => split.Percent) == 100, "split.primary_not_whole", primary.Sum(split => split.Percent));
    }
}
