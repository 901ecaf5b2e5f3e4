using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>
/// One participant of a plan version in one window, which is a period or the section of it in which the version applies. Amounts are in the
/// plan's currency.
/// </summary>
public sealed record ParticipantInput
{
    public required Guid Participant { get; init; }

    public required DateOnly First { get; init; }

    public required DateOnly Last { get; init; }

    /// <summary>The plan year's first day, from which year-to-date windows count. Without it, the first of January of the window's year.</summary>
    public DateOnly? YearFirst { get; init; }

    /// <summary>The plan year's last day, for caps by the year.</summary>
    public DateOnly? YearLast { get; init; }

    public Currency Currency { get; init; } = new("EUR");

    /// <summary>Days in the plan; credits of other days earn nothing, and quota and target incentive are prorated. Without it, always.</summary>
    public DateRange? Eligible { get; init; }

    public IReadOnlyList<Credit> Credits { get; init; } = [];

    public IReadOnlyList<PeriodAmount> Quotas { get; init; } = [];

    public IReadOnlyList<PeriodAmount> TargetIncentives { get; init; } = [];

    /// <summary>Values by key that gates, curves, scorecards and contests read; attainments as factors.</summary>
    public IReadOnlyDictionary<string, decimal> Metrics { get; init; } = new Dictionary<string, decimal>(StringComparer.Ordinal);

    public IReadOnlyList<Accumulator> Before { get; init; } = [];

    /// <summary>
    /// Whether the credits hold those of the plan year before the window as well. Then year-to-date tables are computed from the first deal
    /// on and the difference to <see cref="Accumulator.Earned"/> is paid, which is exact also when quotas differ by period. Otherwise the
    /// accumulated credit stands for them.
    /// </summary>
    public bool ReplaysYear { get; init; }

    public IReadOnlyList<Award> Awards { get; init; } = [];

    /// <summary>Paid in this period from elsewhere, such as released holdbacks: a draw counts it as earnings.</summary>
    public decimal OtherEarnings { get; init; }

    /// <summary>Lines of earlier sections of the same period, under an earlier version of the plan: caps, minimums and draws by the period count them.</summary>
    public IReadOnlyList<StatementLine> EarlierSections { get; init; } = [];

    /// <summary>The whole period's first day, when the window is a section of it.</summary>
    public DateOnly? PeriodFirst { get; init; }

    /// <summary>Another section of the period follows: minimums and draws wait for it.</summary>
    public bool MoreSectionsFollow { get; init; }

    internal DateOnly FirstOfPeriod => PeriodFirst ?? First;

    internal DateOnly FirstOfYear => YearFirst ?? new DateOnly(First.Year, 1, 1);

    internal DateOnly LastOfYear => YearLast ?? FirstOfYear.AddYears(1).AddDays(-1);
}
