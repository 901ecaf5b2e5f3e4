using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>
/// Runs calculations one after the other, away from the page that asked. A run that the application did not survive is marked interrupted at
/// the next start; its transaction never committed, so nothing of it was kept.
/// </summary>
public sealed class CalculationQueue(
    IDbContextFactory<SalesAlignDbContext> databases, NpgsqlDataSource source, TimeProvider clock, ILogger<CalculationQueue> logger) : BackgroundService
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(500);

    private readonly Channel<CalculationRunId> _waiting = Channel.CreateUnbounded<CalculationRunId>();

    public void Add(CalculationRunId run) => _waiting.Writer.TryWrite(run);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            var now = clock.GetUtcNow();
            var lost = await db.CalculationRuns.Where(run => run.State == CalculationRunState.Running)
                .ExecuteUpdateAsync(set => set.SetProperty(run => run.State, CalculationRunState.Interrupted).SetProperty(run => run.FinishedAt, now), cancellationToken);
            if (lost > 0) logger.LogWarning("{Count} calculations were interrupted when the application stopped; nothing of them was kept", lost);
        }
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var run in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            await RunAsync(run, stoppingToken);
        }
    }

    private async Task RunAsync(CalculationRunId id, CancellationToken stopping)
    {
        try
        {
            await CalculateAsync(id, stopping);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            await EndAsync(id, CalculationRunState.Cancelled, null, CancellationToken.None);
        }
        catch (RuleViolation violation)
        {
            await EndAsync(id, CalculationRunState.Failed, violation.Code, CancellationToken.None);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.LogError(failure, "Calculation {Run} failed", id);
            await EndAsync(id, CalculationRunState.Failed, "calculation.unexpected", CancellationToken.None);
        }
    }

    private async Task CalculateAsync(CalculationRunId id, CancellationToken stopping)
    {
        await using var db = await databases.CreateDbContextAsync(stopping);
        var run = await db.CalculationRuns.AsNoTracking().SingleAsync(r => r.Id == id, stopping);
        if (run.State != CalculationRunState.Running) return;
        var calendar = (await db.Companies.AsNoTracking().SingleAsync(stopping)).Calendar;
        await using var transaction = await db.Database.BeginTransactionAsync(stopping);
        // Held to the end, so that nobody approves or closes what is just being replaced.
        var period = await db.IncentivePeriods.FromSql($"select *, xmin from incentive_periods where id = {run.PeriodId.Value} for no key update").SingleAsync(stopping);

        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var reported = clock.GetTimestamp();
        var outcome = await new PeriodCalculation(db, source).RunAsync(period, calendar, async (done, of) =>
        {
            if (done < of && clock.GetElapsedTime(reported) < ReportEvery) return;
            reported = clock.GetTimestamp();
            if (await ReportAsync(id, done, of, cancel.Token)) await cancel.CancelAsync();
        }, cancel.Token);

        period.Calculate(run.RequestedBy, clock.GetUtcNow());
        db.Attribution = new Attribution(run.RequestedBy, nameof(CalculateIncentivePeriod), clock.GetUtcNow());
        db.Add(new AuditEntry(
            clock.GetUtcNow(), run.RequestedBy, nameof(CalculateIncentivePeriod), nameof(Statement), period.Key, null,
            System.Text.Json.JsonSerializer.Serialize(outcome, DomainJson.Options)));
        await db.SaveChangesAsync(cancel.Token);
        await transaction.CommitAsync(cancel.Token);

        var finished = clock.GetUtcNow();
        await db.CalculationRuns.Where(r => r.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.State, CalculationRunState.Completed)
            .SetProperty(r => r.FinishedAt, finished)
            .SetProperty(r => r.Participants, outcome.Participants)
            .SetProperty(r => r.ParticipantsDone, outcome.Participants)
            .SetProperty(r => r.Lines, outcome.Lines)
            .SetProperty(r => r.Total, outcome.Total)
            .SetProperty(r => r.PreviousTotal, outcome.PreviousTotal)
            .SetProperty(r => r.Findings, outcome.Findings), CancellationToken.None);
    }

    // On a connection of its own: progress must be seen before the calculation commits. Answers whether somebody asked to cancel.
    private async Task<bool> ReportAsync(CalculationRunId id, int done, int of, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("update calculation_runs set participants_done = $1, participants = $2 where id = $3 returning cancel_requested");
        command.Parameters.Add(new() { Value = done });
        command.Parameters.Add(new() { Value = of });
        command.Parameters.Add(new() { Value = id.Value });
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    private async Task EndAsync(CalculationRunId id, CalculationRunState state, string? problem, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        await db.CalculationRuns.Where(run => run.Id == id && run.State == CalculationRunState.Running).ExecuteUpdateAsync(set => set
            .SetProperty(run => run.State, state).SetProperty(run => run.FinishedAt, now).SetProperty(run => run.Problem, problem), cancel);
    }
}
