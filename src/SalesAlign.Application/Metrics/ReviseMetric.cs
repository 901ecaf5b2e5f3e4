using System.Text.Json;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;

namespace SalesAlign.Application.Metrics;

/// <summary>
/// Changes a metric's wording, retires it, or lets it mean something else from a period on. What was before that period keeps its meaning, and so does
/// every period whose pay is closed.
/// </summary>
public sealed class ReviseMetric(UseCaseContext context) : UseCase<ReviseMetric.Request, Nothing>(context)
{
    /// <param name="Definition">Null or the same as now where only the wording changes.</param>
    /// <param name="From">The first period that is computed by the changed definition.</param>
    /// <param name="Why">The reason for a changed definition.</param>
    public sealed record Request(
        MetricId Id, uint? Version, string Name, string? Description, Direction Direction, int CadenceDays, bool IsRetired, MetricDefinition? Definition = null,
        string? From = null, string? Why = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().WithErrorCode("metric.no_name").MaximumLength(200);
            RuleFor(r => r.Description).MaximumLength(2_000);
            RuleFor(r => r.Direction).IsInEnum();
            RuleFor(r => r.CadenceDays).InclusiveBetween(1, 366).WithErrorCode("metric.cadence_out_of_range");
            RuleFor(r => r.Why).MaximumLength(1_000);
        }
    }

    public override Permission Permission => Permission.ManageMetrics;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var metric = await work.Db.Metrics.SingleOrDefaultAsync(m => m.Id == request.Id, cancel);
        if (metric is null) return Result.NotFound;
        work.Expect(metric, request.Version);
        var direction = metric.Direction;
        metric.Describe(request.Name, request.Description ?? "", request.Direction, request.CadenceDays);
        // Targets were set for one direction; turned round, a good value would become a bad one.
        if (metric.Direction != direction && await work.Db.StrategicObjectives.AnyAsync(
            objective => objective.MetricId == metric.Id && work.Db.StrategyVersions.Any(v => v.Id == objective.VersionId && v.PublishedAt != null), cancel))
        {
            return Result.Refused("metric.direction_is_published", nameof(Request.Direction));
        }
        if (await MetricNames.IsTakenAsync(work.Db, metric, cancel)) return Result.Refused("metric.name_taken", nameof(Request.Name));
        if (request.Definition is { } definition && IsAnother(definition.Checked(), metric.Definition))
        {
            if (string.IsNullOrWhiteSpace(request.From)) return Result.Refused("metric.no_period", nameof(Request.From));
            var calendar = (await work.CompanyAsync(cancel)).Calendar;
            if (!calendar.TryParse(request.From, out var period)) return Result.Refused("metric.no_period", nameof(Request.From));
            var closed = await work.Db.IncentivePeriods.Where(p => p.State == IncentivePeriodState.Closed).MaxAsync(p => (DateOnly?)p.Last, cancel);
            if (closed >= period.First) return Result.Refused("metric.period_is_closed", nameof(Request.From), closed);
            metric.Redefine(definition, period.First, request.Why ?? "", work.Actor.PersonId, work.Now);
        }
        if (request.IsRetired) metric.Retire();
        else metric.Revive();
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }

    private static bool IsAnother(MetricDefinition definition, MetricDefinition current) =>
        JsonSerializer.Serialize(definition, DomainJson.Options) != JsonSerializer.Serialize(current, DomainJson.Options);
}
