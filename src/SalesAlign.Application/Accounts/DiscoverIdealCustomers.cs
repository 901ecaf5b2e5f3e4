using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Accounts;
using SalesAlign.Domain.Accounts.Discovery;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Accounts;

/// <summary>Which ranges of account fields separate good customers from the others, by the deals won and lost so far.</summary>
public sealed class DiscoverIdealCustomers(UseCaseContext context) : UseCase<DiscoverIdealCustomers.Request, DiscoverIdealCustomers.Response>(context)
{
    /// <param name="Months">How far back deals count; all of them where nothing is given.</param>
    public sealed record Request(CustomerOutcome Outcome = CustomerOutcome.WinRate, int? Months = null);

    /// <param name="WithoutCost">Won deals whose cost is not known; they count with their whole value.</param>
    public sealed record Response(CustomerOutcome Outcome, DateOnly? From, DateOnly? Through, GroupOutcome All, IReadOnlyList<DiscoveredRange> Ranges, int Won, int WithoutCost);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Outcome).IsInEnum();
            RuleFor(r => r.Months).InclusiveBetween(1, 240);
        }
    }

    public override Permission Permission => Permission.ManageIdealCustomers;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var closed = work.Db.Deals.AsNoTracking().Where(deal => deal.ClosedOn != null && deal.AccountId != null);
        if (await closed.MaxAsync(deal => deal.ClosedOn, cancel) is not { } through)
        {
            return new Response(request.Outcome, null, null, new GroupOutcome(0, 0, null, null, null), [], 0, 0);
        }
        // Counted from the last day known, so that data which ended long ago can still be looked at.
        var from = request.Months is { } months ? through.AddMonths(-months).AddDays(1) : (await closed.MinAsync(deal => deal.ClosedOn, cancel))!.Value;
        var customers = await CustomerHistorySql.ReadAsync(work.Db, from, through, cancel);
        var won = closed.Where(deal => deal.Stage == DealStage.Won && deal.ClosedOn >= from);
        return new Response(
            request.Outcome, from, through, OutcomeMeasure.Of(customers, request.Outcome), CustomerDiscovery.Find(customers, request.Outcome), await won.CountAsync(cancel),
            await won.CountAsync(deal => deal.Cost == null, cancel));
    }
}
