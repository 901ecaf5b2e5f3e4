using System.Text.Json.Serialization;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>What a statement line is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LineKind>))]
public enum LineKind
{
    /// <summary>A deal's pay; also at zero, when it pays nothing.</summary>
    Deal,

    /// <summary>Earned to date on earlier credit less what was paid before.</summary>
    TrueUp,
    Bonus,
    Prize,
    MinimumTopUp,
    DrawPaid,
    DrawRecovered,
    HoldbackReleased,
    HoldbackDropped,
    Clawback,
    Adjustment,
}

/// <summary>A line of an earlier statement that a line corrects, reverses or releases.</summary>
public sealed record LineReference(Guid? Line, string Period);

/// <summary>
/// One line of a statement: paid now (<see cref="Amount"/>), waiting (<see cref="Held"/>), and its derivation as data. Together with what
/// is held it is what the component pays; both are rounded to the currency's smallest unit.
/// </summary>
public sealed record StatementLine
{
    public required Guid Component { get; init; }

    public required LineKind Kind { get; init; }

    public required decimal Amount { get; init; }

    public decimal Held { get; init; }

    public Guid? Deal { get; init; }

    public string? DealKey { get; init; }

    public string Part { get; init; } = "";

    public CreditReason? Reason { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>The credit in the component's measure.</summary>
    public decimal Credited { get; init; }

    /// <summary>What a line at zero would have paid, had it met the criterion that it failed.</summary>
    public decimal? WouldHavePaid { get; init; }

    public IReadOnlyList<ObjectiveLink> Objectives { get; init; } = [];

    public IReadOnlyList<DerivationStep> Derivation { get; init; } = [];

    public LineReference? Corrects { get; init; }

    /// <summary>Paid now per objective, in the order of <see cref="Objectives"/>; the parts add up exactly.</summary>
    public decimal[] AmountsByObjective(int minorUnits) => ObjectiveLink.Divide(Amount, Objectives, minorUnits);
}
