using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Domain.Sales.Health;

/// <summary>What good data is: complete, entered in time, there once, connected to the rest, and current.</summary>
public enum HealthArea
{
    Complete,
    Timely,
    Unique,
    Connected,
    Current,
}

/// <summary>One question that is put to every record it concerns.</summary>
public enum HealthCheck
{
    AccountSector,
    AccountEmployees,
    AccountLocation,
    ProductSeries,
    ProductPrice,
    DealEngaged,
    DealExpectedClose,
    DealLostReason,
    ActivityOutcome,
    DealEntry,
    ActivityEntry,
    AccountTwice,
    DealTwice,
    DealAccount,
    DealProduct,
    DealOwnerUnit,
    ActivityAccount,
    DealStale,
    DealOverdue,
}

/// <summary>Which area a check belongs to, and what kind of record it looks at.</summary>
public static class HealthChecks
{
    /// <summary>An entry is late when it comes more than these hours after the end of its day.</summary>
    public const int EntryHours = 24;

    /// <summary>Days without activity or change of stage after which an open deal counts as stale, unless asked otherwise.</summary>
    public const int StaleDays = 30;

    public static IReadOnlyList<HealthCheck> All { get; } = Enum.GetValues<HealthCheck>();

    public static HealthArea AreaOf(HealthCheck check) => check switch
    {
        <= HealthCheck.ActivityOutcome => HealthArea.Complete,
        HealthCheck.DealEntry or HealthCheck.ActivityEntry => HealthArea.Timely,
        HealthCheck.AccountTwice or HealthCheck.DealTwice => HealthArea.Unique,
        HealthCheck.DealStale or HealthCheck.DealOverdue => HealthArea.Current,
        _ => HealthArea.Connected,
    };

    public static ImportKind KindOf(HealthCheck check) => check switch
    {
        HealthCheck.AccountSector or HealthCheck.AccountEmployees or HealthCheck.AccountLocation or HealthCheck.AccountTwice => ImportKind.Accounts,
        HealthCheck.ProductSeries or HealthCheck.ProductPrice => ImportKind.Products,
        HealthCheck.ActivityOutcome or HealthCheck.ActivityEntry or HealthCheck.ActivityAccount => ImportKind.Activities,
        _ => ImportKind.Deals,
    };
}
