using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Sales.Health;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales.Health;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales.Health;

/// <summary>The records behind a check's figure, each with who is to mend it.</summary>
public sealed class ListHealthFindings(UseCaseContext context) : UseCase<ListHealthFindings.Request, PagedList<ListHealthFindings.Item>>(context)
{
    public sealed record Request(HealthCheck Check, HealthScope Scope, PageRequest Page);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Check).IsInEnum();
            RuleFor(r => r.Scope.StaleDays).InclusiveBetween(1, 3650).WithErrorCode("health.days_out_of_range").OverridePropertyName("StaleDays");
        }
    }

    /// <param name="Detail">What the check knows beyond the failure: a day, days late, or the record that it repeats.</param>
    public sealed record Item(ImportKind Kind, Guid Id, string Title, PersonId? PersonId, string? Person, string? Detail);

    public override Permission Permission => Permission.ViewSales;

    protected override async Task<Result<PagedList<Item>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var people = await HealthReader.PeopleAsync(work, request.Scope, cancel);
        var reading = await HealthReader.ReadingAsync(work, request.Scope, cancel);
        var page = request.Page;
        var kind = HealthChecks.KindOf(request.Check);
        if (request.Check == HealthCheck.AccountTwice)
        {
            var twice = await HealthReader.AccountsTwiceAsync(await reading.AccountsAsync(cancel), people);
            return new PagedList<Item>([.. twice.Skip(page.Skip).Take(page.Size).Select(row => Of(kind, row))], twice.Count, page.Page, page.Size);
        }
        var (rows, total) = await reading.FindAsync(request.Check, people, page.Skip, page.Size, cancel);
        return new PagedList<Item>([.. rows.Select(row => Of(kind, row))], total, page.Page, page.Size);
    }

    private static Item Of(ImportKind kind, HealthRow row) => new(kind, row.Id, row.Title, row.Person is { } id ? new PersonId(id) : null, row.PersonName, row.Detail);
}
