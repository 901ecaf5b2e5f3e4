using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Web.Incentives.Plans.Drafts;

/// <summary>A SPIFF as it is being written.</summary>
public sealed class SpiffDraft(SpiffComponent original, Func<string, bool> isPercent) : ComponentDraft(original, isPercent)
{
    public override string Kind => "Spiff";

    public bool ByAmount { get; set; } = original.AmountPerDeal is not null;

    public decimal? Amount { get; set; } = original.AmountPerDeal;

    /// <summary>Of credit, in percent.</summary>
    public decimal? Percent { get; set; } = original.PercentOfCredit;

    public bool FirstTimeOnly { get; set; } = original.FirstTimeOnly;

    public DateOnly From { get; set; } = original.Window.From;

    public DateOnly? To { get; set; } = original.Window.To;

    public decimal? Budget { get; set; } = original.Budget;

    protected override Component BuildKind() => new SpiffComponent
    {
        Id = Id,
        Name = Name.Trim(),
        AmountPerDeal = ByAmount ? Amount ?? 0 : null,
        PercentOfCredit = ByAmount ? null : Percent ?? 0,
        FirstTimeOnly = FirstTimeOnly,
        Window = new DateRange(From, To),
        Budget = Budget,
    };
}

/// <summary>A prize as it is being written; its place is its row.</summary>
public sealed class PrizeDraft
{
    public decimal? Amount { get; set; }
}

/// <summary>A contest as it is being written.</summary>
public sealed class ContestDraft(ContestComponent original, Func<string, bool> isPercent) : ComponentDraft(original, isPercent)
{
    public override string Kind => "Contest";

    public override bool CountsCredit => false;

    public string Metric { get; set; } = original.Metric;

    public decimal? AtLeast { get; set; } = original.AtLeast is { } least ? Plain(least * (isPercent(original.Metric) ? 100 : 1)) : null;

    public List<PrizeDraft> Prizes { get; } = [.. original.Prizes.Select(prize => new PrizeDraft { Amount = prize })];

    protected override Component BuildKind() => new ContestComponent
    {
        Id = Id, Name = Name.Trim(), Metric = Metric, AtLeast = AtLeast / (IsPercent(Metric) ? 100 : 1), Prizes = Prizes.ConvertAll(prize => prize.Amount ?? 0),
    };
}

/// <summary>A draw as it is being written.</summary>
public sealed class DrawDraft(DrawComponent original, Func<string, bool> isPercent) : ComponentDraft(original, isPercent)
{
    public override string Kind => "Draw";

    public override bool CountsCredit => false;

    public override bool HasSurroundings => false;

    public DrawKind Type { get; set; } = original.Type;

    public bool Recoverable { get; set; } = original.Recoverable;

    public decimal? Amount { get; set; } = original.AmountPerPeriod;

    public DateOnly? From { get; set; } = original.Paid?.From;

    public DateOnly? To { get; set; } = original.Paid?.To;

    protected override Component BuildKind() => new DrawComponent
    {
        Id = Id, Name = Name.Trim(), Type = Type, Recoverable = Recoverable, AmountPerPeriod = Amount ?? 0, Paid = From is { } from ? new DateRange(from, To) : null,
    };
}
