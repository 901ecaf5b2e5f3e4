namespace SalesAlign.Domain.Sales.Import;

/// <summary>Which part of a written date comes first, where the year does not.</summary>
public enum DateOrder
{
    DayFirst,
    MonthFirst,
}

/// <summary>Which sign parts whole numbers from fractions.</summary>
public enum DecimalMark
{
    Point,
    Comma,
}

/// <summary>How a file is to be read: its format, which column is which field, what values stand for others, and what to do with faulty rows.</summary>
public sealed record ImportSetup
{
    /// <summary>Name of the text encoding (utf-8, gb18030, utf-16); empty for workbooks.</summary>
    public string? Encoding { get; init; }

    /// <summary>The sign between columns: comma, semicolon or tab.</summary>
    public string? Delimiter { get; init; }

    /// <summary>Name of the sheet in a workbook.</summary>
    public string? Sheet { get; init; }

    public DateOrder DateOrder { get; init; }

    public DecimalMark DecimalMark { get; init; }

    /// <summary>Header of the column that holds each field; fields that are not there are left as they are.</summary>
    public Dictionary<string, string> Columns { get; init; } = [];

    /// <summary>For each field, values of the file and what they stand for.</summary>
    public Dictionary<string, Dictionary<string, string>> Aliases { get; init; } = [];

    /// <summary>From which day on people belong to the teams that the file names.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    public bool CreateMissingAccounts { get; init; }

    /// <summary>One faulty row keeps the whole file out; otherwise the good rows come in and the others are listed.</summary>
    public bool AllOrNothing { get; init; }
}
