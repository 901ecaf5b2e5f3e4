using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Incentives;

/// <summary>What one more deal would pay the signed-in person on top of what they have, with its derivation. Nothing is saved.</summary>
public sealed class EstimateNextDeal(UseCaseContext context) : UseCase<EstimateNextDeal.Request, EstimateNextDeal.Response>(context)
{
    // Sorts behind every external id, so that the new deal counts last on its day.
    private const string NextDeal = "\uFFFF";

    public sealed record Request(string? Period, decimal Amount, decimal Quantity = 1, ProductId? Product = null, bool IdealCustomer = true, bool NewCustomer = false);

    /// <param name="Pays">Everything that the deal adds, also what it lifts earlier deals to.</param>
    /// <param name="Lifts">The part of it that is paid on other deals, because a higher bracket is reached.</param>
    public sealed record Response(string Currency, decimal Pays, decimal Lifts, decimal Held, IReadOnlyList<Line> Lines, IReadOnlyDictionary<string, string> MetricNames);

    public sealed record Line(string Component, decimal Amount, decimal? WouldHavePaid, IReadOnlyList<DerivationStep> Derivation);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Amount).InclusiveBetween(0, 1_000_000_000_000m);
            RuleFor(r => r.Quantity).InclusiveBetween(0, 1_000_000_000m);
        }
    }

    public override Permission Permission => Permission.ViewPay;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var period = await PersonPay.PeriodAsync(work, request.Period, cancel);
        var pay = await PersonPay.LoadAsync(work, work.Actor.PersonId, period, cancel);
        if (!pay.Enrolments.Any()) return Result.Refused("participant.not_in_plan", null, period.Key);
        var product = request.Product is not { } id ? null
            : await work.Db.Products.AsNoTracking().Where(p => p.Id == id).Select(p => new { p.Name, p.Series, p.Tier }).SingleOrDefaultAsync(cancel);
        var today = await work.TodayAsync(cancel);
        var on = period.Contains(today) ? today : period.Last;
        var credit = new Credit
        {
            Deal = Guid.Empty,
            DealKey = NextDeal,
            Date = on,
            Amount = request.Amount,
            Units = request.Quantity,
            Facts = CreditFacts.Schema.Facts(
                product?.Name, product?.Series, product?.Tier, default, default, default, default, default, default, request.Amount, request.Quantity, default(FilterValue),
                request.IdealCustomer, request.NewCustomer),
        };

        var before = pay.Compute().Select(part => part.Pay).ToList();
        var after = pay.Compute(credit).ToList();
        var gain = DealGain.Of(pay.Inputs, before, after, NextDeal);
        return new Response(
            pay.Inputs.PlanOf(after[0].Enrolment).Currency.Code, gain.Pays, gain.Lifts, gain.Held, gain.Lines,
            await ReadMetricNames.OfAsync(work.Db, gain.Lines.SelectMany(line => line.Derivation), cancel));
    }
}
