using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Incentives;

/// <summary>A pay period: where it stands, its last calculations, totals by component, and what stands in the way of the next step.</summary>
public sealed class GetIncentivePeriod(UseCaseContext context) : UseCase<GetIncentivePeriod.Request, GetIncentivePeriod.Response>(context)
{
    public sealed record Request(IncentivePeriodId Period);

    public sealed record Response(
        IncentivePeriodId Id, string Key, DateOnly First, DateOnly Last, IncentivePeriodState State, uint Version, string Currency,
        int Statements, decimal Total, decimal Held, decimal WonAmount,
        IReadOnlyList<ComponentTotal> Components, IReadOnlyList<FindingCount> Findings, IReadOnlyList<RunItem> Runs,
        string? CalculatedBy, DateTimeOffset? CalculatedAt, string? ReviewedBy, DateTimeOffset? ReviewedAt, string? ApprovedBy, DateTimeOffset? ApprovedAt, string? ClosedBy, DateTimeOffset? ClosedAt,
        bool MayApprove)
    {
        /// <summary>Pay as a factor of what was won in the period; unknown where nothing was.</summary>
        public decimal? CostOfSales => WonAmount > 0 ? (Total + Held) / WonAmount : null;
    }

    public sealed record ComponentTotal(string Name, decimal Amount, decimal Held, int Lines, int ZeroLines);

    public sealed record FindingCount(string Code, int Count, string? Example);

    public sealed record RunItem(
        CalculationRunId Id, CalculationRunState State, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, int Participants, int Done, long Lines, decimal Total,
        decimal? PreviousTotal, string? Problem, string By, int Kept, bool StartedOver)
    {
        /// <summary>Against the result that the run replaced.</summary>
        public decimal? Change => State == CalculationRunState.Completed ? Total - PreviousTotal : null;
    }

    public override Permission Permission => Permission.ViewPayTotals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var db = work.Db;
        var period = await db.IncentivePeriods.AsNoTracking().Where(p => p.Id == request.Period)
            .Select(p => new
            {
                Row = p,
                Version = EF.Property<uint>(p, ModelConventions.RowVersion),
                CalculatedBy = db.People.Where(x => x.Id == p.CalculatedBy).Select(x => x.Name).FirstOrDefault(),
                ReviewedBy = db.People.Where(x => x.Id == p.ReviewedBy).Select(x => x.Name).FirstOrDefault(),
                ApprovedBy = db.People.Where(x => x.Id == p.ApprovedBy).Select(x => x.Name).FirstOrDefault(),
                ClosedBy = db.People.Where(x => x.Id == p.ClosedBy).Select(x => x.Name).FirstOrDefault(),
                Statements = db.Statements.Count(s => s.PeriodId == p.Id),
                Total = db.Statements.Where(s => s.PeriodId == p.Id).Sum(s => s.Total),
                Held = db.Statements.Where(s => s.PeriodId == p.Id).Sum(s => s.Held),
                Won = db.Deals.Where(d => d.Stage == Domain.Sales.DealStage.Won && d.ClosedOn >= p.First && d.ClosedOn <= p.Last).Sum(d => d.Amount),
            })
            .SingleOrDefaultAsync(cancel);
        if (period is null) return Result.NotFound;

        var components = await db.StatementLines.AsNoTracking().Where(line => line.PeriodId == request.Period)
            .GroupBy(line => line.ComponentName)
            .Select(c => new ComponentTotal(c.Key, c.Sum(line => line.Amount), c.Sum(line => line.Held), c.Count(), c.Count(line => line.Amount == 0 && line.Held == 0)))
            .ToListAsync(cancel);
        var findings = (await db.Statements.AsNoTracking().Where(s => s.PeriodId == request.Period).Select(s => s.Findings).ToListAsync(cancel))
            .SelectMany(found => found)
            .GroupBy(finding => finding.Code)
            .Select(code => new FindingCount(code.Key, code.Count(), code.First().DealKey))
            .ToList();
        var runs = await (
            from run in db.CalculationRuns.AsNoTracking()
            where run.PeriodId == request.Period
            join person in db.People on run.RequestedBy equals person.Id
            orderby run.StartedAt descending
            select new RunItem(
                run.Id, run.State, run.StartedAt, run.FinishedAt, run.Participants, run.ParticipantsDone, run.Lines, run.Total, run.PreviousTotal, run.Problem, person.Name,
                run.Kept, run.StartedOver))
            .Take(10).ToListAsync(cancel);
        var row = period.Row;
        return new Response(
            row.Id, row.Key, row.First, row.Last, row.State, period.Version, (await work.CompanyAsync(cancel)).CurrencyCode,
            period.Statements, period.Total, period.Held, period.Won ?? 0, [.. components.OrderByDescending(c => c.Amount)], findings, runs,
            period.CalculatedBy, row.CalculatedAt, period.ReviewedBy, row.ReviewedAt, period.ApprovedBy, row.ApprovedAt, period.ClosedBy, row.ClosedAt,
            work.Rights.Allow(Permission.ApproveIncentives) && row.CalculatedBy != work.Actor.PersonId);
    }
}
