using System.Text.Json.Serialization;
using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>What the brackets of a table are written in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TableBasis>))]
public enum TableBasis
{
    /// <summary>Credit in the component's measure: 100,000 begins at a hundred thousand.</summary>
    Credit,

    /// <summary>Credit ÷ quota as a factor: 1.2 begins at 120 %.</summary>
    Attainment,
}

/// <summary>To what the rate of a bracket applies.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TableMode>))]
public enum TableMode
{
    /// <summary>Each slice at its own bracket's rate.</summary>
    Marginal,

    /// <summary>Everything at the rate of the bracket reached.</summary>
    Whole,

    /// <summary>The base rate to quota, all above quota at the rate of the bracket reached.</summary>
    OverageWhole,
}

/// <summary>A stretch of a rate table from its lower bound, which belongs to it, to the next bracket's. The rate is a factor: 0.05 is 5 %.</summary>
public sealed record Bracket(decimal From, decimal Rate);

/// <summary>A bracket as people write it; the last has no end.</summary>
public sealed record BracketRow(decimal From, decimal? To, decimal Rate);

/// <summary>
/// The rates of a commission. Brackets are given by their lower bounds alone, so that a gap or an overlap cannot be expressed; the first
/// begins at zero, and the last is open. Refuses bounds that do not ascend and negative rates.
/// </summary>
public sealed record RateTable
{
    public RateTable(
        TableBasis basis, Accumulation accumulation, TableMode mode, IReadOnlyList<Bracket> brackets, decimal? baseRate = null)
    {
        brackets = Elements.Checked(brackets);
        RuleViolation.Unless(brackets.Count > 0, "rate_table.no_bracket");
        RuleViolation.Unless(brackets[0].From == 0, "rate_table.does_not_begin_at_zero", brackets[0].From);
        for (var i = 0; i < brackets.Count; i++)
        {
            RuleViolation.Unless(i == 0 || brackets[i].From > brackets[i - 1].From, "rate_table.not_ascending", i + 1);
            RuleViolation.Unless(brackets[i].Rate is >= 0 and <= 1_000_000, "rate_table.rate_out_of_range", i + 1, brackets[i].Rate);
        }
        RuleViolation.Unless(baseRate is null or >= 0, "rate_table.negative_base_rate", baseRate ?? 0);
        Basis = basis;
        Accumulation = accumulation;
        Mode = mode;
        Brackets = [.. brackets];
        BaseRate = baseRate;
    }

    public TableBasis Basis { get; }

    public Accumulation Accumulation { get; }

    public TableMode Mode { get; }

    public IReadOnlyList<Bracket> Brackets { get; }

    /// <summary>What is paid up to quota by "overage whole", and on everything while an acceleration gate is shut; without it the first bracket's rate.</summary>
    public decimal? BaseRate { get; }

    [JsonIgnore]
    public decimal EffectiveBaseRate => BaseRate ?? Brackets[0].Rate;

    /// <summary>Whether computing needs a quota.</summary>
    [JsonIgnore]
    public bool NeedsQuota => Basis == TableBasis.Attainment || Mode == TableMode.OverageWhole;

    /// <summary>One rate on everything.</summary>
    public static RateTable Flat(decimal rate) => new(TableBasis.Credit, Accumulation.Deal, TableMode.Marginal, [new(0, rate)]);

    /// <summary>A base rate times a factor per stretch of attainment: (1, 1.5, 2) from (0, 1, 1.2) for instance.</summary>
    public static RateTable Accelerator(decimal baseRate, Accumulation accumulation, params (decimal From, decimal Factor)[] factors) =>
        new(TableBasis.Attainment, accumulation, TableMode.Marginal, [.. factors.Select(f => new Bracket(f.From, baseRate * f.Factor))], baseRate);

    /// <summary>Reads rows from–to as people write them. Refuses a gap, an overlap, a closed last row or an open earlier one, naming the row from 1.</summary>
    public static RateTable FromRows(TableBasis basis, Accumulation accumulation, TableMode mode, IReadOnlyList<BracketRow> rows, decimal? baseRate = null)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var last = i == rows.Count - 1;
            RuleViolation.Unless(rows[i].To is { } end ? end > rows[i].From : last, "rate_table.row_ends_before_it_begins", i + 1);
            RuleViolation.Unless(!last || rows[i].To is null, "rate_table.last_row_is_closed", i + 1);
            if (i == 0) continue;
            RuleViolation.Unless(rows[i].From <= rows[i - 1].To, "rate_table.gap", i + 1, rows[i - 1].To ?? 0, rows[i].From);
            RuleViolation.Unless(rows[i].From >= rows[i - 1].To, "rate_table.overlap", i + 1, rows[i - 1].To ?? 0, rows[i].From);
        }
        return new(basis, accumulation, mode, [.. rows.Select(row => new Bracket(row.From, row.Rate))], baseRate);
    }
}
