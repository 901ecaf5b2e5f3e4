using SalesAlign.Domain.Demonstration;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Demonstration;

/// <summary>A product with the habits of its buyers: how many they take at once, and how often each amount occurs.</summary>
internal sealed record Article(Product Product, int Popularity, (int Least, int Most, int Share)[] Quantities)
{
    /// <summary>What an order of it comes to on average before discount, in the company's currency.</summary>
    public decimal UsualOrder { get; } = Product.ListPrice!.Value * Quantities.Sum(band => (band.Least + band.Most) * band.Share) / (2m * Quantities.Sum(band => band.Share));

    public int Quantity(SeededRandom chance)
    {
        var band = Quantities[chance.Weighted(Array.ConvertAll(Quantities, band => band.Share))];
        return chance.Between(band.Least, band.Most);
    }
}

/// <summary>What Havelune makes, in four tiers: Core for every home, Signature as the premium line, Care as service, Grid as the emerging energy business.</summary>
internal sealed class ProductStory
{
    public const string Basic = "Basic";
    public const string Premium = "Premium";
    public const string Service = "Service";
    public const string Emerging = "Emerging";

    public static readonly IReadOnlyList<string> Tiers = [Basic, Premium, Service, Emerging];

    private readonly List<Article> _articles = [];
    private readonly StoryIds _ids;
    private readonly DateOnly _launched;

    public ProductStory(StoryDays days, StoryIds ids)
    {
        _ids = ids;
        _launched = days.Quarter(StoryDays.FirstQuarter).First;

        Sell("CORE-HUB", "Core Hub 2", "Core", Basic, 189m, 30, (12, 24, 34), (25, 50, 36), (51, 90, 20), (91, 180, 8), (181, 400, 2));
        Sell("CORE-LIGHT", "Core Light Set", "Core", Basic, 129m, 26, (18, 36, 40), (37, 70, 34), (71, 120, 18), (121, 240, 7), (241, 480, 1));
        Sell("CORE-CLIMATE", "Core Climate Set", "Core", Basic, 219m, 24, (11, 20, 36), (21, 45, 36), (46, 80, 20), (81, 160, 7), (161, 320, 1));
        Sell("CORE-SECURE", "Core Secure Set", "Core", Basic, 259m, 20, (9, 18, 38), (19, 36, 34), (37, 70, 20), (71, 140, 7), (141, 300, 1));

        Sell("SIG-HOME", "Signature Home", "Signature", Premium, 4_900m, 34, (1, 1, 50), (2, 2, 22), (3, 4, 16), (5, 8, 9), (9, 20, 2), (21, 34, 1));
        Sell("SIG-ATELIER", "Signature Atelier", "Signature", Premium, 7_400m, 20, (1, 1, 62), (2, 2, 24), (3, 4, 10), (5, 10, 3), (11, 22, 1));
        Sell("SIG-AIR", "Signature Air", "Signature", Premium, 3_600m, 26, (1, 1, 42), (2, 2, 26), (3, 5, 20), (6, 12, 10), (13, 30, 2));
        Sell("SIG-GUARD", "Signature Guard", "Signature", Premium, 2_950m, 20, (1, 1, 40), (2, 2, 28), (3, 5, 20), (6, 12, 10), (13, 32, 2));

        Sell("CARE-PLUS", "Care Plus, per site and year", "Care", Service, 480m, 50, (5, 8, 48), (9, 16, 34), (17, 40, 16), (41, 90, 2));
        Sell("CARE-CONCIERGE", "Care Concierge, per site and year", "Care", Service, 1_250m, 28, (2, 3, 46), (4, 7, 34), (8, 16, 18), (17, 40, 2));
        Sell("CARE-START", "Commissioning days", "Care", Service, 960m, 22, (3, 4, 46), (5, 8, 36), (9, 16, 16), (17, 30, 2));

        Sell("GRID-ENERGY", "Grid Energy Manager", "Grid", Emerging, 2_400m, 48, (1, 2, 52), (3, 5, 32), (6, 12, 14), (13, 30, 2));
        Sell("GRID-STORAGE", "Grid Storage Link", "Grid", Emerging, 5_800m, 28, (1, 1, 58), (2, 3, 30), (4, 8, 11), (9, 20, 1));
        Sell("GRID-PORTFOLIO", "Grid Portfolio, per building", "Grid", Emerging, 1_900m, 24, (2, 4, 48), (5, 9, 34), (10, 24, 16), (25, 60, 2));
    }

    public IReadOnlyList<Article> Articles => _articles;

    public IReadOnlyList<Article> InTier(string tier) => [.. _articles.Where(article => article.Product.Tier == tier)];

    private void Sell(string code, string name, string series, string tier, decimal listPrice, int popularity, params (int Least, int Most, int Share)[] quantities) =>
        _articles.Add(new Article(new Product(_ids.Next<ProductId>(_launched), code, name, series, tier, listPrice), popularity, quantities));
}
