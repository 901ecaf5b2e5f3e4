using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Domain.Tests.Incentives.Calculation;

/// <summary>A component of a golden case as it is written, and the component that it means.</summary>
internal sealed class ComponentText(string kind)
{
    public List<(string Key, string Value)> Lines { get; } = [];

    public Component Build(Guid id)
    {
        Component component = kind switch
        {
            "commission" => new CommissionComponent
            {
                Id = id, Name = kind, Rates = Rates(),
                Multipliers = [.. All("multiplier").Select(value => When(value, (name, number, when) => new Multiplier(name, CaseFile.Condition(when), number)))],
                Replacements = [.. All("replacement").Select(value => When(value, (name, number, when) =>
                    new ReplacementRate(name, Enum.Parse<Specificity>(name.Split(' ')[0], ignoreCase: true), CaseFile.Condition(when), number)))],
            },
            "target bonus" => new TargetBonusComponent
            {
                Id = id, Name = kind, Weight = 100 * CaseFile.Number(One("weight") ?? "100 %"), AttainmentOf = One("attainment of"),
                Accumulation = One("year to date") == "yes" ? Accumulation.YearToDate : Accumulation.Period,
                Curve = Curve(One("shape") ?? "linear", All("point")),
            },
            "scorecard" => new ScorecardComponent
            {
                Id = id, Name = kind,
                Metrics = [.. All("metric").Select(value => value.Split(':')).Select(parts => new ScorecardMetric(
                    parts[0].Trim(), 100 * CaseFile.Number(parts[1]), Curve("linear", [.. parts[2].Split(';').Select(point => point.Trim())])))],
            },
            "spiff" => new SpiffComponent
            {
                Id = id, Name = kind, AmountPerDeal = Maybe("amount"), PercentOfCredit = Maybe("percent") * 100, FirstTimeOnly = One("first time only") == "yes",
                Window = new(CaseFile.Date(One("from")!), CaseFile.Date(One("to")!)), Budget = Maybe("budget"),
            },
            "draw" => new DrawComponent
            {
                Id = id, Name = kind, AmountPerPeriod = CaseFile.Number(One("amount")!), Recoverable = One("recoverable") == "yes",
                Type = Enum.Parse<DrawKind>(One("type") ?? "guarantee", ignoreCase: true),
            },
            _ => throw new FormatException($"There is no component '{kind}'."),
        };
        return component with
        {
            Measure = Enum.Parse<CreditMeasure>(One("measure") ?? "amount", ignoreCase: true),
            Trigger = Enum.Parse<Trigger>(One("trigger") ?? "booked", ignoreCase: true),
            OnlyIf = One("only if") is { } condition ? CaseFile.Condition(condition) : null,
            NegativeCountsAsZero = One("floor") == "zero",
            MinimumPayout = Maybe("minimum"),
            Gates = [.. All("gate").Select(Gate)],
            Caps = [.. All("cap").Select(Cap)],
            Holdback = One("holdback") is { } holdback ? Holdback(holdback) : null,
        };
    }

    private RateTable Rates()
    {
        var words = (One("table") ?? "credit, deal, marginal").Split(',', StringSplitOptions.TrimEntries);
        var brackets = All("bracket").Select(value => value.Split(':')).Select(parts => new Bracket(CaseFile.Number(parts[0]), CaseFile.Number(parts[1])));
        return new(
            Enum.Parse<TableBasis>(words[0], ignoreCase: true),
            words[1] == "year to date" ? Accumulation.YearToDate : Enum.Parse<Accumulation>(words[1], ignoreCase: true),
            words[2] == "overage whole" ? TableMode.OverageWhole : Enum.Parse<TableMode>(words[2], ignoreCase: true),
            One("rate") is { } flat ? [new(0, CaseFile.Number(flat))] : [.. brackets], Maybe("base rate"));
    }

    private static Curve Curve(string shape, IReadOnlyList<string> points) => new(
        Enum.Parse<CurveShape>(shape, ignoreCase: true),
        [.. points.Select(point => point.Split("->")).Select(parts => new CurvePoint(CaseFile.Number(parts[0]), CaseFile.Number(parts[1])))]);

    // retention at least 90 % [accelerates]
    private static Gate Gate(string text)
    {
        var parts = text.Replace(" accelerates", "", StringComparison.Ordinal).Split(" at least ");
        return new(parts[0], CaseFile.Number(parts[1]), text.EndsWith("accelerates", StringComparison.Ordinal) ? GateEffect.Accelerates : GateEffect.Pays);
    }

    // period 15,000 or period 150 % of target incentive
    private static Cap Cap(string text)
    {
        var words = text.Split(' ', 2);
        var scope = Enum.Parse<CapScope>(words[0], ignoreCase: true);
        var multiple = words[1].Split(" of target incentive");
        return multiple.Length > 1 ? new(scope, timesTargetIncentive: CaseFile.Number(multiple[0])) : new(scope, CaseFile.Number(words[1]));
    }

    // 20 % until accepted or 20 % for 90 days
    private static Holdback Holdback(string text)
    {
        var parts = text.Split(" until ");
        if (parts.Length > 1) return new(100 * CaseFile.Number(parts[0]), parts[1]);
        parts = text.Split(" for ");
        return new(100 * CaseFile.Number(parts[0]), days: (int)CaseFile.Number(parts[1].Replace("days", "", StringComparison.Ordinal)));
    }

    // Name: 1.5 when field = value
    private static T When<T>(string text, Func<string, decimal, string, T> make)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var parts = text[(colon + 1)..].Split(" when ");
        return make(text[..colon].Trim(), CaseFile.Number(parts[0].Trim()), parts[1].Trim());
    }

    private string? One(string key) => Lines.Where(line => line.Key == key).Select(line => line.Value).SingleOrDefault();

    private string[] All(string key) => [.. Lines.Where(line => line.Key == key).Select(line => line.Value)];

    private decimal? Maybe(string key) => One(key) is { } text ? CaseFile.Number(text) : null;
}
