using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Strategy;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Goals;

/// <summary>Keeps the yearly targets of an objective as the company's goals, from which each year is then divided.</summary>
public sealed class SetHorizon(UseCaseContext context) : UseCase<SetHorizon.Request, SetHorizon.Response>(context)
{
    /// <param name="Reason">Why agreed years change; needed where any does.</param>
    public sealed record Request(ObjectiveId Objective, IReadOnlyList<Year> Years, string? Reason = null);

    /// <param name="Target">As a measure: of a ratio the ratio.</param>
    /// <param name="Denominator">Of a ratio what it is expected to be a share of; empty takes the last known year's.</param>
    public sealed record Year(int FiscalYear, decimal Target, decimal? Denominator = null);

    public sealed record Response(int Created, int Changed);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Years).NotEmpty().Must(years => years is null || years.Count <= 20).WithErrorCode("horizon.years_out_of_range");
            RuleForEach(r => r.Years).NotNull().Must(year => year is { FiscalYear: >= 1901 and <= 2200 }).WithErrorCode("period.unknown");
            RuleForEach(r => r.Years).Must(year => year is null || year.Target is >= 0 and < 1_000_000_000_000m).WithErrorCode("goal.negative_target");
            RuleFor(r => r.Reason).MaximumLength(1_900);
        }
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (!(await work.ScopeAsync(await work.TodayAsync(cancel), cancel)).WholeCompany) return Result.Refused("horizon.whole_company_only");
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var current = work.Db.StrategyVersions.AsNoTracking().Current().Select(version => version.Id);
        var objective = await work.Db.StrategicObjectives.AsNoTracking().SingleOrDefaultAsync(o => o.ObjectiveId == request.Objective && current.Contains(o.VersionId), cancel);
        if (objective?.MetricId is not { } metricId) return Result.NotFound;
        var metric = await work.Db.Metrics.AsNoTracking().SingleAsync(m => m.Id == metricId, cancel);
        var root = await work.Db.Units.Where(unit => unit.Kind == UnitKind.Company).Select(unit => unit.Id).FirstAsync(cancel);
        var known = metric.IsRatio ? await KnownDenominatorAsync(work, calendar, metric, request.Years.Min(year => year.FiscalYear), cancel) : null;
        var (created, changed) = (0, 0);
        foreach (var (fiscalYear, measure, denominator) in request.Years)
        {
            var period = calendar.Year(fiscalYear);
            var goal = await work.Db.Goals.SingleOrDefaultAsync(g => g.ObjectiveId == request.Objective && g.MetricId == metric.Id && g.PeriodKey == period.Key && g.UnitId == root, cancel);
            var whole = metric.IsRatio ? denominator ?? goal?.TargetDenominator ?? known : null;
            if (metric.IsRatio && whole is null) return Result.Refused("cascade.denominator_missing", "Denominator");
            var target = whole is { } total ? new GoalTarget(Rounding.HalfAwayFromZero(measure * total, 0), total) : new GoalTarget(measure);
            if (goal is null)
            {
                var shape = metric.IsRatio ? TargetShape.Ratio : metric.Unit == MetricUnit.Count ? TargetShape.Count : TargetShape.Amount;
                work.Db.Add(new Goal(GoalId.New(), request.Objective, metric.Id, root, null, period, shape, target, null, 0m, work.Actor.PersonId, work.Now));
                created++;
                continue;
            }
            if (goal.Target == target) continue;
            if (goal.State != GoalState.Agreed) goal.Renew(target, null, goal.OverAssignmentPercent, work.Actor.PersonId, work.Now);
            else if (string.IsNullOrWhiteSpace(request.Reason)) return Result.Refused("cascade.reason_missing", "Reason", 1);
            else goal.Revise(target, request.Reason, work.Actor.PersonId, work.Now);
            changed++;
        }
        await work.Db.SaveChangesAsync(cancel);
        return new Response(created, changed);
    }

    private static async Task<decimal?> KnownDenominatorAsync(Work work, FiscalCalendar calendar, Metric metric, int firstYear, CancellationToken cancel)
    {
        var years = Enumerable.Range(firstYear - 3, 3).Select(calendar.Year).ToList();
        var values = await MetricValuesReader.ReadAsync(work.Db, metric, years, [MetricGrain.Company], cancel);
        for (var i = years.Count - 1; i >= 0; i--)
        {
            if (Rounding.HalfAwayFromZero(values.Company(i).Denominator, 0) is var found and > 0) return found;
        }
        return null;
    }
}
