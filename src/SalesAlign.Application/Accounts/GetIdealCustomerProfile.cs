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
    /// <param name="Draft">Rules to try instead of those in force; nothing is saved.</param>
    public sealed record Request(PageRequest Page, DateOnly? On = null, bool? Matching = null, ProfileDraft? Draft = null);

    public sealed record ProfileDraft(Filter MustHave, IReadOnlyList<WeightedCriterion> Weighted, decimal Threshold);

    /// <param name="Name">Null while no profile was ever defined.</param>
    public sealed record Response(
        IdealCustomerProfileId? Id, string? Name, Filter? Criteria, IReadOnlyList<WeightedCriterion> Weighted, decimal Threshold, DateOnly? From, int Accounts, int Matches, IReadOnlyList<CriterionCount> Failures,
        IReadOnlyList<Version> History, PagedList<Item> Items);

    /// <summary>How many accounts fail a criterion.</summary>
    public sealed record CriterionCount(Criterion Criterion, int Accounts);

    public sealed record Version(DateOnly From, DateOnly? To, Filter Criteria, IReadOnlyList<WeightedCriterion> Weighted, decimal Threshold);

    /// <param name="Score">0 to 100.</param>
    public sealed record Item(AccountId Id, string Name, bool Matches, decimal Score, IReadOnlyList<CriterionFailure> Failures);

    public override Permission Permission => Permission.ViewSales;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var on = request.On ?? await work.TodayAsync(cancel);
        var profile = await work.Db.IdealCustomerProfiles.AsNoTracking().Include(profile => profile.Versions).OrderBy(profile => profile.Id).FirstOrDefaultAsync(cancel);
        var version = profile?.On(on);
        var rules = request.Draft is { } draft ? new ProfileRules(draft.MustHave, draft.Weighted, draft.Threshold) : version?.Rules;
        var history = profile?.Versions.OrderByDescending(known => known.From).Select(known => new Version(known.From, known.To, known.Criteria, known.Weighted, known.Threshold)).ToList() ?? [];
        var fit = rules?.Bind();

        var failures = new Dictionary<Criterion, int>();
        var items = new List<Item>(request.Page.Size);
        int accounts = 0, matches = 0, listed = 0;
        // One pass over all accounts, of which only the page in view is kept.
        var rows = work.Db.Accounts.AsNoTracking().OrderBy(account => account.Name)
            .Select(account => new { account.Id, account.Name, account.Sector, account.Location, account.Employees, account.Revenue, account.YearEstablished, account.ParentId }).AsAsyncEnumerable();
        await foreach (var account in rows.WithCancellation(cancel))
        {
            accounts++;
            var found = fit?.Explain(AccountFacts.Of(
                account.Sector, account.Location, account.Employees, account.Revenue, account.YearEstablished, account.ParentId is not null, on));
            var fits = found?.Fits == true;
            if (fits) matches++;
            foreach (var failure in found?.Failures ?? []) failures[failure.Criterion] = failures.GetValueOrDefault(failure.Criterion) + 1;
            if (request.Matching is { } wanted && wanted != fits) continue;
            if (listed++ >= request.Page.Skip && items.Count < request.Page.Size) items.Add(new Item(account.Id, account.Name, fits, found?.Score ?? 0m, found?.Failures ?? []));
        }
        return new Response(
            profile?.Id, profile?.Name, rules?.MustHave, rules?.Weighted ?? [], rules?.Threshold ?? 0m, version?.From, accounts, matches,
            [.. failures.OrderByDescending(pair => pair.Value).Select(pair => new CriterionCount(pair.Key, pair.Value))], history,
            new PagedList<Item>(items, listed, Math.Max(1, request.Page.Page), request.Page.Size));
    }
}
