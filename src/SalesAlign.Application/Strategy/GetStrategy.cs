using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Strategy;

/// <summary>A version of the strategy with its objectives and where each stands: the one that holds, or one of its history by number.</summary>
public sealed class GetStrategy(UseCaseContext context) : UseCase<GetStrategy.Request, GetStrategy.Response>(context)
{
    /// <param name="Number">Empty for the version that holds.</param>
    /// <param name="Period">The period whose actual values stand beside the targets; empty for the current fiscal year.</param>
    public sealed record Request(int? Number = null, string? Period = null);

    public sealed record Response(
        StrategyId StrategyId,
        StrategyVersionId VersionId,
        int Number,
        string Title,
        string Narrative,
        string Rationale,
        StrategyType Type,
        DateOnly HorizonFrom,
        DateOnly HorizonTo,
        DateTimeOffset? PublishedAt,
        string? PublishedBy,
        Amendment? Amendment,
        bool IsCurrent,
        DateTimeOffset? AcknowledgedAt,
        string Period,
        IReadOnlyList<ObjectiveLine> Objectives,
        uint Version);

    public sealed record Amendment(string Reason, string Trigger, AmendmentPath Path);

    public sealed record ObjectiveLine(
        ObjectiveId Id, string Title, string Why, decimal Weight, Perspective Perspective, ValueLever Lever, MetricFacts? Metric, decimal? Baseline, decimal? Target,
        DateOnly? DueOn, PersonId? OwnerId, string? Owner, string SellerInstruction, string Assumption, MetricFigure? Actual, uint Version);

    public override Permission Permission => Permission.ViewStrategy;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var versions = work.Db.StrategyVersions.AsNoTracking();
        var chosen = request.Number is { } number ? versions.Where(v => v.Number == number) : versions.Current();
        var found = await chosen
            .Select(v => new
            {
                Strategy = v,
                Version = EF.Property<uint>(v, ModelConventions.RowVersion),
                By = work.Db.People.Where(p => p.Id == v.PublishedBy).Select(p => p.Name).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(cancel);
        // A draft is known to those who write it.
        if (found is null || (!found.Strategy.IsPublished && !work.Rights.Allow(Permission.ManageStrategy))) return Result.NotFound;
        var strategy = found.Strategy;
        var me = work.Actor.PersonId;
        var currentId = await versions.Current().Select(v => (StrategyVersionId?)v.Id).SingleOrDefaultAsync(cancel);
        var acknowledged = await work.Db.StrategyAcknowledgements.AsNoTracking()
            .Where(a => a.VersionId == strategy.Id && a.PersonId == me).Select(a => (DateTimeOffset?)a.At).SingleOrDefaultAsync(cancel);
        var objectives = await work.Db.StrategicObjectives.AsNoTracking().Where(o => o.VersionId == strategy.Id).OrderBy(o => o.Position)
            .Select(o => new
            {
                Objective = o,
                Metric = work.Db.Metrics.FirstOrDefault(m => m.Id == o.MetricId),
                Owner = work.Db.People.Where(p => p.Id == o.OwnerId).Select(p => p.Name).FirstOrDefault(),
                Version = EF.Property<uint>(o, ModelConventions.RowVersion),
            })
            .ToListAsync(cancel);

        var company = await work.CompanyAsync(cancel);
        var period = request.Period is { } key ? company.Calendar.Parse(key) : company.Calendar.Containing(PeriodKind.Year, await work.TodayAsync(cancel));
        var actuals = new Dictionary<MetricId, MetricFigure>();
        foreach (var metric in objectives.Select(o => o.Metric).OfType<Metric>().DistinctBy(m => m.Id))
        {
            actuals[metric.Id] = (await MetricValuesReader.ReadAsync(work.Db, metric, [period], [MetricGrain.Company], cancel, today: await work.TodayAsync(cancel))).Company(0);
        }
        return new Response(
            strategy.StrategyId, strategy.Id, strategy.Number, strategy.Title, strategy.Narrative, strategy.Rationale, strategy.Type, strategy.HorizonFrom, strategy.HorizonTo,
            strategy.PublishedAt, found.By, strategy.AmendmentPath is { } path ? new Amendment(strategy.AmendmentReason!, strategy.AmendmentTrigger!, path) : null,
            strategy.Id == currentId, acknowledged, period.Key,
            [
                .. objectives.Select(o => new ObjectiveLine(
                    o.Objective.ObjectiveId, o.Objective.Title, o.Objective.Why, o.Objective.WeightPercent, o.Objective.Perspective, o.Objective.Lever,
                    o.Metric is null ? null : MetricFacts.Of(o.Metric), o.Objective.Baseline, o.Objective.Target, o.Objective.DueOn, o.Objective.OwnerId, o.Owner,
                    o.Objective.SellerInstruction, o.Objective.Assumption, o.Metric is null ? null : actuals[o.Metric.Id], o.Version)),
            ],
            found.Version);
    }
}
