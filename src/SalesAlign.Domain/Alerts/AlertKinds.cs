namespace SalesAlign.Domain.Alerts;

/// <summary>What a rule watches.</summary>
public enum AlertIndex
{
    /// <summary>Attainment of a goal whose period is nearly over.</summary>
    GoalProgress,

    /// <summary>Attainment of a running goal ÷ where it should be by now.</summary>
    GoalPace,

    /// <summary>Days since anybody had contact with one of the largest customers.</summary>
    KeyAccountContact,

    /// <summary>Open deals of an owner on which nothing has happened for a number of days.</summary>
    StalledDeals,

    /// <summary>How far activities fell against the stretch before.</summary>
    FallingActivity,

    /// <summary>Days since the sales data last grew.</summary>
    DataLag,

    /// <summary>Goals whose metric has no value, or one that is too old.</summary>
    MetricMissing,

    /// <summary>A metric on the wrong side of a value for a number of periods.</summary>
    MetricValue,

    /// <summary>How far a metric fell (or rose, where it should fall) from one period to the next.</summary>
    MetricFall,
}

/// <summary>About whom a rule speaks.</summary>
public enum AlertLevel
{
    Company,
    Unit,
    Person,
}

/// <summary>How bad a deviation is; it decides how long each step may take and who hears of it.</summary>
public enum AlertGrade
{
    Watch,
    Serious,
    Critical,
}

/// <summary>Who is to deal with what a rule finds.</summary>
public enum AlertOwner
{
    /// <summary>The person concerned; of a unit its manager.</summary>
    Carrier,

    /// <summary>The nearest manager above the person or unit concerned.</summary>
    ManagerAbove,

    SalesOperations,
}

/// <summary>When a rule is looked at.</summary>
public enum AlertCadence
{
    /// <summary>After each change of data, and every night.</summary>
    OnChange,
    Nightly,

    /// <summary>In the night to Monday.</summary>
    Weekly,
}

/// <summary>The side of a value on which a metric is wrong.</summary>
public enum AlertSide
{
    Below,
    Above,
}
