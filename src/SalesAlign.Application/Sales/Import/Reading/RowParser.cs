using SalesAlign.Data.Sales.Import;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales.Import.Reading;

/// <summary>Takes a field's error: the field's header, a code, the value as it stands in the file, and what may have been meant.</summary>
internal delegate void RowErrorSink(string? header, string code, string? value, string? suggestion);

/// <summary>Turns the texts of a row into values of fields, and applies the rules that a row can be judged by alone.</summary>
internal sealed class RowParser
{
    private readonly ImportKind _kind;
    private readonly ImportSetup _setup;
    private readonly TimeZoneInfo _zone;
    private readonly (ImportField Field, int Column, string Header, Dictionary<string, string>? Aliases)[] _mapped;
    private readonly StagedValue[] _values;
    private readonly int _columns;
    private readonly int _key;
    private readonly int _stage;
    private readonly int _engaged;
    private readonly int _closed;
    private readonly int _amount;

    /// <param name="zone">On whose clock a time is read that does not tell its own.</param>
    public RowParser(ImportKind kind, ImportSetup setup, IReadOnlyList<string> headers, TimeZoneInfo zone)
    {
        _kind = kind;
        _setup = setup;
        _zone = zone;
        _columns = headers.Count;
        var positions = headers.Select((header, index) => (header, index)).ToDictionary(pair => pair.header, pair => pair.index, StringComparer.Ordinal);
        _mapped =
        [
            .. ImportFields.Of(kind).Where(field => setup.Columns.TryGetValue(field.Name, out var header) && positions.ContainsKey(header))
                .Select(field => (field, positions[setup.Columns[field.Name]], setup.Columns[field.Name], Aliases(setup, field.Name))),
        ];
        _values = new StagedValue[_mapped.Length];
        KeyIsName = Index(ImportFields.ExternalId) < 0 && kind is (ImportKind.People or ImportKind.Accounts or ImportKind.Products);
        // Lines without a number go by their product, invoices and payments by their day; splits and the like by what they refer to.
        _key = Index(KeyIsName ? "name" : Index(ImportFields.ExternalId) >= 0 ? ImportFields.ExternalId : kind == ImportKind.DealLines ? "product" : kind == ImportKind.DealEvents ? "on" : "");
        _stage = Index("stage");
        _engaged = Index("engaged_on");
        _closed = Index("closed_on");
        _amount = Index("amount");
    }

    /// <summary>Required fields that no column is mapped to; the file cannot be read without them.</summary>
    public static IReadOnlyList<string> Unmapped(ImportKind kind, ImportSetup setup, IReadOnlyList<string> headers) =>
        [.. ImportFields.Of(kind).Where(field => field.Required && !(setup.Columns.TryGetValue(field.Name, out var header) && headers.Contains(header, StringComparer.Ordinal))).Select(field => field.Name)];

    /// <summary>The source has no key of its own, so a thing's name is its key.</summary>
    public bool KeyIsName { get; }

    public IReadOnlyList<ImportField> Fields => [.. _mapped.Select(mapped => mapped.Field)];

    /// <summary>Header of each mapped field.</summary>
    public Dictionary<string, string> Headers => _mapped.ToDictionary(mapped => mapped.Field.Name, mapped => mapped.Header, StringComparer.Ordinal);

    /// <summary>Values of the row parsed last, in the order of <see cref="Fields"/>.</summary>
    public ReadOnlySpan<StagedValue> Values => _values;

    public string Key => _key < 0 ? "" : _values[_key] switch
    {
        { HasValue: false } => "",
        { Type: StagedType.Date } day => day.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        var text => text.Text!,
    };

    public int Index(string field) => Array.FindIndex(_mapped, mapped => mapped.Field.Name == field);

    /// <summary>False when the row has an error; every error of it goes to the sink.</summary>
    public bool Parse(string[] row, RowErrorSink errors)
    {
        var good = true;
        for (var i = 0; i < _mapped.Length; i++)
        {
            ref readonly var mapped = ref _mapped[i];
            var text = mapped.Column < row.Length ? row[mapped.Column].Trim() : "";
            if (mapped.Aliases is not null && mapped.Aliases.TryGetValue(text, out var meant)) text = meant;
            if (text.Length == 0)
            {
                _values[i] = default;
                if (!mapped.Field.Required && i != _key) continue;
                errors(mapped.Header, "import.required", null, null);
                good = false;
            }
            else if (!TryRead(mapped.Field, text, out _values[i], out var code, out var suggestion))
            {
                errors(mapped.Header, code, text, suggestion);
                good = false;
            }
        }
        for (var i = _columns; i < row.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(row[i])) continue;
            // An unquoted delimiter inside a value shifts all that follows; better refused than read askew.
            errors(null, "import.extra_values", row[i], null);
            return false;
        }
        return good && _kind switch
        {
            ImportKind.Deals => DealHolds(errors),
            ImportKind.Accounts => InRange("employees", least: 0, errors),
            ImportKind.Activities => InRange("quality", least: 1, errors, most: 5),
            ImportKind.DealLines => InRange("quantity", least: 0, errors, without: 0) && InRange("cost", least: 0, errors),
            ImportKind.DealSplits => InRange("percent", least: 0, errors, most: 100, without: 0),
            ImportKind.ExchangeRates => InRange("rate", least: 0, errors, without: 0),
            ImportKind.Certifications => InRange("score", least: 0, errors, most: 100) && InOrder("on", "expires_on", "certification.expires_before_exam", errors),
            _ => true,
        };
    }

    private bool DealHolds(RowErrorSink errors)
    {
        var stage = _values[_stage].Text;
        if (CancelledWrongly(stage, errors) || !InRange("cost", least: 0, errors)) return false;
        if (stage is not (nameof(DealStage.Won) or nameof(DealStage.Lost))) return !ClosedBeforeEngaged(errors);
        if (_closed < 0 || !_values[_closed].HasValue)
        {
            errors(Header(_closed) ?? Header(_stage), "deal.closed_without_day", stage, null);
            return false;
        }
        if (stage == nameof(DealStage.Won) && (_amount < 0 || !_values[_amount].HasValue))
        {
            errors(Header(_amount) ?? Header(_stage), "deal.won_without_amount", stage, null);
            return false;
        }
        return !ClosedBeforeEngaged(errors);
    }

    private bool ClosedBeforeEngaged(RowErrorSink errors)
    {
        if (_closed < 0 || _engaged < 0 || !_values[_closed].HasValue || !_values[_engaged].HasValue || _values[_closed].Date >= _values[_engaged].Date) return false;
        errors(Header(_closed), "deal.closed_before_engaged", _values[_closed].Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), null);
        return true;
    }

    private bool CancelledWrongly(string? stage, RowErrorSink errors)
    {
        var cancelled = Index("cancelled_on");
        if (cancelled < 0 || !_values[cancelled].HasValue) return false;
        var early = _closed >= 0 && _values[_closed].HasValue && _values[cancelled].Date < _values[_closed].Date;
        if (stage == nameof(DealStage.Won) && !early) return false;
        errors(Header(cancelled), early ? "deal.cancelled_before_closed" : "deal.cancelled_but_not_won", _values[cancelled].Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), null);
        return true;
    }

    private bool InRange(string field, decimal least, RowErrorSink errors, decimal most = decimal.MaxValue, decimal? without = null)
    {
        var index = Index(field);
        if (index < 0 || !_values[index].HasValue) return true;
        var number = _values[index].Type == StagedType.Whole ? _values[index].Whole : _values[index].Number;
        if (number >= least && number <= most && number != without) return true;
        errors(Header(index), "import.out_of_range", number.ToString("0.########", System.Globalization.CultureInfo.InvariantCulture), null);
        return false;
    }

    private bool InOrder(string first, string then, string code, RowErrorSink errors)
    {
        var (from, to) = (Index(first), Index(then));
        if (from < 0 || to < 0 || !_values[from].HasValue || !_values[to].HasValue || _values[from].Date <= _values[to].Date) return true;
        errors(Header(to), code, _values[to].Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), null);
        return false;
    }

    private string? Header(int field) => field < 0 ? null : _mapped[field].Header;

    private bool TryRead(ImportField field, string text, out StagedValue value, out string code, out string? suggestion)
    {
        value = default;
        code = "";
        suggestion = null;
        switch (field.Type)
        {
            case ImportFieldType.Number:
                code = "import.not_a_number";
                // Shares are often written with their sign.
                if (!ValueReading.TryNumber(field.Name == "percent" ? text.TrimEnd('%', '％', ' ') : text, _setup.DecimalMark, out var number, field.Decimals)) return false;
                value = StagedValue.Of(number);
                return true;
            case ImportFieldType.WholeNumber:
                code = "import.not_a_whole_number";
                if (!ValueReading.TryNumber(text, _setup.DecimalMark, out var whole) || decimal.Truncate(whole) != whole || Math.Abs(whole) > int.MaxValue) return false;
                value = StagedValue.Of((int)whole);
                return true;
            case ImportFieldType.Date:
                code = "import.not_a_date";
                if (!ValueReading.TryDate(text, _setup.DateOrder, out var day)) return false;
                value = StagedValue.Of(day);
                return true;
            case ImportFieldType.Instant:
                code = "import.not_a_date";
                if (!ValueReading.TryInstant(text, _setup.DateOrder, _zone, out var instant)) return false;
                value = StagedValue.Of(instant);
                return true;
            case ImportFieldType.Choice:
                code = "import.unknown_choice";
                if (field.Choices.TryGetValue(text, out var meaning))
                {
                    value = StagedValue.Of(meaning);
                    return true;
                }
                suggestion = Likeness.Closest(text, field.Choices.Keys) is { } like ? field.Choices[like] : null;
                return false;
            default:
                code = text.Length > field.MaxLength ? "import.too_long" : field.Name == "currency" && !IsCurrency(text) ? "currency.not_iso" : text.Contains('\0') ? "import.not_text" : "";
                if (code.Length > 0) return false;
                value = StagedValue.Of(text);
                return true;
        }
    }

    private static bool IsCurrency(string text) => text.Length == 3 && text.All(char.IsAsciiLetterUpper);

    private static Dictionary<string, string>? Aliases(ImportSetup setup, string field) =>
        setup.Aliases.TryGetValue(field, out var aliases) && aliases.Count > 0 ? new Dictionary<string, string>(aliases, StringComparer.OrdinalIgnoreCase) : null;
}
