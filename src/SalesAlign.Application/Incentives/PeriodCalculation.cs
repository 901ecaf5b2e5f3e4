using Microsoft.EntityFrameworkCore;
using Npgsql;
using SalesAlign.Data.Common;
using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>
/// Computes the pay of one period for everybody and replaces the period's result, in one transaction: readers see the old result or the new
/// one. Deals stream in by participant and lines stream out, so memory does not grow with the number of deals.
/// </summary>
/// <param name="source">
/// Where a second connection to read deals comes from; without it they are read beforehand on the caller's own, for deals not yet committed.
/// </param>
internal sealed class PeriodCalculation(SalesAlignDbContext db, NpgsqlDataSource? source)
{
    private const int LinesPerFlush = 5_000;

    private readonly List<Statement> _statements = [];
    private readonly List<StatementEntry> _lines = [];

    public sealed record Outcome(int Participants, long Lines, decimal Total, decimal? PreviousTotal, int Findings);

    /// <summary>Runs within the caller's transaction on <c>db</c>; the caller commits.</summary>
    /// <param name="progress">Told after each participant how many are done, of how many.</param>
    public async Task<Outcome> RunAsync(IncentivePeriod period, FiscalCalendar calendar, Func<int, int, Task> progress, CancellationToken cancel)
    {
        period.RefuseCalculation();
        await RefuseLaterClosedAsync(period, cancel);
        var inputs = await CalculationInputs.LoadAsync(db, period.First, period.Last, calendar, null, cancel);
        var writer = (NpgsqlConnection)db.Database.GetDbConnection();
        var previous = db.Statements.Where(statement => statement.PeriodId == period.Id);
        decimal? previousTotal = await previous.AnyAsync(cancel) ? await previous.SumAsync(statement => statement.Total, cancel) : null;
        await StatementBulk.DeleteAsync(writer, period.Id, cancel);

        var people = inputs.People;
        var done = 0;
        long lines = 0;
        var total = 0m;
        var findings = 0;
        await using var reader = source is null ? null : await source.OpenConnectionAsync(cancel);
        var credits = DealCredits.StreamAsync(reader ?? writer, inputs.YearFirst, inputs.Last, Array.ConvertAll(people, person => person.Value), cancel);
        // One connection cannot read and copy at the same time.
        if (reader is null) credits = (await credits.ToListAsync(cancel)).ToAsyncEnumerable();
        await foreach (var (person, deals) in ByPersonAsync(credits, people))
        {
            foreach (var enrolment in inputs.EnrolmentsOf(person))
            {
                var statement = Calculate(period, inputs, enrolment, deals);
                lines += statement.LineCount;
                total += statement.Total;
                findings += statement.Findings.Count;
            }
            if (_lines.Count >= LinesPerFlush) await FlushAsync(writer, cancel);
            await progress(++done, people.Length);
        }
        await FlushAsync(writer, cancel);
        return new Outcome(done, lines, total, previousTotal, findings);
    }

    private Statement Calculate(IncentivePeriod period, CalculationInputs inputs, Enrolment enrolment, List<DealCredit> deals)
    {
        var findings = new List<Finding>();
        var pay = ParticipantPay.Compute(inputs, enrolment, inputs.CreditsOf(enrolment, deals, findings), findings);
        var plan = inputs.PlanOf(enrolment);
        var statement = new Statement(period.Id, enrolment.Plan, enrolment.Person, plan.Currency.Code, pay.Results, pay.Before, pay.Findings);
        _statements.Add(statement);
        var ordinal = 0;
        foreach (var section in pay.Sections)
        {
            var version = PlanVersionId.From(Guid.Parse(section.Version));
            foreach (var line in section.Result.Lines)
            {
                _lines.Add(new StatementEntry(statement, version, plan.Components[line.Component].Name, ++ordinal, line));
            }
        }
        return statement;
    }

    private async Task FlushAsync(NpgsqlConnection writer, CancellationToken cancel)
    {
        if (_statements.Count == 0) return;
        await StatementBulk.WriteAsync(writer, _statements, cancel);
        await StatementBulk.WriteAsync(writer, _lines, cancel);
        _statements.Clear();
        _lines.Clear();
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
