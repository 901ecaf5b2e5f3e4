using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Incentives;

/// <summary>
/// What the signed-in person earns in a period: the statement where it may be read already, else computed from the deals of today; where they
/// stand in each component, and what the next bracket needs.
/// </summary>
public sealed class GetMyPay(UseCaseContext context) : UseCase<GetMyPay.Request, GetMyPay.Response>(context)
{
    /// <param name="Period">A key such as 2026-Q3; without it the period of today.</param>
    public sealed record Request(string? Period = null);

    /// <param name="Statement">Where the figures come from; without it they are computed from the deals of today.</param>
    /// <param name="Missed">What deals that pay nothing would have paid.</param>
    public sealed record Response(
        string Period, DateOnly First, DateOnly Last, string Currency, bool TakesPart, StatementId? Statement, IncentivePeriodState? State,
        decimal Earned, decimal Held, decimal? TargetIncentive, int PaidDeals, int UnpaidDeals, decimal Missed,
        IReadOnlyList<StandingItem> Standings, IReadOnlyList<Finding> Findings, LastStatement? LastClosed);

    public sealed record StandingItem(
        Guid Component, string Name, CreditMeasure Measure, decimal Credit, decimal? Quota, decimal? Attainment, decimal? Rate, decimal? NextBracketAt, decimal? NextRate, decimal Earned)
    {
        /// <summary>Credit still missing to the next bracket.</summary>
        public decimal? NextNeeds => NextBracketAt - Credit;
    }

    public sealed record LastStatement(StatementId Id, string Period, decimal Total, IncentivePeriodState State);

    public override Permission Permission => Permission.ViewPay;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var me = work.Actor.PersonId;
        var period = await PersonPay.PeriodAsync(work, request.Period, cancel);
        var statements = (await work.Db.Statements.AsNoTracking().Where(s => s.PersonId == me)
            .Join(work.Db.IncentivePeriods, s => s.PeriodId, p => p.Id, (s, p) => new { Statement = s, p.Key, p.First, p.State })
            .Where(s => s.State == IncentivePeriodState.InReview || s.State == IncentivePeriodState.Approved || s.State == IncentivePeriodState.Closed)
            .OrderByDescending(s => s.First).Take(20).ToListAsync(cancel));
        var last = statements.Find(s => s.State == IncentivePeriodState.Closed && s.Key != period.Key);
        var lastItem = last is null ? null : new LastStatement(last.Statement.Id, last.Key, last.Statement.Total, last.State);

        var pay = await PersonPay.LoadAsync(work, me, period, cancel);
        var company = await work.CompanyAsync(cancel);
        var names = pay.Enrolments.SelectMany(enrolment => pay.Inputs.PlanOf(enrolment).Components.Values).DistinctBy(component => component.Id).ToDictionary(component => component.Id);
        var target = TargetIncentive(pay, period.First, period.Last);
        var own = statements.FindAll(s => s.Key == period.Key);
        if (own.Count > 0)
        {
            var ids = own.ConvertAll(s => s.Statement.Id);
            var lines = await work.Db.StatementLines.AsNoTracking().Where(line => ids.Contains(line.StatementId))
                .Select(line => new LineFigures(line.ComponentId, line.DealKey, line.Amount, line.Held, line.WouldHavePaid)).ToListAsync(cancel);
            return Answer(
                own[0].Statement.Id, own[0].State, own[0].Statement.CurrencyCode, lines, [.. own.SelectMany(s => s.Statement.Standings)], [.. own.SelectMany(s => s.Statement.Findings)]);
        }
        var computed = pay.Compute().ToList();
        var state = await work.Db.IncentivePeriods.Where(p => p.Key == period.Key).Select(p => (IncentivePeriodState?)p.State).FirstOrDefaultAsync(cancel);
        return Answer(
            null, state, computed.Count == 0 ? company.CurrencyCode : pay.Inputs.PlanOf(computed[0].Enrolment).Currency.Code,
            [.. computed.SelectMany(part => part.Pay.Lines).Select(line => new LineFigures(line.Component, line.DealKey, line.Amount, line.Held, line.WouldHavePaid))],
            [.. computed.SelectMany(part => part.Pay.Results.Reverse().SelectMany(result => result.Standings).DistinctBy(standing => standing.Component))],
            [.. computed.SelectMany(part => part.Findings.Concat(part.Pay.Results.SelectMany(result => result.Findings)))]);

        Response Answer(
            StatementId? statement, IncentivePeriodState? at, string currency, List<LineFigures> lines, IReadOnlyList<Standing> standings, IReadOnlyList<Finding> findings)
        {
            var paid = lines.Where(line => line.Deal is not null && line.Amount + line.Held != 0).Select(line => line.Deal).ToHashSet(StringComparer.Ordinal);
            return new Response(
                period.Key, period.First, period.Last, currency, statement is not null || pay.Enrolments.Any(), statement, at,
                lines.Sum(line => line.Amount), lines.Sum(line => line.Held), target, paid.Count,
                lines.Where(line => line.WouldHavePaid is not null && !paid.Contains(line.Deal)).Select(line => line.Deal).Distinct(StringComparer.Ordinal).Count(),
                lines.Sum(line => line.WouldHavePaid ?? 0),
                [.. standings.Select(s => new StandingItem(
                    s.Component, names.GetValueOrDefault(s.Component)?.Name ?? "", names.GetValueOrDefault(s.Component)?.Measure ?? CreditMeasure.Amount, s.Credit, s.Quota, s.Attainment,
                    s.Rate, s.NextBracketAt, s.NextRate, lines.Where(line => line.Component == s.Component).Sum(line => line.Amount)))],
                findings, lastItem);
        }
    }

    private sealed record LineFigures(Guid Component, string? Deal, decimal Amount, decimal Held, decimal? WouldHavePaid);

    private static decimal? TargetIncentive(PersonPay pay, DateOnly first, DateOnly last)
    {
        decimal? target = null;
        foreach (var enrolment in pay.Enrolments)
        {
            var units = pay.Inputs.PlanOf(enrolment).Currency.MinorUnits;
            foreach (var stretch in enrolment.Stretches)
            {
                if (Proration.Of(stretch.TargetIncentives, Guid.Empty, first, last, false, stretch.Time, units) is { } amount) target = (target ?? 0) + amount.Amount;
            }
        }
        return target;
    }
}
