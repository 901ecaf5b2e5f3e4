using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Simulation;

namespace SalesAlign.Application.Demonstration;

/// <summary>Writes the plan and its pay periods, each computed by the same calculation that pays everybody else, and moves them as far as their time has come.</summary>
internal static class PayBook
{
    public static async Task WriteAsync(SalesAlignDbContext db, CompanyStory story, SortedDictionary<string, long> written, TimeProvider clock, CancellationToken cancel)
    {
        var incentives = story.Incentives;
        db.AddRange(incentives.Plan, incentives.Managers, incentives.Race);
        await db.SaveChangesAsync(cancel);
        written["planParticipants"] = await BulkCopy.InsertAsync(db, incentives.Participants.Concat(incentives.Racers), cancel);

        long lines = 0;
        foreach (var quarter in incentives.Quarters)
        {
            var period = new IncentivePeriod(quarter);
            db.Add(period);
            await db.SaveChangesAsync(cancel);
            if (quarter.Last >= story.Days.Today) continue;
            lines += await PayAsync(db, story, period, isLast: quarter == story.Days.Quarter(-1), cancel);
        }
        written["incentivePeriods"] = incentives.Quarters.Count;
        written["statementLines"] = lines;
        written["planAcceptances"] = await BulkCopy.InsertAsync(db, Signatures(story), cancel);
        await AnnounceAsync(db, cancel);
        var work = new Work(new Actor(story.Organization.Named("Sofia Marques").Person.Id, "Sofia Marques", "en"), Rights.None, db, clock);
        var inForce = incentives.Plan.Versions.Last(v => v.State == PlanVersionState.Published);
        var report = await StrategyFitReader.ReadAsync(work, incentives.Plan.Id, incentives.Plan.Currency, inForce.Components, cancel);
        db.AddRange(report.Measures(inForce.Id, story.Days.Now));
        await db.SaveChangesAsync(cancel);
        await TryVolumePushAsync(db, story, cancel);
        await new PayCases(db, story, clock).WriteAsync(written, cancel);
    }

    // What the draft that pushes volume would have cost over the last two closed quarters.
    private static async Task TryVolumePushAsync(SalesAlignDbContext db, CompanyStory story, CancellationToken cancel)
    {
        var plan = story.Incentives.Plan;
        var terms = new SimulationTerms(
            plan.Id, [story.Days.Quarter(-3).Key, story.Days.Quarter(-2).Key], [new Scenario("Volume push (draft)", plan.Id)],
            new MixShift(Filter.Where(CreditFacts.Tier, FilterOperator.Equal, ProductStory.Premium), 10m));
        var simulator = await PlanSimulator.PrepareAsync(db, terms, story.Company.Calendar, story.Days.Today, cancel);
        var simulation = new PlanSimulation(terms, story.Organization.Named("Yusuf Demir").Person.Id, story.Days.Now.AddDays(-3));
        simulation.Complete(await simulator.RunAsync((_, _) => { }, cancel), story.Days.Now.AddDays(-3));
        db.Add(simulation);
        await db.SaveChangesAsync(cancel);
    }

    // Most have signed what is in force; who is missing is asked on the page of the plan.
    private static List<PlanAcceptance> Signatures(CompanyStory story)
    {
        var version = story.Incentives.Plan.Versions.Last(v => v.State == PlanVersionState.Published);
        var people = story.Organization.People.ToDictionary(character => character.Person.Id, character => character.Person);
        var signed = new List<PlanAcceptance>();
        var days = 0;
        foreach (var participant in story.Incentives.Participants.Where(p => p.To is null || p.To >= story.Days.Today))
        {
            if (++days % 6 == 0) continue;
            var person = people[participant.PersonId];
            var at = version.PublishedAt!.Value.AddDays(days % 5).AddMinutes(days * 17);
            signed.Add(new PlanAcceptance(version.Id, person, person.Name, PlanFingerprint.Of(version, participant), at < story.Days.Now ? at : story.Days.Now));
        }
        return signed;
    }

    private static async Task<long> PayAsync(SalesAlignDbContext db, CompanyStory story, IncentivePeriod period, bool isLast, CancellationToken cancel)
    {
        var calculates = story.Organization.Named("Yusuf Demir").Person.Id;
        var approves = story.Organization.Named("Sofia Marques").Person.Id;
        var outcome = await new PeriodCalculation(db, source: null).RunAsync(period, story.Company.Calendar, null, (_, _) => Task.CompletedTask, cancel);
        var run = new CalculationRun(period.Id, calculates, After(4));
        run.Complete(outcome.Participants, outcome.Lines, outcome.Total, outcome.PreviousTotal, outcome.Findings, After(4));
        db.Add(run);

        period.Calculate(calculates, After(4));
        period.Review(calculates, After(5));
        if (!isLast)
        {
            period.Approve(approves, After(9));
            period.Close(approves, After(12));
        }
        await db.SaveChangesAsync(cancel);
        return outcome.Lines;

        DateTimeOffset After(int days)
        {
            var instant = new DateTimeOffset(period.Last.AddDays(days).ToDateTime(new TimeOnly(10, 0)), TimeSpan.Zero);
            return instant < story.Days.Now ? instant : story.Days.Now;
        }
    }

    // Of the last closing everybody was told; of the earlier ones they have long read it.
    private static async Task AnnounceAsync(SalesAlignDbContext db, CancellationToken cancel)
    {
        var closed = await db.IncentivePeriods.AsNoTracking().Where(period => period.State == IncentivePeriodState.Closed).OrderByDescending(period => period.Last).FirstAsync(cancel);
        var statements = await db.Statements.AsNoTracking().Where(statement => statement.PeriodId == closed.Id)
            .Join(db.People.Where(person => person.SignInId != null), statement => statement.PersonId, person => person.Id, (statement, person) => new { statement.Id, statement.PersonId })
            .ToListAsync(cancel);
        await BulkCopy.InsertAsync(
            db, statements.ConvertAll(statement => new Notification(statement.PersonId, "statement.final", [closed.Key], $"/incentives/statements/{statement.Id}", closed.ClosedAt!.Value)), cancel);
    }
}
