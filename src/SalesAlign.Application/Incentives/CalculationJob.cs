using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SalesAlign.Application.Common.Jobs;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Common;
using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>Calculates a pay period apart from the page that asked; the result appears together with the word that it is complete, in one transaction.</summary>
public sealed class CalculationJob(IDbContextFactory<SalesAlignDbContext> databases, NpgsqlDataSource source, TimeProvider clock) : Job
{
    public override Task<IReadOnlyList<Guid>> WaitingAsync(CancellationToken cancel) => InStateAsync(CalculationRunState.Queued, cancel);

    public override Task<IReadOnlyList<Guid>> RunningAsync(CancellationToken cancel) => InStateAsync(CalculationRunState.Running, cancel);

    public override async Task RunAsync(Guid id, JobProgress progress, CancellationToken cancel)
    {
        var key = new CalculationRunId(id);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var begun = await db.CalculationRuns.Where(run => run.Id == key && run.State == CalculationRunState.Queued)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.State, CalculationRunState.Running), cancel);
        if (begun == 0) return;
        var run = await db.CalculationRuns.AsNoTracking().SingleAsync(r => r.Id == key, cancel);
        var calendar = (await db.Companies.AsNoTracking().SingleAsync(cancel)).Calendar;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Held to the end, so that nobody approves or closes what is just being replaced.
        var period = await db.IncentivePeriods.FromSql($"select *, xmin from incentive_periods where id = {run.PeriodId.Value} for no key update").SingleAsync(cancel);
        await using var reading = await databases.CreateDbContextAsync(cancel);
        var outcome = await new PeriodCalculation(db, new CalculationSource(source, reading, key)).RunAsync(
            period, calendar, await ScopeAsync(reading, run, period, cancel),
            (done, of) =>
            {
                progress.Report(of, done);
                return Task.CompletedTask;
            },
            cancel);

        var now = clock.GetUtcNow();
        period.Calculate(run.RequestedBy, now);
        db.Attribution = new Attribution(run.RequestedBy, nameof(CalculateIncentivePeriod), now);
        db.Add(new AuditEntry(now, run.RequestedBy, nameof(CalculateIncentivePeriod), nameof(Statement), period.Key, null, JsonSerializer.Serialize(outcome, DomainJson.Options)));
        await db.SaveChangesAsync(cancel);
        await db.CalculationRuns.Where(r => r.Id == key).ExecuteUpdateAsync(
            set => set
                .SetProperty(r => r.State, CalculationRunState.Completed)
                .SetProperty(r => r.FinishedAt, now)
                .SetProperty(r => r.Participants, outcome.Participants)
                .SetProperty(r => r.ParticipantsDone, outcome.Participants)
                .SetProperty(r => r.Lines, outcome.Lines)
                .SetProperty(r => r.Total, outcome.Total)
                .SetProperty(r => r.PreviousTotal, outcome.PreviousTotal)
                .SetProperty(r => r.Findings, outcome.Findings),
            cancel);
        await transaction.CommitAsync(cancel);
    }

    // A unit with everybody below it on the period's last day.
    private static async Task<IReadOnlySet<PersonId>?> ScopeAsync(SalesAlignDbContext db, CalculationRun run, IncentivePeriod period, CancellationToken cancel)
    {
        if (run.PersonId is { } person) return new HashSet<PersonId> { person };
        if (run.UnitId is not { } unit) return null;
        var chart = await OrganizationChart.ReadAsync(db, period.Last, cancel);
        return chart.ById.ContainsKey(unit) ? chart.Subtree(unit).SelectMany(below => chart.Members[below]).Select(member => member.PersonId).ToHashSet() : new HashSet<PersonId>();
    }

    public override async Task<bool> BeatAsync(Guid id, JobProgress progress, CancellationToken cancel)
    {
        var key = new CalculationRunId(id);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (of, done) = (progress.Rows, (int)progress.Done);
        await db.CalculationRuns.Where(run => run.Id == key && run.State == CalculationRunState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.Participants, of).SetProperty(run => run.ParticipantsDone, done), cancel);
        return await db.CalculationRuns.AnyAsync(run => run.Id == key && run.State == CalculationRunState.Running && run.CancelRequested, cancel);
    }

    public override async Task CancelledAsync(Guid id)
    {
        await DiscardAsync(id);
        await EndAsync(id, CalculationRunState.Cancelled, null);
    }

    // What it has finished stays for the next run.
    public override Task InterruptedAsync(Guid id) => EndAsync(id, CalculationRunState.Interrupted, null);

    public override async Task FailedAsync(Guid id, Exception failure)
    {
        await DiscardAsync(id);
        await EndAsync(id, CalculationRunState.Failed, failure is RuleViolation violation ? violation.Code : "calculation.unexpected");
    }

    private async Task DiscardAsync(Guid id)
    {
        var key = new CalculationRunId(id);
        await using var db = await databases.CreateDbContextAsync();
        var period = await db.CalculationRuns.Where(run => run.Id == key).Select(run => run.PeriodId).SingleAsync();
        await using var connection = await source.OpenConnectionAsync();
        await StatementDrafts.DiscardAsync(connection, period, CancellationToken.None);
    }

    private async Task<IReadOnlyList<Guid>> InStateAsync(CalculationRunState state, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var ids = await db.CalculationRuns.AsNoTracking().Where(run => run.State == state).OrderBy(run => run.StartedAt).Select(run => run.Id).ToListAsync(cancel);
        return ids.ConvertAll(id => id.Value);
    }

    private async Task EndAsync(Guid id, CalculationRunState state, string? problem)
    {
        var key = new CalculationRunId(id);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync();
        await db.CalculationRuns.Where(run => run.Id == key && run.State == CalculationRunState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.State, state).SetProperty(run => run.FinishedAt, now).SetProperty(run => run.Problem, problem));
    }
}
