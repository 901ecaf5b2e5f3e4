using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Web.Incentives.Plans.Drafts;

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

public sealed class ReplacementDraft
{
    public string Name { get; set; } = "";

    public Specificity Specificity { get; set; } = Specificity.Series;

    public decimal? Rate { get; set; }

    public ConditionsDraft When { get; init; } = new();
}

/// <summary>A commission as it is being written.</summary>
public sealed class CommissionDraft : ComponentDraft
{
    public CommissionDraft(CommissionComponent original, Func<string, bool> isPercent)
        : base(original, isPercent)
    {
        var rates = original.Rates;
        (Basis, Accumulation, Mode) = (rates.Basis, rates.Accumulation, rates.Mode);
        BaseRate = rates.BaseRate is { } baseRate ? Plain(baseRate * RateUnit) : null;
        var brackets = rates.Brackets;
        Brackets = [.. brackets.Select((bracket, i) => new BracketDraft
        {
            From = Plain(bracket.From * BoundUnit),
            To = i + 1 < brackets.Count ? Plain(brackets[i + 1].From * BoundUnit) : null,
            Rate = Plain(bracket.Rate * RateUnit),
        })];
        Multipliers = [.. original.Multipliers.Select(m => new MultiplierDraft { Name = m.Name, Factor = m.Factor, When = ConditionsDraft.From(m.When) })];
        Replacements = [.. original.Replacements.Select(r => new ReplacementDraft { Name = r.Name, Specificity = r.Specificity, Rate = Plain(r.Rate * RateUnit), When = ConditionsDraft.From(r.When) })];
    }

    public override string Kind => "Commission";

    public TableBasis Basis { get; set; }

    public Accumulation Accumulation { get; set; }

    public TableMode Mode { get; set; }

    public decimal? BaseRate { get; set; }

    public List<BracketDraft> Brackets { get; }

    public List<MultiplierDraft> Multipliers { get; }

    public List<ReplacementDraft> Replacements { get; }

    /// <summary>Rates of money are typed as percentages, rates of a count as money.</summary>
    public decimal RateUnit => PayFigures.IsMoney(Measure) ? 100 : 1;

    public decimal BoundUnit => Basis == TableBasis.Attainment ? 100 : 1;

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

    protected override Component BuildKind()
    {
        var rows = new List<BracketRow>();
        for (var i = 0; i < Brackets.Count; i++)
        {
            var bracket = Brackets[i];
            RuleViolation.Unless(bracket is { From: not null, Rate: not null }, "rate_table.row_incomplete", i + 1);
            rows.Add(new BracketRow(bracket.From.Value / BoundUnit, bracket.To / BoundUnit, bracket.Rate.Value / RateUnit));
        }
        return new CommissionComponent
        {
            Id = Id,
            Name = Name.Trim(),
            Rates = RateTable.FromRows(Basis, Accumulation, Mode, rows, BaseRate / RateUnit),
            Multipliers = Multipliers.ConvertAll(m => new Multiplier(m.Name.Trim(), m.When.ToFilter()!, m.Factor ?? 0)),
            Replacements = Replacements.ConvertAll(r => new ReplacementRate(r.Name.Trim(), r.Specificity, r.When.ToFilter()!, (r.Rate ?? 0) / RateUnit)),
        };
    }
}
