using Microsoft.Extensions.Logging;
using SalesAlign.Data.Sales.Import;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales.Import;

/// <summary>What has changed in the data: of which kinds, whose figures, and from which day to which.</summary>
/// <param name="Kinds">The kinds of records that changed.</param>
/// <param name="People">Whose figures are touched; null when it may be anybody's.</param>
/// <param name="First">First day touched; null when there is no bound.</param>
/// <param name="Last">Last day touched; null when there is no bound.</param>
public sealed record DataChange(IReadOnlyList<ImportKind> Kinds, IReadOnlyList<PersonId>? People, DateOnly? First, DateOnly? Last)
{
    /// <summary>The same by person and month, named by its first day; null when it may be any. A person whose records bear no day has no month here.</summary>
    public IReadOnlyList<PersonMonth>? Months { get; init; }

    internal static DataChange Of(ImportKind kind, TouchedFigures touched) =>
        new([kind], touched.People is null ? null : [.. touched.People.Select(id => new PersonId(id))], touched.First, touched.Last)
        {
            Months = touched.Months is null ? null : [.. touched.Months.Select(month => new PersonMonth(new PersonId(month.Person), month.Month))],
        };
}

/// <summary>One person's month, named by its first day.</summary>
public readonly record struct PersonMonth(PersonId PersonId, DateOnly Month);

/// <summary>Is told once after every import, undo or correction what it touched, when that is saved already. Registered with the container to be found.</summary>
public interface IDataChangeListener
{
    Task ChangedAsync(DataChange change, CancellationToken cancel);
}

/// <summary>Tells every listener of a change; one that fails is logged and keeps nobody else from hearing it.</summary>
public sealed class DataChanges(IEnumerable<IDataChangeListener> listeners, ILogger<DataChanges> logger)
{
    private readonly IReadOnlyList<IDataChangeListener> _listeners = [.. listeners];

    public async Task TellAsync(DataChange change, CancellationToken cancel)
    {
        foreach (var listener in _listeners)
        {
            try
            {
                await listener.ChangedAsync(change, cancel);
            }
            catch (Exception failure)
            {
                // Whatever goes wrong in a listener, the data is saved and the others want to hear of it.
                logger.LogError(failure, "{Listener} failed to take in a change of {Kinds}", listener.GetType().Name, string.Join(", ", change.Kinds));
            }
        }
    }
}
