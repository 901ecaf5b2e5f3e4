namespace SalesAlign.Application.Common.Nights;

/// <summary>Work of a feature that is done once for each business day, in its first hours. Every registered one is run; one that fails keeps no other from running.</summary>
public abstract class NightlyTask
{
    /// <summary>Stable: by it a day's work is known to be done.</summary>
    public abstract string Name { get; }

    /// <param name="today">The company's business day that has just begun.</param>
    /// <param name="cancel">Ends with the application.</param>
    public abstract Task RunAsync(DateOnly today, CancellationToken cancel);
}
