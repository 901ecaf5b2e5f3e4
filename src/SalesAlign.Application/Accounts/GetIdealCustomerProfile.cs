using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Application.Accounts;

/// <summary>The ideal customer profile on a day, how many accounts match it, and which criterion every other account fails.</summary>
public sealed class GetIdealCustomerProfile(UseCaseContext context) : UseCase<GetIdealCustomerProfile.Request, GetIdealCustomerProfile.Response>(context)
{
    /// <param name="Matching">Only accounts that match, or only those that do not.</param>
    /// <param name="Draft">Criteria to try instead of those in force; nothing is saved.</param>
    public sealed record Request(PageRequest Page, DateOnly? On = null, bool? Matching = null, Filter? Draft = null);

    /// <param name="Name">Null while no profile was ever defined.</param>
    public sealed record Response(
        IdealCustomerProfileId? Id, string? Name, Filter? Criteria, DateOnly? From, int Accounts, int Matches, IReadOnlyList<CriterionCount> Failures,
        IReadOnlyList<Version> History, PagedList<Item> Items);

    /// <summary>How many accounts fail a criterion.</summary>
    public sealed record CriterionCount(Criterion Criterion, int Accounts);

    public sealed record Version(DateOnly From, DateOnly? To, Filter Criteria);

    public sealed record Item(AccountId Id, string Name, bool Matches, IReadOnlyList<CriterionFailure> Failures);

    public override Permission Permission => Permission.ViewSales;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var on = request.On ?? await work.TodayAsync(cancel);
        var profile = await work.Db.IdealCustomerProfiles.AsNoTracking().Include(profile => profile.Versions).OrderBy(profile => profile.Id).FirstOrDefaultAsync(cancel);
        var version = profile?.On(on);
        var criteria = request.Draft ?? version?.Criteria;
        var history = profile?.Versions.OrderByDescending(known => known.From).Select(known => new Version(known.From, known.To, known.Criteria)).ToList() ?? [];
        var filter = (criteria ?? Filter.All()).Bind(AccountFacts.Schema);

        var failures = new Dictionary<Criterion, int>();
        var items = new List<Item>(request.Page.Size);
        int accounts = 0, matches = 0, listed = 0;
        // One pass over all accounts, of which only the page in view is kept.
        var rows = work.Db.Accounts.AsNoTracking().OrderBy(account => account.Name)
            .Select(account => new { account.Id, account.Name, account.Sector, account.Location, account.Employees, account.Revenue, account.YearEstablished }).AsAsyncEnumerable();
        await foreach (var account in rows.WithCancellation(cancel))
        {
            accounts++;
            var facts = AccountFacts.Of(account.Sector, account.Location, account.Employees, account.Revenue, account.YearEstablished, on);
            var fits = criteria is not null && filter.Matches(facts);
            if (fits) matches++;
            var failed = fits || criteria is null ? [] : filter.Failures(facts);
            foreach (var failure in failed) failures[failure.Criterion] = failures.GetValueOrDefault(failure.Criterion) + 1;
            if (request.Matching is { } wanted && wanted != fits) continue;
            if (listed++ >= request.Page.Skip && items.Count < request.Page.Size) items.Add(new Item(account.Id, account.Name, fits, failed));
        }
        return new Response(
            profile?.Id, profile?.Name, criteria, version?.From, accounts, matches,
            [.. failures.OrderByDescending(pair => pair.Value).Select(pair => new CriterionCount(pair.Key, pair.Value))], history,
            new PagedList<Item>(items, listed, Math.Max(1, request.Page.Page), request.Page.Size));
    }
}
