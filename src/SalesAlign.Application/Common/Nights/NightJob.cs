using Quartz;

namespace SalesAlign.Application.Common.Nights;

/// <summary>Asks the night watch every hour. The schedule lives in the database, so that of several instances one asks, and a missed hour is made up for.</summary>
[DisallowConcurrentExecution]
internal sealed class NightJob(NightWatch watch) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await watch.RunAsync(cancellationToken);
}
