using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Access;

/// <summary>Who changed what and when, newest first, with the values before and after.</summary>
public sealed class ListAuditEntries(UseCaseContext context) : UseCase<ListAuditEntries.Request, ListAuditEntries.Response>(context)
{
    public sealed record Request(PageRequest Page, AuditFilter Filter);

    /// <param name="Entries">The page.</param>
    /// <param name="Actions">What can be filtered by.</param>
    /// <param name="Subjects">What can be filtered by.</param>
    public sealed record Response(PagedList<Entry> Entries, IReadOnlyList<string> Actions, IReadOnlyList<string> Subjects);

    public sealed record Entry(long Id, DateTimeOffset At, PersonId? ById, string? By, string Action, string Subject, string SubjectId, IReadOnlyList<AuditChange> Changes);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Page).NotNull();
            RuleFor(r => r.Filter).NotNull();
        }
    }

    public override Permission Permission => Permission.ViewAudit;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var db = work.Db;
        var entries = AuditReader.Select(db, request.Filter, AuditReader.Zone(await work.CompanyAsync(cancel)));
        var page = await entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).ToPageAsync(request.Page, cancel);
        var names = await OrganizationReader.NamesAsync(db, page.Items.Select(entry => entry.By).OfType<PersonId>(), cancel);
        var rows = page.Items.Select(entry => new Entry(
            entry.Id, entry.At, entry.By, entry.By is { } by ? names.GetValueOrDefault(by) : null,
            entry.Action, entry.Subject, entry.SubjectId, AuditReader.Changes(entry.Before, entry.After))).ToList();
        var actions = await db.AuditEntries.Select(entry => entry.Action).Distinct().OrderBy(action => action).ToListAsync(cancel);
        var subjects = await db.AuditEntries.Select(entry => entry.Subject).Distinct().OrderBy(subject => subject).ToListAsync(cancel);
        return new Response(new PagedList<Entry>(rows, page.Total, page.Page, page.PageSize), actions, subjects);
    }
}
