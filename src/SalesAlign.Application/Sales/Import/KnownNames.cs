using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Data.Sales.Import;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales.Import;

/// <summary>Looks up what files refer to, and what may have been meant by a name that nobody knows.</summary>
internal static class KnownNames
{
    // More names than this are not searched for likeness: it would take longer than a person waits.
    private const int MostCandidates = 20_000;

    public static Lookup? LookupOf(ImportKind kind, string field) => (kind, field) switch
    {
        (_, "owner" or "person") => Lookup.People,
        (_, "account" or "parent" or "referral_partner") => Lookup.Accounts,
        (_, "product") => Lookup.Products,
        (_, "deal") => Lookup.Deals,
        (ImportKind.StageEntries, "stage") => Lookup.PipelineStages,
        _ => null,
    };

    /// <summary>Those of the given keys or names that nothing is known by.</summary>
    public static async Task<IReadOnlyList<string>> UnknownAsync(SalesAlignDbContext db, Lookup lookup, IReadOnlyCollection<string> names, CancellationToken cancel)
    {
        var given = names.ToArray();
        if (lookup == Lookup.Deals)
        {
            return await db.Database.SqlQuery<string>(
                $"select n as \"Value\" from unnest({given}) n where not exists (select 1 from deals d where d.external_id = n)").ToListAsync(cancel);
        }
        if (lookup == Lookup.PipelineStages)
        {
            return await db.Database.SqlQuery<string>(
                $"select n as \"Value\" from unnest({given}) n where not exists (select 1 from pipeline_stages d where lower(d.name) = lower(n))").ToListAsync(cancel);
        }
        var unknown = $$"""select n as "Value" from unnest({0}) n where not exists (select 1 from {{Table(lookup)}} d where d.external_id = n or lower(d.name) = lower(n))""";
        return await db.Database.SqlQueryRaw<string>(unknown, [given]).ToListAsync(cancel);
    }

    public static async Task<IReadOnlyList<string>> CandidatesAsync(SalesAlignDbContext db, Lookup lookup, CancellationToken cancel) => lookup switch
    {
        Lookup.People => await db.People.Select(person => person.Name).Take(MostCandidates).ToListAsync(cancel),
        Lookup.Accounts => await db.Accounts.Select(account => account.Name).Take(MostCandidates).ToListAsync(cancel),
        Lookup.PipelineStages => await db.PipelineStages.Select(stage => stage.Name).ToListAsync(cancel),
        Lookup.Products => await db.Products.Select(product => product.Name).Take(MostCandidates).ToListAsync(cancel),
        _ => [],
    };

    /// <summary>Writes beside each unknown name in the list of errors what may have been meant.</summary>
    public static async Task SuggestAsync(SalesAlignDbContext db, ImportBatchId batch, ImportKind kind, IReadOnlyDictionary<string, string> headers, CancellationToken cancel)
    {
        foreach (var (field, header) in headers)
        {
            if (LookupOf(kind, field) is not { } lookup || lookup == Lookup.Deals) continue;
            var unknown = await db.ImportErrors.AsNoTracking().Where(error => error.BatchId == batch && error.Column == header && error.Code == "import.unknown_reference" && error.Suggestion == null)
                .Select(error => error.Value!).Distinct().Take(500).ToListAsync(cancel);
            if (unknown.Count == 0) continue;
            var candidates = await CandidatesAsync(db, lookup, cancel);
            foreach (var name in unknown)
            {
                if (Likeness.Closest(name, candidates) is not { } meant) continue;
                await db.ImportErrors.Where(error => error.BatchId == batch && error.Column == header && error.Value == name && error.Code == "import.unknown_reference")
                    .ExecuteUpdateAsync(set => set.SetProperty(error => error.Suggestion, meant), cancel);
            }
        }
    }

    private static string Table(Lookup lookup) => lookup switch
    {
        Lookup.People => "people",
        Lookup.Accounts => "accounts",
        _ => "products",
    };
}
