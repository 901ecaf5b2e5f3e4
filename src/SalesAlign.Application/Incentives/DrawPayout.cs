using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Checks;

namespace SalesAlign.Application.Incentives;

/// <summary>What a component of any kind pays for more and more of what it counts, and where pay jumps, so that its designer sees it.</summary>
public sealed class DrawPayout(UseCaseContext context) : UseCase<DrawPayout.Request, PayoutShape>(context)
{
    /// <param name="Quota">Credit at 100 % attainment in a period.</param>
    /// <param name="TargetIncentive">Variable pay at 100 % in a period.</param>
    public sealed record Request(Component Component, decimal Quota, decimal TargetIncentive);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Component).NotNull();
            RuleFor(r => r.Quota).GreaterThan(0).LessThanOrEqualTo(1_000_000_000_000m);
            RuleFor(r => r.TargetIncentive).InclusiveBetween(0, 1_000_000_000_000m);
        }
    }

    public override Permission Permission => Permission.ViewPayTotals;

    protected override async Task<Result<PayoutShape>> HandleAsync(Request request, Work work, CancellationToken cancel) =>
        PayoutShape.Of(request.Component, request.Quota, request.TargetIncentive, (await work.CompanyAsync(cancel)).Currency);
}
