using System.Data;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SalesAlign.Data.Common;
using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>Where a calculation reads from while it writes: connections and a context of its own. Without them it reads beforehand, for what is not yet committed.</summary>
/// <param name="Run">In whose name finished participants are kept, so that an interrupted run need not begin again.</param>
internal sealed record CalculationSource(NpgsqlDataSource Connections, SalesAlignDbContext Reading, CalculationRunId Run);

/// <summary>
/// Computes the pay of one period as drafts, and replaces the period's result by them in one transaction: readers see the old result or the new one. Deals
/// stream in by participant and lines stream out, so memory does not grow with the number of deals.
/// </summary>
internal sealed class PeriodCalculation(SalesAlignDbContext db, CalculationSource? source)
{
    private const int PeoplePerRead = 200;
    private const int Writers = 2;

    private Snapshot? _snapshot;

    public sealed record Outcome(int Participants, long Lines, decimal Total, decimal? PreviousTotal, int Findings, int Kept = 0, bool StartedOver = false);

    /// <summary>Runs within the caller's transaction on <c>db</c>; the caller commits.</summary>
    /// <param name="only">Only these people's statements are replaced; null for everybody's.</param>
    /// <param name="progress">Told after each participant how many are done, of how many.</param>
    public async Task<Outcome> RunAsync(
        IncentivePeriod period, FiscalCalendar calendar, IReadOnlySet<PersonId>? only, Func<int, int, Task> progress, CancellationToken cancel)
    {
        period.RefuseCalculation();
        await RefuseLaterClosedAsync(period, cancel);
        var reading = source?.Reading ?? db;
        await reading.Database.OpenConnectionAsync(cancel);
        // One moment for everything that is read: a deal that changes hands meanwhile is credited once.
        await using var held = source is null ? null : await reading.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        _snapshot = source is null ? null : await Snapshot.OfAsync((NpgsqlConnection)reading.Database.GetDbConnection(), source.Connections, cancel);
        var data = source is null ? "" : await PayBasis.ReadAsync((NpgsqlConnection)reading.Database.GetDbConnection(), cancel);
        var inputs = await CalculationInputs.LoadAsync(reading, PayWindow.Of(period.Key, period.First, period.Last, calendar), calendar, null, true, cancel);
        var previous = reading.Statements.Where(statement => statement.PeriodId == period.Id);
        decimal? previousTotal = await previous.AnyAsync(cancel) ? await previous.SumAsync(statement => statement.Total, cancel) : null;
        inputs.Ownership = await OwnershipFindings.ReadAsync((NpgsqlConnection)reading.Database.GetDbConnection(), inputs.Window, null, cancel);
        await DecidePoolsAsync(inputs, reading, cancel);
        var background = await LateBackground.LoadAsync(reading, inputs, cancel);
        var disputes = await SettledDisputes.LoadAsync(reading, period, inputs, cancel);

        var people = only is null ? inputs.People : [.. inputs.People.Where(only.Contains)];
        var own = (NpgsqlConnection)db.Database.GetDbConnection();
        var run = source?.Run.Value ?? Guid.Empty;
        List<NpgsqlConnection> apart = [];
        Unfinished unfinished;
        try
        {
            for (var i = 0; source is not null && i < Writers; i++) apart.Add(await source.Connections.OpenConnectionAsync(cancel));
            unfinished = await StatementDrafts.TakeOverAsync(apart.FirstOrDefault() ?? own, period.Id, run, BasisOf(data, period, people), apart.Count > 0, cancel);
            await ComputeAsync(apart.Count > 0 ? ResultWriter.Apart(apart, period.Id, run, cancel) : ResultWriter.Within(own, period.Id, run, cancel));
        }
        finally
        {
            foreach (var connection in apart) await connection.DisposeAsync();
        }
        await StatementDrafts.PublishAsync(own, period.Id, only is null ? null : Array.ConvertAll(people, person => person.Value), cancel);
        return await TotalsAsync(period, people.Length, previousTotal, cancel) with { Kept = unfinished.People.Count, StartedOver = unfinished.Outdated };

        async Task ComputeAsync(ResultWriter writing)
        {
            await using var results = writing;
            var rest = Array.FindAll(people, person => !unfinished.People.Contains(person));
            var done = 0;
            if (unfinished.People.Count > 0) await progress(unfinished.People.Count, people.Length);
            var fingerprint = new PayFingerprint();
            PersonCalculation? calculation = null;
            await foreach (var (person, deals) in DealsByPersonAsync(inputs, rest, cancel))
            {
                if (done % PeoplePerRead == 0)
                {
                    var chunk = rest[done..Math.Min(rest.Length, done + PeoplePerRead)];
                    var late = await LateFacts.LoadAsync(reading, inputs, background, chunk, cancel);
                    calculation = new PersonCalculation(
                        period, inputs, late, new LateChain(inputs, late, fingerprint), disputes, await PreviousResults.LoadAsync(source?.Reading, period, chunk, cancel));
                }
                await results.AddAsync(await calculation!.ComputeAsync(person, deals, cancel));
                await progress(unfinished.People.Count + ++done, people.Length);
            }
            await results.CompleteAsync();
        }
    }

    // Another build may compute otherwise.
    private static string BasisOf(string data, IncentivePeriod period, PersonId[] people)
    {
        var basis = new StringBuilder(data).Append(period.Key).Append(' ').Append(typeof(PeriodCalculation).Module.ModuleVersionId).Append(' ').Append(typeof(Statement).Module.ModuleVersionId);
        foreach (var person in people) basis.Append('\n').Append(person.Value);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(basis.ToString())));
    }

    private async Task<Outcome> TotalsAsync(IncentivePeriod period, int done, decimal? previousTotal, CancellationToken cancel)
    {
        var statements = db.Statements.AsNoTracking().Where(statement => statement.PeriodId == period.Id);
        var sums = await statements.GroupBy(_ => 1).Select(all => new { Lines = all.Sum(s => (long)s.LineCount), Total = all.Sum(s => s.Total) }).FirstOrDefaultAsync(cancel);
        var findings = await statements.Select(statement => statement.Findings).ToListAsync(cancel);
        return new Outcome(done, sums?.Lines ?? 0, sums?.Total ?? 0, previousTotal, findings.Sum(found => found.Count));
    }

    private async Task DecidePoolsAsync(CalculationInputs inputs, SalesAlignDbContext reading, CancellationToken cancel)
    {
        var pools = new PayPools(inputs);
        if (!pools.AreNeeded) return;
        await foreach (var (person, deals) in DealsByPersonAsync(inputs, inputs.People, cancel)) pools.Look(person, deals);
        pools.Decide(await SpentBudgets.ReadAsync(reading, inputs, cancel), pools.NeedsTeams ? await PayMetrics.UnitsAsync(reading, inputs.Last, cancel) : new Dictionary<PersonId, UnitId>());
    }

    private async IAsyncEnumerable<(PersonId Person, List<DealCredit> Deals)> DealsByPersonAsync(
        CalculationInputs inputs, PersonId[] people, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var read = inputs.Deals(Array.ConvertAll(people, person => person.Value)) with { WithFirstWins = inputs.AsksForNewCustomers };
        if (_snapshot is null)
        {
            // One connection cannot read and copy at the same time.
            var all = await DealCredits.StreamAsync((NpgsqlConnection)db.Database.GetDbConnection(), read, cancel).ToListAsync(cancel);
            await foreach (var one in ByPersonAsync(all.ToAsyncEnumerable(), people)) yield return one;
            yield break;
        }
        await foreach (var one in ByPersonAsync(DealCredits.StreamAsync(_snapshot, read, cancel), people)) yield return one;
    }

    // A later period began from where this one left the plan year; once that is closed, this one must stay as it is.
    private async Task RefuseLaterClosedAsync(IncentivePeriod period, CancellationToken cancel)
    {
        var later = await db.IncentivePeriods.Where(p => p.First > period.Last && p.State == IncentivePeriodState.Closed)
            .OrderBy(p => p.First).Select(p => p.Key).FirstOrDefaultAsync(cancel);
        RuleViolation.Unless(later is null, "incentive_period.later_closed", later);
    }

    // Rows come in the order of ids, as do the people; those without a deal get their turn with an empty list.
    private static async IAsyncEnumerable<(PersonId Person, List<DealCredit> Deals)> ByPersonAsync(IAsyncEnumerable<DealCredit> credits, PersonId[] people)
    {
        var deals = new List<DealCredit>();
        var next = 0;
        await foreach (var deal in credits)
        {
            while (people[next].Value != deal.Person)
            {
                yield return (people[next++], deals);
                deals = [];
            }
            deals.Add(deal);
        }
        while (next < people.Length)
        {
            yield return (people[next++], deals);
            deals = [];
        }
    }
}
