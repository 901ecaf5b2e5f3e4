using SalesAlign.Domain.Sales.Health;

namespace SalesAlign.Web.Sales.Health;

/// <summary>Who can mend what a check finds.</summary>
internal enum Mender
{
    Owner,
    Operations,
    Product,
}

internal static class HealthLooks
{
    public static Mender WhoMends(HealthCheck check) => check switch
    {
        HealthCheck.ProductSeries or HealthCheck.ProductPrice => Mender.Product,
        HealthCheck.AccountTwice or HealthCheck.DealTwice or HealthCheck.DealOwnerUnit => Mender.Operations,
        _ => Mender.Owner,
    };
}
