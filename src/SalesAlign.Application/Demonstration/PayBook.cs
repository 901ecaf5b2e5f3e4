using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Incentives;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Demonstration;

/// <summary>Writes the plan and its pay periods, each computed by the same calculation that pays everybody else, and moves them as far as their time has come.</summary>
internal static class PayBook
{
    public static async Task WriteAsync(SalesAlignDbContext db, CompanyStory story, SortedDictionary<string, long> written, CancellationToken cancel)
    {
        var incentives = story.Incentives;
        db.Add(incentives.Plan);
        await db.SaveChangesAsync(cancel);
        written["planParticipants"] = await BulkCopy.InsertAsync(db, incentives.Participants, cancel);

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
        await AnnounceAsync(db, cancel);
    }

    private static async Task<long> PayAsync(SalesAlignDbContext db, CompanyStory story, IncentivePeriod period, bool isLast, CancellationToken cancel)
    {
        var calculates = story.Organization.Named("Yusuf Demir").Person.Id;
        var approves = story.Organization.Named("Sofia Marques").Person.Id;
        var outcome = await new PeriodCalculation(db, source: null).RunAsync(period, story.Company.Calendar, (_, _) => Task.CompletedTask, cancel);
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
