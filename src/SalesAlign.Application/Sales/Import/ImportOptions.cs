using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Sales.Import;

/// <summary>Where uploaded files are kept: they are read when the import runs, again when it is restarted, and for the file of its errors.</summary>
public sealed record ImportOptions(string Folder)
{
    internal string PathOf(ImportBatchId batch) => Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, "imports")).FullName, batch.ToString());
}
