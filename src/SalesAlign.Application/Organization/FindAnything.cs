using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Organization;

/// <summary>What kind of thing a search found.</summary>
public enum FoundKind
{
    Person,
    Account,
    Deal,
    Product,
}

/// <summary>Searches names and keys of everything that the actor may see; a few hits of each kind, best first.</summary>
public sealed class FindAnything(UseCaseContext context) : UseCase<FindAnything.Request, IReadOnlyList<FindAnything.Hit>>(context)
{
    private const int HitsPerKind = 5;

    public sealed record Request(string Text);

    public sealed record Hit(FoundKind Kind, Guid Id, string Title, string? Detail);

    public override Permission Permission => Permission.SignedIn;

    protected override async Task<Result<IReadOnlyList<Hit>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(request.Text)) return Array.Empty<Hit>();
        var db = work.Db;
        var pattern = Paging.Containing(request.Text);
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        var hits = new List<Hit>();

        var people = db.People.AsNoTracking().Where(p => EF.Functions.ILike(p.Name, pattern));
        if (!work.Rights.Allow(Permission.ViewOrganization)) people = people.Where(p => p.Id == work.Actor.PersonId);
        hits.AddRange((await people.OrderBy(p => p.Name).Take(HitsPerKind).Select(p => new { p.Id, p.Name, p.Email }).ToListAsync(cancel))
            .Select(p => new Hit(FoundKind.Person, p.Id.Value, p.Name, p.Email)));
        hits.AddRange((await db.Accounts.AsNoTracking().Where(a => EF.Functions.ILike(a.Name, pattern)).OrderBy(a => a.Name).Take(HitsPerKind)
                .Select(a => new { a.Id, a.Name, a.Sector }).ToListAsync(cancel))
            .Select(a => new Hit(FoundKind.Account, a.Id.Value, a.Name, a.Sector)));
        var deals = db.Deals.AsNoTracking().Where(d => EF.Functions.ILike(d.ExternalId, pattern));
        if (!scope.WholeCompany) deals = deals.Where(d => scope.People.Contains(d.OwnerId));
        hits.AddRange((await deals.OrderBy(d => d.ExternalId).Take(HitsPerKind)
                .Select(d => new { d.Id, d.ExternalId, Account = db.Accounts.Where(a => a.Id == d.AccountId).Select(a => a.Name).FirstOrDefault() }).ToListAsync(cancel))
            .Select(d => new Hit(FoundKind.Deal, d.Id.Value, d.ExternalId, d.Account)));
        hits.AddRange((await db.Products.AsNoTracking().Where(p => EF.Functions.ILike(p.Name, pattern)).OrderBy(p => p.Name).Take(HitsPerKind)
                .Select(p => new { p.Id, p.Name, p.Series }).ToListAsync(cancel))
            .Select(p => new Hit(FoundKind.Product, p.Id.Value, p.Name, p.Series)));
        return hits;
    }
}
