using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Incentives;

/// <summary>One person's statement: totals, where they stand in each component, and every line with its derivation.</summary>
public sealed class GetStatement(UseCaseContext context) : UseCase<GetStatement.Request, GetStatement.Response>(context)
{
    /// <param name="OnlyUnpaid">Only deals that pay nothing, with the reason.</param>
    public sealed record Request(StatementId Statement, PageRequest? Page = null, bool OnlyUnpaid = false);

    public sealed record Response(
        StatementId Id, PersonId Person, string Name, string Period, DateOnly First, DateOnly Last, IncentivePeriodId PeriodId, IncentivePeriodState State,
        IncentivePlanId PlanId, string Plan, string Currency, decimal Total, decimal Held, int UnpaidLines,
        IReadOnlyList<StandingItem> Standings, IReadOnlyList<Finding> Findings, PagedList<LineItem> Lines, IReadOnlyList<HistoryItem> History,
        IReadOnlyList<ObjectivePart> Objectives, IReadOnlyList<HeldItem> Waiting, IReadOnlyList<DrawBalance> Draws, string Company, int FiscalStartMonth, IReadOnlyDictionary<string, string> MetricNames);

    /// <summary>A share of an earlier line, or of one of this statement, that still waits at the period's end.</summary>
    public sealed record HeldItem(string Period, string Component, string? DealKey, decimal Held, string? UntilEvent, DateOnly? Until);

    /// <summary>What a draw has paid ahead and not yet recovered.</summary>
    public sealed record DrawBalance(string Component, decimal Owed);

    /// <summary>What of the statement is paid for an objective.</summary>
    public sealed record ObjectivePart(Guid Objective, string Title, decimal Amount);

    public sealed record StandingItem(Guid Component, string Name, CreditMeasure Measure, decimal Credit, decimal? Quota, decimal? Attainment, decimal? Rate, decimal? NextBracketAt, decimal? NextRate, decimal Paid)
    {
        /// <summary>Credit still missing to the next bracket.</summary>
        public decimal? NextNeeds => NextBracketAt - Credit;
    }

    public sealed record LineItem(
        StatementLineId Id, int Ordinal, string Component, LineKind Kind, DateOnly Date, DealId? Deal, string? DealKey, string? Account, string? Product,
        decimal Credited, decimal Amount, decimal Held, decimal? WouldHavePaid, IReadOnlyList<ObjectiveLink> Objectives, IReadOnlyList<DerivationStep> Derivation,
        string? CorrectsPeriod, StatementId? CorrectsStatement = null, LineDispute? Dispute = null);

    /// <summary>What was doubted about a line, and how far that is.</summary>
    public sealed record LineDispute(PayDisputeId Id, int Number, DisputeState State);

    /// <summary>The same person's other statements, by which this one can be judged.</summary>
    public sealed record HistoryItem(StatementId Id, string Period, decimal Total);

    public override Permission Permission => Permission.ViewPay;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var db = work.Db;
        var found = await (
            from statement in db.Statements.AsNoTracking()
            where statement.Id == request.Statement
            join period in db.IncentivePeriods on statement.PeriodId equals period.Id
            join person in db.People on statement.PersonId equals person.Id
            join plan in db.IncentivePlans on statement.PlanId equals plan.Id
            select new { statement, period, person.Name, Plan = plan.Name })
            .SingleOrDefaultAsync(cancel);
        if (found is null) return Result.NotFound;
        var visible = await StatementVisibility.PeopleAsync(work, found.period.Last, cancel);
        if (visible is not null && !visible.Contains(found.statement.PersonId)) return Result.NotFound;
        if (!work.Rights.Has(Role.SalesOperations) && !StatementVisibility.IsShown(found.period.State)) return Result.NotFound;

        var lines = db.StatementLines.AsNoTracking().Where(line => line.StatementId == request.Statement);
        var components = await lines.GroupBy(line => new { line.ComponentId, line.ComponentName })
            .Select(c => new { c.Key.ComponentId, c.Key.ComponentName, Paid = c.Sum(line => line.Amount), Unpaid = c.Count(line => line.Amount == 0 && line.WouldHavePaid != null) })
            .ToListAsync(cancel);
        var linked = await lines.Where(line => line.Amount != 0).Select(line => new { line.Amount, line.Objectives }).ToListAsync(cancel);
        if (request.OnlyUnpaid) lines = lines.Where(line => line.Amount == 0 && line.WouldHavePaid != null);
        var items = await (
            from line in lines
            join deal in db.Deals on line.DealId equals deal.Id into deals
            from deal in deals.DefaultIfEmpty()
            join account in db.Accounts on deal!.AccountId equals account.Id into accounts
            from account in accounts.DefaultIfEmpty()
            join product in db.Products on deal!.ProductId equals product.Id into products
            from product in products.DefaultIfEmpty()
            orderby line.Ordinal
            select new LineItem(
                line.Id, line.Ordinal, line.ComponentName, line.Kind, line.Date, line.DealId, line.DealKey, account!.Name, product!.Name,
                line.Credited, line.Amount, line.Held, line.WouldHavePaid, line.Objectives, line.Derivation, line.CorrectsPeriod,
                db.StatementLines.Where(corrected => corrected.Id == line.CorrectsLineId).Select(corrected => (StatementId?)corrected.StatementId).FirstOrDefault(), null))
            .ToPageAsync(request.Page ?? new PageRequest(), cancel);
        var disputes = await db.PayDisputes.AsNoTracking().Where(d => d.PeriodId == found.period.Id && d.PersonId == found.statement.PersonId && d.PlanId == found.statement.PlanId)
            .OrderBy(d => d.Number).ToListAsync(cancel);
        if (disputes.Count > 0)
        {
            items = items with
            {
                Items = [.. items.Items.Select(item => disputes.FindLast(d => d.Line.ComponentName == item.Component && d.Line.DealKey == item.DealKey) is { } dispute
                    ? item with { Dispute = new LineDispute(dispute.Id, dispute.Number, dispute.State) } : item)],
            };
        }
        var history = await db.Statements.AsNoTracking()
            .Where(s => s.PersonId == found.statement.PersonId && s.PlanId == found.statement.PlanId)
            .Join(db.IncentivePeriods, s => s.PeriodId, p => p.Id, (s, p) => new { s.Id, p.Key, p.First, p.State, s.Total })
            .OrderByDescending(s => s.First).Take(12).ToListAsync(cancel);

        var published = await db.PlanVersions.AsNoTracking()
            .Where(v => v.PlanId == found.statement.PlanId && v.State == PlanVersionState.Published).OrderByDescending(v => v.Number).Select(v => v.Components).ToListAsync(cancel);
        var byId = published.SelectMany(version => version).DistinctBy(component => component.Id).ToDictionary(component => component.Id);
        var paid = components.ToDictionary(c => c.ComponentId, c => c.Paid);
        var units = new Currency(found.statement.CurrencyCode).MinorUnits;
        var titles = (await ObjectiveName.ReadAsync(db, cancel)).ToDictionary(o => o.Id.Value, o => o.Title);
        var company = await work.CompanyAsync(cancel);
        var byObjective = linked.SelectMany(line => line.Objectives.Zip(ObjectiveLink.Divide(line.Amount, line.Objectives, units)))
            .GroupBy(part => part.First.Objective)
            .Select(o => new ObjectivePart(o.Key, titles.GetValueOrDefault(o.Key, ""), o.Sum(part => part.Second)))
            .OrderByDescending(o => o.Amount).ToList();
        return new Response(
            found.statement.Id, found.statement.PersonId, found.Name, found.period.Key, found.period.First, found.period.Last, found.period.Id, found.period.State,
            found.statement.PlanId, found.Plan, found.statement.CurrencyCode, found.statement.Total, found.statement.Held, components.Sum(c => c.Unpaid),
            [.. found.statement.Standings.Select(s => new StandingItem(
                s.Component, byId.GetValueOrDefault(s.Component)?.Name ?? "", byId.GetValueOrDefault(s.Component)?.Measure ?? CreditMeasure.Amount, s.Credit, s.Quota, s.Attainment,
                s.Rate, s.NextBracketAt, s.NextRate, paid.GetValueOrDefault(s.Component)))],
            found.statement.Findings, items,
            [.. history.Where(h => work.Rights.Has(Role.SalesOperations) || StatementVisibility.IsShown(h.State)).Select(h => new HistoryItem(h.Id, h.Key, h.Total))],
            byObjective, await StatementBalances.WaitingAsync(db, found.statement, found.period, cancel), StatementBalances.Draws(found.statement, byId),
            company.Name, company.FiscalStartMonth, await ReadMetricNames.OfAsync(db, items.Items.SelectMany(item => item.Derivation), cancel));
    }
}
