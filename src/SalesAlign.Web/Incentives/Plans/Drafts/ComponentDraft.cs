using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Web.Incentives.Plans.Drafts;

public sealed class ObjectiveDraft
{
    public Guid? Objective { get; set; }

    public decimal? Share { get; set; } = 100;
}

/// <summary>A gate as it is being written; what is typed is a percentage where the metric is a share or an attainment.</summary>
public sealed class GateDraft
{
    public string Metric { get; set; } = Gate.Attainment;

    public decimal? AtLeast { get; set; } = 80;

    public GateEffect Effect { get; set; }
}

/// <summary>A cap as it is being written: three times the target incentive to begin with.</summary>
public sealed class CapDraft
{
    public CapScope Scope { get; set; } = CapScope.Year;

    public bool IsMultiple { get; set; } = true;

    public decimal? Value { get; set; } = 3;
}

/// <summary>A component of any kind as it is being written: what all kinds share. Numbers are as people type them, 5 for 5 %.</summary>
public abstract class ComponentDraft
{
    protected ComponentDraft(Component original, Func<string, bool> isPercent)
    {
        IsPercent = isPercent;
        Id = original.Id;
        Name = original.Name;
        Measure = original.Measure;
        Trigger = original.Trigger;
        CreditTo = original.CreditTo;
        NegativeCountsAsZero = original.NegativeCountsAsZero;
        OnlyIf = ConditionsDraft.From(original.OnlyIf);
        MinimumPayout = original.MinimumPayout;
        Gates = [.. original.Gates.Select(gate => new GateDraft { Metric = gate.Metric, AtLeast = Plain(gate.AtLeast * (isPercent(gate.Metric) ? 100 : 1)), Effect = gate.Effect })];
        Caps = [.. original.Caps.Select(cap => new CapDraft { Scope = cap.Scope, IsMultiple = cap.TimesTargetIncentive is not null, Value = cap.TimesTargetIncentive ?? cap.Amount })];
        (HoldbackShare, HoldbackEvent, HoldbackDays) = (original.Holdback?.Share, original.Holdback?.UntilEvent, original.Holdback?.Days);
        Objectives = [.. original.Objectives.Select(link => new ObjectiveDraft { Objective = link.Objective, Share = link.Share })];
    }

    public Guid Id { get; }

    public string Name { get; set; }

    public CreditMeasure Measure { get; set; }

    public Trigger Trigger { get; set; }

    public CreditTo CreditTo { get; set; }

    public bool NegativeCountsAsZero { get; set; }

    public ConditionsDraft OnlyIf { get; }

    public decimal? MinimumPayout { get; set; }

    public List<GateDraft> Gates { get; }

    public List<CapDraft> Caps { get; }

    public decimal? HoldbackShare { get; set; }

    public string? HoldbackEvent { get; set; }

    public int? HoldbackDays { get; set; }

    public List<ObjectiveDraft> Objectives { get; }

    /// <summary>Whether a metric's value is typed as a percentage.</summary>
    public Func<string, bool> IsPercent { get; }

    /// <summary>The kind's name in texts.</summary>
    public abstract string Kind { get; }

    /// <summary>Whether credits of deals are what it looks at; a contest and a draw look at something else.</summary>
    public virtual bool CountsCredit => true;

    /// <summary>Whether gates, caps, a floor, a minimum and a holdback may stand around it.</summary>
    public virtual bool HasSurroundings => true;

    public bool HasSomethingAround => Gates.Count > 0 || Caps.Count > 0 || MinimumPayout is not null || HoldbackShare is not null || NegativeCountsAsZero;

    public static ComponentDraft Of(Component component, Func<string, bool> isPercent) => component switch
    {
        CommissionComponent commission => new CommissionDraft(commission, isPercent),
        TargetBonusComponent bonus => new TargetBonusDraft(bonus, isPercent),
        ScorecardComponent card => new ScorecardDraft(card, isPercent),
        SpiffComponent spiff => new SpiffDraft(spiff, isPercent),
        ContestComponent contest => new ContestDraft(contest, isPercent),
        DrawComponent draw => new DrawDraft(draw, isPercent),
        _ => throw new NotSupportedException(component.GetType().Name),
    };

    /// <exception cref="RuleViolation">What is written cannot be a component; the code says why, its first argument which row.</exception>
    public Component Build()
    {
        RuleViolation.Unless(!string.IsNullOrWhiteSpace(Name), "component.no_name", Id);
        var links = Objectives.Where(link => link.Objective is not null).Select(link => new ObjectiveLink(link.Objective!.Value, link.Share ?? 0)).ToList();
        var built = BuildKind() with { Objectives = links, CreditTo = CreditTo, Trigger = Trigger, Measure = Measure, OnlyIf = CountsCredit ? OnlyIf.ToFilter() : null };
        if (!HasSurroundings) return built;
        return built with
        {
            NegativeCountsAsZero = NegativeCountsAsZero,
            MinimumPayout = MinimumPayout,
            Gates = Gates.ConvertAll(gate => new Gate(gate.Metric, (gate.AtLeast ?? 0) / (IsPercent(gate.Metric) ? 100 : 1), gate.Effect)),
            Caps = Caps.ConvertAll(cap => cap.IsMultiple ? new Cap(cap.Scope, timesTargetIncentive: cap.Value) : new Cap(cap.Scope, cap.Value)),
            Holdback = HoldbackShare is { } share ? new Holdback(share, string.IsNullOrWhiteSpace(HoldbackEvent) ? null : HoldbackEvent.Trim(), HoldbackDays) : null,
        };
    }

    protected abstract Component BuildKind();

    // Without the zeros that a product drags along.
    protected static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
}
