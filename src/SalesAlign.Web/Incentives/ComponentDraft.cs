using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Web.Incentives;

/// <summary>A row of the rate table as it is being written: bounds and rate as people write them, a percentage as 5 for 5 %.</summary>
public sealed class BracketDraft
{
    public decimal? From { get; set; }

    public decimal? To { get; set; }

    public decimal? Rate { get; set; }
}

public sealed class MultiplierDraft
{
    public string Name { get; set; } = "";

    public decimal? Factor { get; set; } = 1.5m;

    public ConditionsDraft When { get; init; } = new();
}

public sealed class ObjectiveDraft
{
    public Guid? Objective { get; set; }

    public decimal? Share { get; set; } = 100;
}

/// <summary>
/// A commission component as it is being written. What this form does not show (caps, gates, a holdback) is kept as it was; components of another
/// kind are shown in words and kept whole.
/// </summary>
public sealed class ComponentDraft
{
    private readonly Component? _original;

    public ComponentDraft()
    {
        Id = Guid.CreateVersion7();
        Brackets = [new BracketDraft { From = 0, Rate = 5 }];
    }

    public ComponentDraft(Component original)
    {
        _original = original;
        Id = original.Id;
        Name = original.Name;
        Measure = original.Measure;
        OnlyIf = ConditionsDraft.From(original.OnlyIf);
        Objectives = [.. original.Objectives.Select(link => new ObjectiveDraft { Objective = link.Objective, Share = link.Share })];
        if (original is not CommissionComponent commission) return;
        (Basis, Accumulation, Mode) = (commission.Rates.Basis, commission.Rates.Accumulation, commission.Rates.Mode);
        BaseRate = commission.Rates.BaseRate is { } baseRate ? Plain(baseRate * RateUnit) : null;
        var brackets = commission.Rates.Brackets;
        Brackets = [.. brackets.Select((bracket, i) => new BracketDraft
        {
            From = Plain(bracket.From * BoundUnit),
            To = i + 1 < brackets.Count ? Plain(brackets[i + 1].From * BoundUnit) : null,
            Rate = Plain(bracket.Rate * RateUnit),
        })];
        Multipliers = [.. commission.Multipliers.Select(m => new MultiplierDraft { Name = m.Name, Factor = m.Factor, When = ConditionsDraft.From(m.When) })];
    }

    public Guid Id { get; }

    public string Name { get; set; } = "";

    public CreditMeasure Measure { get; set; }

    public TableBasis Basis { get; set; }

    public Accumulation Accumulation { get; set; } = Accumulation.Period;

    public TableMode Mode { get; set; }

    public decimal? BaseRate { get; set; }

    public List<BracketDraft> Brackets { get; } = [];

    public ConditionsDraft OnlyIf { get; } = new();

    public List<MultiplierDraft> Multipliers { get; } = [];

    public List<ObjectiveDraft> Objectives { get; } = [];

    public bool IsCommission => _original is null or CommissionComponent;

    public Component? Original => _original;

    /// <summary>Rates of money are typed as percentages, rates of a count as money.</summary>
    public decimal RateUnit => PayFigures.IsMoney(Measure) ? 100 : 1;

    public decimal BoundUnit => Basis == TableBasis.Attainment ? 100 : 1;

    // Without the zeros that a product drags along.
    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;

    public void AddBracket()
    {
        var last = Brackets[^1];
        last.To ??= (last.From ?? 0) + (Basis == TableBasis.Attainment ? 100 : 100_000);
        Brackets.Add(new BracketDraft { From = last.To, Rate = last.Rate });
    }

    public void Remove(BracketDraft bracket)
    {
        Brackets.Remove(bracket);
        Brackets[^1].To = null;
    }

    /// <exception cref="RuleViolation">What is written cannot be a component; the code says why, its first argument which row.</exception>
    public Component Build()
    {
        RuleViolation.Unless(!string.IsNullOrWhiteSpace(Name), "component.no_name", Id);
        var links = Objectives.Where(link => link.Objective is not null).Select(link => new ObjectiveLink(link.Objective!.Value, link.Share ?? 0)).ToList();
        if (!IsCommission) return _original! with { Name = Name.Trim(), Objectives = links, OnlyIf = OnlyIf.ToFilter() };
        var rows = new List<BracketRow>();
        for (var i = 0; i < Brackets.Count; i++)
        {
            var bracket = Brackets[i];
            RuleViolation.Unless(bracket is { From: not null, Rate: not null }, "rate_table.row_incomplete", i + 1);
            rows.Add(new BracketRow(bracket.From.Value / BoundUnit, bracket.To / BoundUnit, bracket.Rate.Value / RateUnit));
        }
        var rates = RateTable.FromRows(Basis, Accumulation, Mode, rows, BaseRate / RateUnit);
        var multipliers = Multipliers.ConvertAll(m => new Multiplier(m.Name.Trim(), m.When.ToFilter()!, m.Factor ?? 0));
        return (_original as CommissionComponent ?? new CommissionComponent { Id = Id, Name = Name.Trim(), Rates = rates }) with
        {
            Name = Name.Trim(), Measure = Measure, Rates = rates, OnlyIf = OnlyIf.ToFilter(), Multipliers = multipliers, Objectives = links,
        };
    }
}
