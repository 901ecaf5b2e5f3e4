using System.Globalization;
using System.Runtime.CompilerServices;

namespace SalesAlign.Web.Tests.Common;

/// <summary>
/// The public data set of a computer-hardware seller, read here once more and in the plainest way, so that what the application shows can be held against
/// something other than itself. It is not part of the project; tests that need it are skipped where it is absent.
/// </summary>
internal static class CrmFiles
{
    public static string? Folder { get; } = Find();

    public static IReadOnlyList<Agent> Agents { get; } = [.. Rows("sales_teams").Select(row => new Agent(row["sales_agent"], row["manager"], row["regional_office"]))];

    public static IReadOnlyDictionary<string, int> Employees { get; } = Rows("accounts").ToDictionary(row => row["account"], row => int.Parse(row["employees"], CultureInfo.InvariantCulture));

    /// <summary>Won and lost deals.</summary>
    public static IReadOnlyList<Closed> ClosedDeals { get; } =
    [
        .. Rows("sales_pipeline").Where(row => row["deal_stage"] is "Won" or "Lost").Select(row => new Closed(
            row["opportunity_id"], row["sales_agent"], row["product"] == "GTXPro" ? "GTX Pro" : row["product"], row["account"], row["deal_stage"] == "Won",
            DateOnly.ParseExact(row["close_date"], "yyyy-MM-dd", CultureInfo.InvariantCulture), decimal.Parse(row["close_value"], CultureInfo.InvariantCulture))),
    ];

    public static IReadOnlyList<Closed> WonDeals { get; } = [.. ClosedDeals.Where(deal => deal.IsWon)];

    public static string PathOf(string name) => Path.Combine(Folder!, name + ".csv");

    private static IEnumerable<Dictionary<string, string>> Rows(string name)
    {
        if (Folder is null) yield break;
        using var lines = File.ReadLines(PathOf(name)).GetEnumerator();
        lines.MoveNext();
        var headers = lines.Current.Split(',');
        while (lines.MoveNext())
        {
            var cells = lines.Current.Split(',');
            yield return headers.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        }
    }

    // Beside the clone, however deep the clone lies.
    private static string? Find([CallerFilePath] string here = "")
    {
        for (var folder = Path.GetDirectoryName(here); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var candidate = Path.Combine(folder, "shared", "data", "crm-sales-opportunities");
            if (File.Exists(Path.Combine(candidate, "sales_pipeline.csv"))) return candidate;
        }
        return null;
    }

    internal sealed record Agent(string Name, string Manager, string Region);

    internal sealed record Closed(string Id, string Agent, string Product, string Account, bool IsWon, DateOnly ClosedOn, decimal Value)
    {
        public int Quarter => ClosedOn.Year == 2017 ? (ClosedOn.Month + 2) / 3 : 0;
    }
}

/// <summary>A test that drives a browser over the public data set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CrmFactAttribute : FactAttribute
{
    public CrmFactAttribute()
    {
        if (CrmFiles.Folder is null) Skip = "The data set is not beside the clone (../shared/data/crm-sales-opportunities).";
        else if (BrowserFactAttribute.IsMissing) Skip = BrowserFactAttribute.None;
    }
}
