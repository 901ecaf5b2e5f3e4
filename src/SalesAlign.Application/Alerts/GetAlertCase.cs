using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Alerts;

/// <summary>One case with all that is known of it: what deviates, why, what was decided and done, whether it helped, who was told, and what the reader may do.</summary>
public sealed class GetAlertCase(UseCaseContext context) : UseCase<GetAlertCase.Request, GetAlertCase.Response>(context)
{
    public sealed record Request(AlertCaseId Id);

    public sealed record Response
    {
        public required AlertCaseId Id { get; init; }

        public required AlertRuleId? RuleId { get; init; }

        public required string Title { get; init; }

        public required AlertWatch? Watch { get; init; }

        public required AlertFinding Finding { get; init; }

        public required MetricFacts? Metric { get; init; }

        public required decimal Before { get; init; }

        public required AlertGrade Grade { get; init; }

        public required CaseState State { get; init; }

        public required DateOnly DetectedOn { get; init; }

        public required DateOnly? DueOn { get; init; }

        public required bool IsOverdue { get; init; }

        public required DateTimeOffset? BackToNormalAt { get; init; }

        public required PersonId? OwnerId { get; init; }

        public required string? Owner { get; init; }

        public required IReadOnlyList<string> Whys { get; init; }

        public required IReadOnlyList<CaseCause> Causes { get; init; }

        public required IReadOnlyList<CaseEvidence> Evidence { get; init; }

        public required IReadOnlyList<ResponseOption> Options { get; init; }

        public required Guid? ChosenOptionId { get; init; }

        public required string? DecisionReason { get; init; }

        public required CasePilot? Pilot { get; init; }

        public required IReadOnlyList<ActionItem> Actions { get; init; }

        public required CaseCheck? Check { get; init; }

        public required string? Lesson { get; init; }

        /// <summary>The measure as it reads now.</summary>
        public required MeasureNow Now { get; init; }

        public required MeasureHistory? History { get; init; }

        public required IReadOnlyList<Step> Steps { get; init; }

        public required IReadOnlyList<Told> Notices { get; init; }

        public required IReadOnlyList<Link> Up { get; init; }

        /// <summary>False for those who may look but not deal with it.</summary>
        public required bool MayAct { get; init; }

        public required PersonId Reader { get; init; }

        public required uint Version { get; init; }
    }

    public sealed record ActionItem(Guid Id, string Text, PersonId OwnerId, string Owner, DateOnly DueOn, DateOnly? DoneOn, bool IsOverdue);

    public sealed record Step(CaseStepKind Kind, string? By, DateTimeOffset At, string? Note, string? To, AlertGrade Grade);

    public sealed record Told(string Person, CaseNoticeReason Reason, AlertGrade Grade, DateTimeOffset RaisedAt, DateTimeOffset ToldAt, bool Waits);

    /// <summary>A step of the line of sight: the goal that is in danger and the objective it carries.</summary>
    public sealed record Link(GoalId? Goal, ObjectiveId? Objective, string Name);

    public override Permission Permission => Permission.ViewAlerts;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var found = await (await CaseReader.VisibleAsync(work, cancel)).AsNoTracking().Include(alert => alert.Steps).Include(alert => alert.Notices).AsSplitQuery()
            .SingleOrDefaultAsync(alert => alert.Id == request.Id, cancel);
        if (found is null) return Result.NotFound;
        var version = await work.Db.AlertCases.Where(alert => alert.Id == request.Id).Select(alert => EF.Property<uint>(alert, ModelConventions.RowVersion)).SingleAsync(cancel);
        var today = await work.TodayAsync(cancel);
        var names = await OrganizationReader.NamesAsync(
            work.Db,
            [
                .. found.Steps.SelectMany(step => new[] { step.By, step.To }).OfType<PersonId>(), .. found.Notices.Select(notice => notice.PersonId),
                .. found.Actions.Select(action => action.OwnerId), .. found.OwnerId is { } o ? new[] { o } : [],
            ],
            cancel);
        var metric = found.Finding.Subject.MetricId is { } metricId ? await work.Db.Metrics.AsNoTracking().SingleOrDefaultAsync(m => m.Id == metricId, cancel) : null;
        return new Response
        {
            Id = found.Id,
            RuleId = found.RuleId,
            Title = found.Title,
            Watch = found.Watch,
            Finding = found.Finding,
            Metric = metric is null ? null : MetricFacts.Of(metric),
            Before = found.Before,
            Grade = found.Grade,
            State = found.State,
            DetectedOn = found.DetectedOn,
            DueOn = found.DueOn,
            IsOverdue = found.IsOverdue(today),
            BackToNormalAt = found.BackToNormalAt,
            OwnerId = found.OwnerId,
            Owner = found.OwnerId is { } owner ? names.GetValueOrDefault(owner) : null,
            Whys = found.Whys,
            Causes = found.Causes,
            Evidence = found.Evidence,
            Options = found.Options,
            ChosenOptionId = found.ChosenOptionId,
            DecisionReason = found.DecisionReason,
            Pilot = found.Pilot,
            Actions = [.. found.Actions.Select(action => new ActionItem(action.Id, action.Text, action.OwnerId, names.GetValueOrDefault(action.OwnerId) ?? "", action.DueOn, action.DoneOn, action.IsOverdue(today)))],
            Check = found.Check,
            Lesson = found.Lesson,
            Now = found.IsOpen ? await CaseMeasure.NowAsync(work, found, cancel) : new MeasureNow(found.Check?.After, null, found.Check?.AfterPeriod, found.Check?.Verdict),
            History = await CaseMeasure.HistoryAsync(work, found, cancel),
            Steps = [.. found.Steps.OrderBy(step => step.Number).Select(step => new Step(step.Kind, Name(step.By), step.At, step.Note, Name(step.To), step.Grade))],
            Notices = [.. found.Notices.OrderBy(notice => notice.RaisedAt).ThenBy(notice => notice.Id).Select(notice => new Told(Name(notice.PersonId) ?? "", notice.Reason, notice.Grade, notice.RaisedAt, notice.ToldAt, notice.ToldAt > work.Now))],
            Up = await UpAsync(work, found, cancel),
            MayAct = await CaseReader.MayActAsync(work, found, cancel),
            Reader = work.Actor.PersonId,
            Version = version,
        };

        string? Name(PersonId? person) => person is { } id ? names.GetValueOrDefault(id) : null;
    }

    // A goal in danger leads to its objective; a metric to the objectives that are measured by it.
    private static async Task<IReadOnlyList<Link>> UpAsync(Work work, AlertCase alert, CancellationToken cancel)
    {
        var subject = alert.Finding.Subject;
        var goals = subject.GoalId is { } goal ? await work.Db.Goals.AsNoTracking().Where(g => g.Id == goal).ToListAsync(cancel)
            : subject.MetricId is { } metric && alert.Finding.Period is { } period
                ? await work.Db.Goals.AsNoTracking().Where(g => g.MetricId == metric && g.PeriodKey == period && (subject.PersonId != null ? g.PersonId == subject.PersonId : g.UnitId == subject.UnitId)).ToListAsync(cancel)
                : [];
        if (goals.Count == 0) return [];
        var owners = await GoalOwners.NamesAsync(work.Db, goals, cancel);
        var titles = await ObjectiveTitles.ReadAsync(work.Db, goals.Select(g => g.ObjectiveId), cancel);
        return
        [
            .. goals.Select(g => new Link(g.Id, null, owners[g.Id])),
            .. goals.Select(g => g.ObjectiveId).Distinct().Where(titles.ContainsKey).Select(id => new Link(null, id, titles[id].Title)),
        ];
    }
}
