using System.Globalization;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Domain.Tests.Incentives.Calculation;

/// <summary>
/// A golden case as a sales-operations person writes it; Cases/README.md describes the format. A case has components, then one or more
/// periods, each with deals and what they pay; what accumulates is carried from period to period.
/// </summary>
internal sealed class CaseFile
{
    private static readonly FiscalCalendar Calendar = new(1);
    private readonly List<ComponentText> _components = [];
    private readonly List<PeriodText> _periods = [];

    public IReadOnlyList<Component> Components => [.. _components.Select((text, i) => text.Build(new Guid(i + 1, 0, 0, new byte[8])))];

    public IReadOnlyList<PeriodText> Periods => _periods;

    public static CaseFile Read(string text)
    {
        var file = new CaseFile();
        Action<string>? section = null;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '[')
            {
                section = file.Open(line.Trim('[', ']').Trim());
                continue;
            }
            (section ?? throw new FormatException($"'{line}' stands before the first section."))(line);
        }
        return file;
    }

    private Action<string> Open(string name)
    {
        var words = name.Split(' ', 2);
        switch (words[0])
        {
            case "component":
                var component = new ComponentText(words[1]);
                _components.Add(component);
                return line => component.Lines.Add(Pair(line));
            case "period":
                var period = new PeriodText(Calendar.Parse(words[1]));
                _periods.Add(period);
                return line => period.Facts.Add(Pair(line));
            case "deals":
                return _periods[^1].AddDeal;
            case "pays":
                return line => _periods[^1].Pays.Add(Cells(line));
            default:
                throw new FormatException($"There is no section '{name}'.");
        }
    }

    public static (string Key, string Value) Pair(string line)
    {
        var at = line.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? throw new FormatException($"'{line}' has no '='.") : (line[..at].Trim(), line[(at + 1)..].Trim());
    }

    public static string[] Cells(string line) => [.. line.Split('|').Select(cell => cell.Trim())];

    /// <summary>1,234.50 or 12 %.</summary>
    public static decimal Number(string text)
    {
        text = text.Trim();
        var percent = text.EndsWith('%');
        var number = decimal.Parse(text.TrimEnd('%').Trim(), NumberStyles.Number, CultureInfo.InvariantCulture);
        return percent ? number / 100m : number;
    }

    public static DateOnly Date(string text) => DateOnly.ParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static FilterValue Value(string text) => text switch
    {
        "" or "-" => FilterValue.Empty,
        "yes" => true,
        "no" => false,
        _ when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
        _ => FilterValue.Text(text),
    };

    /// <summary>field = value and field >= value and field in a, b.</summary>
    public static Filter Condition(string text) => Filter.All([.. text.Split(" and ").Select(Criterion)]);

    private static Filter Criterion(string text)
    {
        (string Sign, FilterOperator Operator)[] signs =
        [
            ("!=", FilterOperator.NotEqual), (">=", FilterOperator.AtLeast), ("<=", FilterOperator.AtMost), (" in ", FilterOperator.In),
            ("=", FilterOperator.Equal), (">", FilterOperator.Greater), ("<", FilterOperator.Less),
        ];
        foreach (var (sign, comparison) in signs)
        {
            var at = text.IndexOf(sign, StringComparison.Ordinal);
            if (at < 0) continue;
            var values = text[(at + sign.Length)..];
            return Filter.Where(text[..at].Trim(), comparison,
                [.. (comparison == FilterOperator.In ? values.Split(',') : [values]).Select(value => Value(value.Trim()))]);
        }
        throw new FormatException($"'{text}' is not a condition.");
    }
}

/// <summary>A period of a case: the participant's figures, deals and what is expected.</summary>
internal sealed class PeriodText(Period period)
{
    private string[]? _columns;

    public Period Period { get; } = period;

    public List<(string Key, string Value)> Facts { get; } = [];

    public List<Credit> Deals { get; } = [];

    public List<string[]> Pays { get; } = [];

    public void AddDeal(string line)
    {
        var cells = CaseFile.Cells(line);
        if (_columns is null)
        {
            _columns = cells;
            return;
        }
        string Cell(string column, string other = "")
        {
            var at = Array.IndexOf(_columns, column);
            return at < 0 || at >= cells.Length || cells[at].Length == 0 ? other : cells[at];
        }
        Deals.Add(new Credit
        {
            Deal = Guid.Empty,
            DealKey = Cell("deal"),
            Date = CaseFile.Date(Cell("date")),
            Amount = CaseFile.Number(Cell("amount", "0")),
            Margin = CaseFile.Number(Cell("margin", "0")),
            Units = CaseFile.Number(Cell("units", "0")),
            Share = CaseFile.Number(Cell("share", "1")),
            Event = Enum.Parse<Trigger>(Cell("event", "booked"), ignoreCase: true),
            Part = Cell("part"),
            Facts = Domain.Common.Filters.Facts.Of(_columns.Select((column, i) => KeyValuePair.Create(column, CaseFile.Value(i < cells.Length ? cells[i] : "")))),
        });
    }

    public ParticipantInput Input(IReadOnlyList<Accumulator> before)
    {
        var input = new ParticipantInput
        {
            Participant = Guid.Empty, First = Period.First, Last = Period.Last, YearFirst = new(Period.FiscalYear, 1, 1), Credits = Deals, Before = before,
        };
        foreach (var (key, value) in Facts)
        {
            input = key switch
            {
                "quota" => input with { Quotas = [new(CaseFile.Number(value), Period.First, Period.Last)] },
                "annual quota" => input with { Quotas = [new(CaseFile.Number(value), new(Period.FiscalYear, 1, 1), new(Period.FiscalYear, 12, 31))] },
                "target incentive" => input with { TargetIncentives = [new(CaseFile.Number(value), Period.First, Period.Last)] },
                "annual target incentive" => input with { TargetIncentives = [new(CaseFile.Number(value), new(Period.FiscalYear, 1, 1), new(Period.FiscalYear, 12, 31))] },
                "eligible from" => input with { Eligible = new DateRange(CaseFile.Date(value), null) },
                "currency" => input with { Currency = new(value) },
                _ => input.WithMetric(key, CaseFile.Number(value)),
            };
        }
        return input;
    }
}
