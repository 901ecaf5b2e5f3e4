using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Sales;

/// <summary>A person's part as it stood before or after a revision, in percent.</summary>
public sealed record SplitPart(PersonId Person, SplitKind Kind, decimal Percent);

/// <summary>A correction of a deal's split by hand: who made it, why, and how the parts stood before and after.</summary>
public sealed class SplitRevision
{
    private SplitRevision()
    {
        Reason = "";
        Before = After = [];
    }

    public SplitRevision(DealId deal, IReadOnlyList<SplitPart> before, IReadOnlyList<SplitPart> after, string reason, PersonId by, DateTimeOffset at)
    {
        RuleViolation.Unless(!string.IsNullOrWhiteSpace(reason), "split.no_reason");
        Id = Guid.CreateVersion7();
        DealId = deal;
        Before = before;
        After = after;
        Reason = reason.Trim();
        By = by;
        At = at;
    }

    public Guid Id { get; private set; }

    public DealId DealId { get; private set; }

    public IReadOnlyList<SplitPart> Before { get; private set; }

    public IReadOnlyList<SplitPart> After { get; private set; }

    public string Reason { get; private set; }

    public PersonId By { get; private set; }

    public DateTimeOffset At { get; private set; }
}
