using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Sales.Import.Reading;
using SalesAlign.Data.Sales.Import;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales.Import;

/// <summary>Shows how a file would be read by a setup, before anything is saved: its first rows, errors, and names that nobody knows.</summary>
public sealed class PreviewImport(UseCaseContext context, ImportOptions options) : UseCase<PreviewImport.Request, PreviewImport.Response>(context)
{
    // As much as is checked while a person waits.
    private const int MostRows = 20_000;
    private const int ShownRows = 20;
    private const int ShownErrors = 100;
    private const int MostNames = 5_000;

    /// <summary>Without a setup, the one kept with the import.</summary>
    public sealed record Request(ImportBatchId Id, ImportSetup? Setup = null);

    /// <param name="RowsChecked">Rows that were looked at.</param>
    /// <param name="IsWhole">Whether that was the whole file.</param>
    /// <param name="Missing">Required fields that no column is mapped to.</param>
    public sealed record Response(
        ImportBatchId Id, ImportKind Kind, string FileName, long FileSize, ImportSetup Setup, IReadOnlyList<string> Sheets, IReadOnlyList<string> Headers,
        IReadOnlyList<Field> Fields, IReadOnlyList<Row> Rows, int RowsChecked, bool IsWhole, int FaultyRows, IReadOnlyList<RowError> Errors,
        IReadOnlyList<Unknown> Unknowns, IReadOnlyList<string> Missing, IReadOnlyList<Mapping> Mappings);

    public sealed record Field(string Name, ImportFieldType Type, bool Required, IReadOnlyList<string> Choices);

    /// <summary>A row as it would be read: a value per mapped field, in the order of the fields, with null where it is empty or faulty.</summary>
    public sealed record Row(int Number, IReadOnlyList<Cell> Cells);

    public sealed record Cell(string Field, string? Value, string? ErrorCode);

    public sealed record RowError(int Row, string? Column, string Code, string? Value, string? Suggestion);

    /// <summary>A value that stands for nothing known, how many of the rows have it, and what may have been meant.</summary>
    public sealed record Unknown(string Field, string Column, string Value, int Rows, string? Suggestion);

    public sealed record Mapping(Guid Id, string Name);

    public override Permission Permission => Permission.ImportData;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var batch = await work.Db.ImportBatches.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Id == request.Id, cancel);
        if (batch is null) return Result.NotFound;
        var path = options.PathOf(batch.Id);
        if (!File.Exists(path)) return Result.Refused("import.file_missing");
        try
        {
            var setup = request.Setup ?? batch.Setup;
            var sheets = FileFormat.IsWorkbook(path) ? WorkbookFormat.Sheets(path) : [];
            IReadOnlyList<string> headers;
            using (var shape = RowReader.Open(path, setup)) headers = shape.Headers;
            // Read with another encoding or sheet the headers are others, and what was mapped before means nothing.
            if (setup.Columns.Count > 0 && !setup.Columns.Values.Any(header => headers.Contains(header, StringComparer.Ordinal)))
            {
                setup = FileFormat.GuessContent(path, batch.Kind, setup with { Columns = [] }) with { Aliases = setup.Aliases, EffectiveFrom = setup.EffectiveFrom, AllOrNothing = setup.AllOrNothing, CreateMissingAccounts = setup.CreateMissingAccounts };
            }
            var missing = RowParser.Unmapped(batch.Kind, setup, headers);
            var check = Check(path, batch.Kind, setup, missing.Count == 0, CompanyDay.Zone((await work.CompanyAsync(cancel)).TimeZone), cancel);
            var unknowns = await UnknownsAsync(work, batch.Kind, setup, check, cancel);
            var mappings = await work.Db.SavedMappings.AsNoTracking().Where(mapping => mapping.Kind == batch.Kind).OrderBy(mapping => mapping.Name)
                .Select(mapping => new Mapping(mapping.Id, mapping.Name)).ToListAsync(cancel);
            var fields = ImportFields.Of(batch.Kind).Select(field => new Field(field.Name, field.Type, field.Required, [.. field.Choices.Values.Distinct(StringComparer.Ordinal)])).ToList();
            return new Response(
                batch.Id, batch.Kind, batch.FileName, batch.FileSize, setup, sheets, headers, fields, check.Rows, check.Count, check.IsWhole,
                check.Faulty, check.Errors, unknowns, missing, mappings);
        }
        catch (Exception failure) when (ImportReader.IsUnreadable(failure))
        {
            return Result.Refused("import.unreadable");
        }
    }

    private sealed class Checked
    {
        public List<Row> Rows { get; } = [];

        public List<RowError> Errors { get; } = [];

        public Dictionary<(string Field, string Column, string Value), (int Rows, string? Suggestion)> Choices { get; } = [];

        public Dictionary<string, Dictionary<string, int>> Names { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Own { get; } = new(StringComparer.OrdinalIgnoreCase);

        public int Count { get; set; }

        public int Faulty { get; set; }

        public bool IsWhole { get; set; } = true;
    }

    private static Checked Check(string path, ImportKind kind, ImportSetup setup, bool complete, TimeZoneInfo zone, CancellationToken cancel)
    {
        var check = new Checked();
        using var reader = RowReader.Open(path, setup);
        var parser = new RowParser(kind, setup, reader.Headers, zone);
        var fields = parser.Fields;
        var headers = parser.Headers;
        var byHeader = headers.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
        var references = fields.Select((field, index) => (field, index)).Where(pair => pair.field.Type == ImportFieldType.Reference).ToArray();
        var name = parser.Index("name");
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, _) in references) check.Names[field.Name] = new(StringComparer.Ordinal);
        // Without its required columns no row is complete; the first rows still show what is where.
        var most = complete ? MostRows : ShownRows;
        while (reader.Read())
        {
            cancel.ThrowIfCancellationRequested();
            if (check.Count == most)
            {
                check.IsWhole = false;
                break;
            }
            check.Count++;
            codes.Clear();
            var number = reader.Number;
            var good = !complete || parser.Parse(reader.Row, (header, code, value, suggestion) =>
            {
                if (check.Errors.Count < ShownErrors) check.Errors.Add(new RowError(number, header, code, value, suggestion));
                if (header is null) return;
                codes.TryAdd(header, code);
                if (code != "import.unknown_choice" || value is null) return;
                var key = (byHeader[header], header, value);
                check.Choices[key] = (check.Choices.GetValueOrDefault(key).Rows + 1, suggestion);
            });
            if (!good) check.Faulty++;
            if (complete && good)
            {
                foreach (var (field, index) in references)
                {
                    if (parser.Values[index].Text is not { } reference) continue;
                    var names = check.Names[field.Name];
                    if (names.Count < MostNames || names.ContainsKey(reference)) names[reference] = names.GetValueOrDefault(reference) + 1;
                }
                if (kind == ImportKind.Accounts && name >= 0 && parser.Values[name].Text is { } own)
                {
                    check.Own.Add(own);
                    check.Own.Add(parser.Key);
                }
            }
            if (check.Rows.Count < ShownRows) check.Rows.Add(Show(number, reader, parser, complete, headers, codes));
        }
        return check;
    }

    private static Row Show(int number, RowReader reader, RowParser parser, bool complete, Dictionary<string, string> headers, Dictionary<string, string> codes)
    {
        var cells = new List<Cell>();
        for (var i = 0; i < parser.Fields.Count; i++)
        {
            var field = parser.Fields[i].Name;
            var column = reader.Headers.ToList().IndexOf(headers[field]);
            var raw = column < reader.Row.Length ? reader.Row[column] : null;
            var code = codes.GetValueOrDefault(headers[field]);
            cells.Add(new Cell(field, complete && code is null ? Text(parser.Values[i]) : raw, code));
        }
        return new Row(number, cells);
    }

    private static string? Text(StagedValue value) => !value.HasValue ? null : value.Type switch
    {
        StagedType.Text => value.Text,
        StagedType.Number => value.Number.ToString("0.########", CultureInfo.InvariantCulture),
        StagedType.Instant => value.Instant.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture),
        StagedType.Whole => value.Whole.ToString(CultureInfo.InvariantCulture),
        _ => value.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private static async Task<IReadOnlyList<Unknown>> UnknownsAsync(Work work, ImportKind kind, ImportSetup setup, Checked check, CancellationToken cancel)
    {
        var unknowns = check.Choices.Select(pair => new Unknown(pair.Key.Field, pair.Key.Column, pair.Key.Value, pair.Value.Rows, pair.Value.Suggestion)).ToList();
        foreach (var (field, names) in check.Names)
        {
            if (names.Count == 0 || KnownNames.LookupOf(kind, field) is not { } lookup) continue;
            var unknown = (await KnownNames.UnknownAsync(work.Db, lookup, names.Keys, cancel)).Where(name => field != "parent" || !check.Own.Contains(name)).ToList();
            if (unknown.Count == 0) continue;
            IEnumerable<string> candidates = await KnownNames.CandidatesAsync(work.Db, lookup, cancel);
            if (field == "parent") candidates = candidates.Concat(check.Own);
            var known = candidates.ToList();
            unknowns.AddRange(unknown.Take(200).Select(name => new Unknown(field, setup.Columns[field], name, names[name], Likeness.Closest(name, known))));
        }
        return [.. unknowns.OrderByDescending(unknown => unknown.Rows).ThenBy(unknown => unknown.Value, StringComparer.Ordinal)];
    }
}
