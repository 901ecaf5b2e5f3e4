using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>Disputes that the actor may see, the ones due first on top, and what they are about in all: causes point at rules to make clearer.</summary>
public sealed class ListDisputes(UseCaseContext context) : UseCase<ListDisputes.Request, ListDisputes.Response>(context)
{
    /// <param name="Open">Only those that wait, or only those that have ended.</param>
    /// <param name="Conflicts">Only conflicts of ownership, or only other disputes.</param>
    public sealed record Request(bool? Open = null, string? Period = null, PageRequest? Page = null, bool? Conflicts = null);

    public sealed record Response(PagedList<Item> Disputes, IReadOnlyList<Cause> Causes);

    /// <param name="Disputed">Empty for a party to a conflict who may not see the other's pay.</param>
    public sealed record Item(
        PayDisputeId Id, int Number, PersonId Person, string Name, string Period, DisputeType Type, DisputeState State, string Component, string? DealKey, decimal? Disputed,
        string Currency, string? Assignee, DateOnly DueOn, bool Overdue, DateTimeOffset RaisedAt, decimal? Adjustment);

    /// <param name="DaysToAnswer">On average, of those that have ended.</param>
    public sealed record Cause(DisputeType Type, int Count, int Accepted, int Open, decimal? DaysToAnswer);

    public override Permission Permission => Permission.ViewPay;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var disputes = work.Db.PayDisputes.AsNoTracking();
        IReadOnlySet<PersonId>? scope = null;
        if (!work.Rights.Has(Role.SalesOperations))
        {
            scope = await StatementVisibility.PeopleAsync(work, today, cancel) ?? new HashSet<PersonId>();
            var me = work.Actor.PersonId;
            disputes = disputes.Where(dispute => scope.Contains(dispute.PersonId) || dispute.AssigneeId == me || dispute.Parties.Any(party => party.PersonId == me));
        }
        if (request.Period is { } period) disputes = disputes.Where(dispute => dispute.PeriodKey == period);
        if (request.Conflicts is { } conflicts) disputes = disputes.Where(dispute => (dispute.Type == DisputeType.ChannelConflict || dispute.Type == DisputeType.OverlayConflict) == conflicts);
        var all = await disputes.Select(dispute => new { dispute.Type, dispute.State, dispute.RaisedAt, dispute.ResolvedAt }).ToListAsync(cancel);
        if (request.Open is { } open) disputes = disputes.Where(dispute => dispute.State == DisputeState.Open == open);
        var page = request.Page ?? new PageRequest();
        var rows = await (
            from dispute in disputes
            join person in work.Db.People on dispute.PersonId equals person.Id
            join plan in work.Db.IncentivePlans on dispute.PlanId equals plan.Id
            join helper in work.Db.People on dispute.AssigneeId equals helper.Id into helpers
            from helper in helpers.DefaultIfEmpty()
            orderby dispute.State == DisputeState.Open ? 0 : 1, dispute.DueOn, dispute.Number
            select new { dispute, person.Name, plan.CurrencyCode, Assignee = helper!.Name }).ToPageAsync(page, cancel);
        var items = rows.Items.Select(row => new Item(
            row.dispute.Id, row.dispute.Number, row.dispute.PersonId, row.Name, row.dispute.PeriodKey, row.dispute.Type, row.dispute.State, row.dispute.Line.ComponentName,
            row.dispute.Line.DealKey, MaySeePay(row.dispute) ? row.dispute.Line.Amount : null, row.CurrencyCode, row.Assignee, row.dispute.DueOn, row.dispute.IsOpen && row.dispute.DueOn < today, row.dispute.RaisedAt,
            MaySeePay(row.dispute) ? row.dispute.Adjustment : null)).ToList();
        // A party to a conflict reads the case, but not what the other is paid.
        bool MaySeePay(PayDispute dispute) => scope is null || scope.Contains(dispute.PersonId) || dispute.AssigneeId == work.Actor.PersonId;
        var causes = all.GroupBy(dispute => dispute.Type).Select(type => new Cause(
                type.Key, type.Count(), type.Count(d => d.State == DisputeState.Accepted), type.Count(d => d.State == DisputeState.Open),
                type.Where(d => d.ResolvedAt is not null).Select(d => (decimal?)(decimal)(d.ResolvedAt!.Value - d.RaisedAt).TotalDays).Average()))
            .OrderByDescending(cause => cause.Count).ToList();
        return new Response(new PagedList<Item>(items, rows.Total, rows.Page, rows.PageSize), causes);
    }
}
