using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Metrics;

/// <summary>The values that text fields are known to have, offered while a metric is being written.</summary>
public sealed class GetMetricChoices(UseCaseContext context) : UseCase<GetMetricChoices.Request, GetMetricChoices.Response>(context)
{
    // A list of suggestions that is longer helps nobody.
    private const int Most = 200;

    public sealed record Request;

    /// <param name="Fields">By field name, in order.</param>
    public sealed record Response(IReadOnlyDictionary<string, IReadOnlyList<string>> Fields);

    public override Permission Permission => Permission.ManageMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var (products, accounts) = (work.Db.Products.AsNoTracking(), work.Db.Accounts.AsNoTracking());
        return new Response(new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase)
        {
            ["product"] = await KnownAsync(products.Select(product => product.Name), cancel),
            ["series"] = await KnownAsync(products.Select(product => product.Series), cancel),
            ["tier"] = await KnownAsync(products.Select(product => product.Tier), cancel),
            ["account"] = await KnownAsync(accounts.Select(account => account.Name), cancel),
            ["sector"] = await KnownAsync(accounts.Select(account => account.Sector), cancel),
            ["location"] = await KnownAsync(accounts.Select(account => account.Location), cancel),
            ["leadSource"] = await KnownAsync(work.Db.Deals.AsNoTracking().Select(deal => deal.LeadSource), cancel),
            ["channel"] = await KnownAsync(work.Db.Deals.AsNoTracking().Select(deal => deal.Channel), cancel),
            ["lostReason"] = await KnownAsync(work.Db.Deals.AsNoTracking().Select(deal => deal.LostReason), cancel),
            ["outcome"] = await KnownAsync(work.Db.Activities.AsNoTracking().Select(activity => activity.Outcome), cancel),
            ["person"] = await KnownAsync(work.Db.People.AsNoTracking().Select(person => person.Name), cancel),
        });
    }

    private static async Task<IReadOnlyList<string>> KnownAsync(IQueryable<string?> values, CancellationToken cancel) =>
        [.. (await values.Where(value => value != null).Distinct().OrderBy(value => value).Take(Most).ToListAsync(cancel)).OfType<string>()];
}
