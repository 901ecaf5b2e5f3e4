using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Access;

/// <summary>Writes the audit trail as CSV, row by row, so that years of it need no memory.</summary>
public sealed class ExportAuditEntries(UseCaseContext context) : UseCase<ExportAuditEntries.Request, Nothing>(context)
{
    private static readonly string[] Header = ["At", "By", "Action", "Subject", "SubjectId", "Before", "After"];

    public sealed record Request(AuditFilter Filter, Stream Target);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Filter).NotNull();
            RuleFor(r => r.Target).NotNull();
        }
    }

    public override Permission Permission => Permission.ViewAudit;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var db = work.Db;
        var names = await db.People.AsNoTracking().ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        var entries = AuditReader.Select(db, request.Filter, AuditReader.Zone(await work.CompanyAsync(cancel))).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id);
        await using var csv = new CsvExport(request.Target);
        await csv.WriteAsync(Header, cancel);
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancel))
        {
            await csv.WriteAsync(
            [
                entry.At.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                entry.By is { } by ? names.GetValueOrDefault(by) : null,
                entry.Action, entry.Subject, entry.SubjectId, entry.Before, entry.After,
            ], cancel);
        }
        return default(Nothing);
    }
}
