using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Incentives;

/// <summary>
/// What a commission component pays for more and more credit, so that its designer sees the curve. The deal is taken to meet every condition, and
/// no multiplier to apply.
/// </summary>
public sealed class PreviewPayout(UseCaseContext context) : UseCase<PreviewPayout.Request, IReadOnlyList<PreviewPayout.Point>>(context)
{
    private const int Steps = 24;

    // Any period serves: the curve does not depend on it.
    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly DateOnly Last = new(2025, 3, 31);

    /// <param name="Quota">Credit at 100 % attainment, where the component's table needs one.</param>
    public sealed record Request(CommissionComponent Component, decimal Quota);

    public sealed record Point(decimal Credit, decimal Pays);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Quota).GreaterThan(0).LessThanOrEqualTo(1_000_000_000_000m);
    }

    public override Permission Permission => Permission.ViewPayTotals;

    protected override async Task<Result<IReadOnlyList<Point>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var component = request.Component with { OnlyIf = null, Multipliers = [], Replacements = [], Gates = [], Caps = [.. request.Component.Caps.Where(cap => cap.Amount is not null)], Holdback = null };
        var plan = CompiledPlan.Compile([component with { Trigger = Trigger.Booked }]);
        var currency = (await work.CompanyAsync(cancel)).Currency;
        var last = component.Rates.Brackets[^1].From * (component.Rates.Basis == TableBasis.Attainment ? request.Quota : 1);
        var most = Math.Max(last * 1.4m, component.Rates.NeedsQuota ? request.Quota * 1.5m : last == 0 ? request.Quota : 0);
        var points = new List<Point>(Steps + 1);
        for (var step = 0; step <= Steps; step++)
        {
            var credit = Rounding.HalfAwayFromZero(most * step / Steps, 2);
            var result = IncentiveCalculator.Calculate(plan, new ParticipantInput
            {
                Participant = work.Actor.PersonId.Value,
                First = First,
                Last = Last,
                Currency = currency,
                Quotas = [new PeriodAmount(request.Quota, First, Last)],
                Credits = credit == 0 ? [] : [new Credit { Deal = Guid.Empty, DealKey = "1", Date = Last, Amount = credit, Margin = credit, Units = credit, Points = credit, Share = credit }],
            });
            points.Add(new Point(credit, result.Total()));
        }
        return points;
    }
}
