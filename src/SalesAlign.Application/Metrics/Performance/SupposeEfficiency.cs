using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Metrics.Performance;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Performance;

/// <summary>What the profit of a period would have been with other factors; nothing is saved.</summary>
public sealed class SupposeEfficiency(UseCaseContext context) : UseCase<SupposeEfficiency.Request, SupposeEfficiency.Response>(context)
{
    /// <summary>Changes in percent: 10 raises a factor by a tenth.</summary>
    public sealed record Request(string Period, UnitId? Unit, PersonId? Person, decimal Reps = 0m, decimal DealsPerRep = 0m, decimal CloseRate = 0m, decimal ProfitPerDeal = 0m);

    public sealed record Response(decimal Profit, decimal Supposed, IReadOnlyList<FactorChange> Factors);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Reps).InclusiveBetween(-100m, 1000m);
            RuleFor(r => r.DealsPerRep).InclusiveBetween(-100m, 1000m);
            RuleFor(r => r.CloseRate).InclusiveBetween(-100m, 1000m);
            RuleFor(r => r.ProfitPerDeal).InclusiveBetween(-100m, 1000m);
        }
    }

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var period = (await work.CompanyAsync(cancel)).Calendar.Parse(request.Period);
        var day = Days.WithinOrToday(period, await work.TodayAsync(cancel));
        if (await Subject.FindAsync(work, request.Unit, request.Person, day, cancel) is not { } subject) return Result.NotFound;
        var sums = await EfficiencySql.ReadAsync(work.Db, subject.Slice, [period], cancel);
        var now = sums.FirstOrDefault(row => row.Grain == MetricGrain.Company)?.Figures ?? EfficiencyFigures.None;
        var supposed = EfficiencyModel.Suppose(now, [request.Reps, request.DealsPerRep, request.CloseRate, request.ProfitPerDeal]);
        return new Response(now.Profit, supposed.Profit, supposed.Factors);
    }
}
