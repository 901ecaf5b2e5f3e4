using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Sales.Import.Reading;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales.Import;

/// <summary>How a newly arrived or re-shaped file is to be read, by a saved mapping where one fits, else by guess.</summary>
internal static class ImportReader
{
    public static async Task<(ImportSetup Setup, string? Mapping)> SuggestAsync(SalesAlignDbContext db, string path, ImportKind kind, ImportSetup shape, CancellationToken cancel)
    {
        string fingerprint;
        using (var reader = RowReader.Open(path, shape)) fingerprint = ColumnGuess.Fingerprint(reader.Headers);
        var guess = FileFormat.GuessContent(path, kind, shape);
        var saved = await db.SavedMappings.AsNoTracking().Where(mapping => mapping.Kind == kind && mapping.Headers == fingerprint)
            .OrderByDescending(mapping => mapping.SavedAt).FirstOrDefaultAsync(cancel);
        // How the file is written is its own matter; a mapping is about what its columns mean.
        return saved is null ? (guess, null) : (saved.Setup with { Encoding = shape.Encoding, Delimiter = shape.Delimiter, Sheet = shape.Sheet, EffectiveFrom = null }, saved.Name);
    }

    /// <summary>What may be thrown where a file is not what its name says.</summary>
    public static bool IsUnreadable(Exception failure) =>
        failure is CsvHelper.CsvHelperException or System.Xml.XmlException or InvalidDataException or FormatException or DocumentFormat.OpenXml.Packaging.OpenXmlPackageException
            or NotSupportedException or ArgumentException;
}
