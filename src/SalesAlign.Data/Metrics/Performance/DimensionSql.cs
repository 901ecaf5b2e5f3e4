using SalesAlign.Domain.Metrics.Performance;

namespace SalesAlign.Data.Metrics.Performance;

/// <summary>Key and name of a dimension's value as SQL over deal (d), stay (s) and what the deal refers to; nothing known is the empty key.</summary>
internal static class DimensionSql
{
    public const string Joins =
        """
        left join people o on o.id = d.owner_id
        left join units u on u.id = s.unit_id
        left join accounts a on a.id = d.account_id
        left join products p on p.id = d.product_id
        """;

    public static string Key(Dimension dimension) => dimension switch
    {
        Dimension.Rep => "d.owner_id::text",
        Dimension.Unit => "coalesce(s.unit_id::text, '')",
        Dimension.Product => "coalesce(d.product_id::text, '')",
        _ => Name(dimension),
    };

    public static string Name(Dimension dimension) => "coalesce(" + dimension switch
    {
        Dimension.Rep => "o.name",
        Dimension.Unit => "u.name",
        Dimension.Product => "p.name",
        Dimension.Series => "p.series",
        Dimension.Tier => "p.tier",
        Dimension.Sector => "a.sector",
        Dimension.Location => "a.location",
        Dimension.LeadSource => "d.lead_source",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "No SQL for this dimension."),
    } + ", '')";
}
