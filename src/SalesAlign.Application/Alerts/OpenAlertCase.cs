using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Alerts.Observing;
using SalesAlign.Application.Alerts.Watching;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Application.Organization;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Alerts;

/// <summary>Makes a case of a deviation that somebody sees in a goal or in a metric of somebody, whether or not a rule watches it.</summary>
public sealed class OpenAlertCase(UseCaseContext context) : UseCase<OpenAlertCase.Request, AlertCaseId>(context)
{
    private static readonly AlertThresholds OfPace = new(0.9m, 0.75m, 0.6m);

    private static readonly AlertThresholds OfFall = new(0.1m, 0.25m, 0.5m);

    /// <param name="GoalId">The goal in danger; or else the metric that went wrong, of a unit, a person, or with neither of the whole company.</param>
    /// <param name="PeriodKind">By which periods a metric is compared with the one before.</param>
    /// <param name="Owner">Who deals with it; the actor where nobody is named.</param>
    public sealed record Request(
        string Title, GoalId? GoalId = null, MetricId? MetricId = null, UnitId? UnitId = null, PersonId? PersonId = null, PeriodKind PeriodKind = PeriodKind.Quarter, PersonId? Owner = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Title).NotEmpty().WithErrorCode("alerts.no_title").MaximumLength(AlertRule.LongestName);
            RuleFor(r => r.GoalId).Must((request, goal) => goal is null != request.MetricId is null).WithErrorCode("alerts.goal_or_metric");
            RuleFor(r => r.PersonId).Null().When(r => r.UnitId is not null).WithErrorCode("alerts.unit_or_person");
        }
    }

    public override Permission Permission => Permission.ViewAlerts;

    protected override async Task<Result<AlertCaseId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var scope = await work.ScopeAsync(today, cancel);
        var scene = new AlertScene(work, await OrganizationChart.ReadAsync(work.Db, today, cancel), today, (await work.CompanyAsync(cancel)).Calendar, null);
        AlertWatch watch;
        AlertObservation? seen;
        if (request.GoalId is { } goal)
        {
            var owned = await work.Db.Goals.AsNoTracking().SingleOrDefaultAsync(g => g.Id == goal, cancel);
            if (owned is null || !scope.Includes(owned)) return Result.NotFound;
            watch = new AlertWatch(AlertIndex.GoalPace, owned.PersonId is not null ? AlertLevel.Person : owned.UnitId == scene.Root ? AlertLevel.Company : AlertLevel.Unit, OfPace);
            seen = await GoalObservations.OneAsync(scene, watch, goal, cancel);
        }
        else
        {
            if (request.UnitId is { } unit ? !scope.Includes(unit) : request.PersonId is { } person ? !scope.Includes(person) : !scope.WholeCompany) return Result.NotFound;
            watch = new AlertWatch(
                AlertIndex.MetricFall, request.PersonId is not null ? AlertLevel.Person : request.UnitId is not null && request.UnitId != scene.Root ? AlertLevel.Unit : AlertLevel.Company, OfFall,
                request.MetricId, PeriodKind: request.PeriodKind);
            watch.MustHold();
            seen = (await AlertObservations.ReadAsync(scene, watch, cancel)).FirstOrDefault(one => request.PersonId is { } p ? one.Subject.PersonId == p : watch.Level == AlertLevel.Company || one.Subject.UnitId == request.UnitId);
        }
        if (seen is null || AlertDetection.MeasureOf(watch, seen) is not { } measure) return Result.Refused("alerts.nothing_to_measure");
        var owner = request.Owner ?? work.Actor.PersonId;
        if (!await CaseReader.Reachable(work, today).AnyAsync(person => person.Id == owner, cancel)) return Result.Refused("alerts.nobody_there", nameof(Request.Owner));

        var finding = AlertDetection.Judge(watch, seen)
            ?? new AlertFinding(seen.Subject, AlertGrade.Watch, measure, watch.Thresholds.Watch, seen.Value, seen.Reference, seen.Period, seen.Evidence ?? []);
        var alert = AlertCase.Open(AlertCaseId.New(), request.Title, watch, finding, owner, work.Actor.PersonId, work.Now, today);
        work.Db.Add(alert);
        CaseTelling.Tell(work, await work.CompanyAsync(cancel), alert, owner, CaseNoticeReason.Raised);
        await work.Db.SaveChangesAsync(cancel);
        return alert.Id;
    }
}
