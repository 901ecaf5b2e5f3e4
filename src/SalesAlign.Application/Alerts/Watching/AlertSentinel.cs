using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using SalesAlign.Application.Sales.Import;

namespace SalesAlign.Application.Alerts.Watching;

/// <summary>Waits for changes of data and has the rules looked at once the changes pause, so that a burst of them is one look.</summary>
public sealed class AlertSentinel(AlertEvaluation evaluation, ILogger<AlertSentinel> logger) : BackgroundService, IDataChangeListener
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public Task ChangedAsync(DataChange change, CancellationToken cancel)
    {
        _changes.Writer.TryWrite(true);
        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _changes.Reader.WaitToReadAsync(stoppingToken))
            {
                while (_changes.Reader.TryRead(out _)) await Task.Delay(Pause, stoppingToken);
                try
                {
                    await evaluation.RunAsync(AlertOccasion.DataChanged, stoppingToken);
                }
                catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException or TimeoutException)
                {
                    logger.LogWarning(failure, "The alert rules could not be looked at after a change of data; the night will.");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The application ends; what was not looked at, the night will.
        }
    }
}
