using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Alerts;
using SalesAlign.Application.Alerts.Watching;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Demonstration;

/// <summary>
/// Watches the told company by rules of every index, as the product itself would have, and works what they find: one case of the past walked to a
/// checked close, one dismissed, and of those of the present one in each state.
/// </summary>
internal sealed class CaseBook(SalesAlignDbContext db, CompanyStory story)
{
    private static readonly (string Why, CauseCategory Category, string Cause, string Other)[] Tales =
    [
        ("Fewer offers were made", CauseCategory.Process, "Half of the enquiries waited a week for a price", "Two large customers postponed their projects"),
        ("Fewer customers were visited", CauseCategory.People, "The territory was handed over without a plan", "A competitor opened a showroom nearby"),
        ("Offers were made, but lost", CauseCategory.Product, "Signature Air could not be delivered before week nine", "Interest rates made builders wait"),
        ("新客户拜访减少", CauseCategory.Process, "报价审批平均需要六天", "春节期间项目推迟"),
    ];

    private readonly Clock _clock = new() { Now = story.Days.Now };

    public async Task WriteAsync(SortedDictionary<string, long> written, CancellationToken cancel)
    {
        var rules = Rules();
        db.AddRange(rules);
        await db.SaveChangesAsync(cancel);
        var fall = rules.Single(rule => rule.Watch.Index == AlertIndex.MetricFall);
        await WalkThePastAsync(fall, cancel);

        // A week ago, and again today: what was found then and still is, is the same case.
        foreach (var days in (int[])[6, 0])
        {
            _clock.Now = story.Days.Now.AddDays(-days);
            var round = await AlertRound.BeginAsync(Work(), cancel);
            foreach (var rule in rules)
            {
                await round.LookAtAsync(rule, cancel);
                await db.SaveChangesAsync(cancel);
            }
            await round.EscalateAsync(cancel);
            await db.SaveChangesAsync(cancel);
        }
        await WalkThePresentAsync(cancel);
        written["alertRules"] = rules.Count;
        written["alertCases"] = await db.AlertCases.CountAsync(cancel);
    }

    private List<AlertRule> Rules()
    {
        var strategy = story.Strategy;
        return
        [
            Rule("Goals behind pace", new(AlertIndex.GoalPace, AlertLevel.Person, new(0.55m, 0.40m, 0.25m)), AlertOwner.ManagerAbove, AlertCadence.OnChange),
            Rule("Year goals in danger", new(AlertIndex.GoalProgress, AlertLevel.Unit, new(0.90m, 0.80m, 0.70m), PeriodKind: PeriodKind.Year), AlertOwner.Carrier, AlertCadence.Weekly),
            Rule("Key accounts without contact", new(AlertIndex.KeyAccountContact, AlertLevel.Company, new(90m, 150m, 240m), Most: 20), AlertOwner.Carrier, AlertCadence.Nightly),
            Rule("Stalled deals", new(AlertIndex.StalledDeals, AlertLevel.Person, new(6m, 9m, 14m), Days: 60), AlertOwner.Carrier, AlertCadence.Nightly),
            Rule("Falling activity", new(AlertIndex.FallingActivity, AlertLevel.Person, new(0.50m, 0.65m, 0.80m), Days: 28, Least: 12), AlertOwner.ManagerAbove, AlertCadence.Nightly),
            Rule("Sales data out of date", new(AlertIndex.DataLag, AlertLevel.Company, new(4m, 6m, 9m)), AlertOwner.SalesOperations, AlertCadence.Nightly),
            Rule("Goals that cannot be measured", new(AlertIndex.MetricMissing, AlertLevel.Company, new(1m, 5m, 20m)), AlertOwner.SalesOperations, AlertCadence.OnChange),
            Rule("Premium share too low for two quarters", new(AlertIndex.MetricValue, AlertLevel.Unit, new(0.42m, 0.36m, 0.30m), strategy.PremiumShare.Id, AlertSide.Below, 2), AlertOwner.Carrier, AlertCadence.OnChange),
            Rule("Won value of a seller fell", new(AlertIndex.MetricFall, AlertLevel.Person, new(0.45m, 0.55m, 0.70m), strategy.Won.Id), AlertOwner.ManagerAbove, AlertCadence.OnChange),
        ];

        static AlertRule Rule(string name, AlertWatch watch, AlertOwner owner, AlertCadence cadence) => new(AlertRuleId.New(), name, watch, null, owner, cadence);
    }

    // Two quarters ago somebody's won value fell; what was done about it, and that it helped, can be read to the end.
    private async Task WalkThePastAsync(AlertRule rule, CancellationToken cancel)
    {
        _clock.Now = At(story.Days.Quarter(-2).First.AddDays(4));
        var round = await AlertRound.BeginAsync(Work(), cancel);
        var found = await round.FindAsync(rule.Watch with { Thresholds = new(0.20m, 0.30m, 0.60m) }, null, cancel);
        var cases = found.Select(finding => Raise(rule, round, finding)).Where(alert => alert.OwnerId is not null).ToList();
        _clock.Now = At(story.Days.Quarter(0).First.AddDays(2));
        AlertCase? walked = null;
        foreach (var alert in cases)
        {
            if ((await CaseMeasure.NowAsync(Work(), alert, cancel)).Verdict != CheckVerdict.CameBack) continue;
            walked = alert;
            break;
        }
        if (walked is not null)
        {
            db.Add(walked);
            var day = walked.DetectedOn;
            Explain(walked, 0, day.AddDays(1));
            Decide(walked, 0, day.AddDays(3));
            Act(walked, day.AddDays(4), day.AddDays(30), wait: false);
            var now = await CaseMeasure.NowAsync(Work(), walked, cancel);
            var checkedOn = story.Days.Quarter(0).First.AddDays(2) is var on && on > story.Days.Today ? story.Days.Today : on;
            walked.Examine(
                new CaseCheck(walked.Before, now.Measure!.Value, now.Verdict!.Value, walked.Finding.Period, now.Period, checkedOn, "Back at the level before the fall; offers go out within a day."),
                walked.OwnerId!.Value, At(checkedOn), checkedOn);
            walked.Close("A price within a day wins more than a lower price within a week.", walked.OwnerId!.Value, At(checkedOn), checkedOn);
            walked.NoMoreSeen(At(checkedOn));
        }
        if (cases.Find(alert => alert != walked) is { } dismissed)
        {
            db.Add(dismissed);
            dismissed.Dismiss("On parental leave for two months; the accounts are looked after by the team.", dismissed.OwnerId!.Value, At(dismissed.DetectedOn.AddDays(1)), dismissed.DetectedOn.AddDays(1));
            dismissed.NoMoreSeen(At(dismissed.DetectedOn.AddDays(60)));
        }
        await db.SaveChangesAsync(cancel);
    }

    private async Task WalkThePresentAsync(CancellationToken cancel)
    {
        var jonas = story.Organization.Named("Jonas Albrecht").Person.Id;
        var open = await db.AlertCases.Include(alert => alert.Steps).Include(alert => alert.Notices).AsSplitQuery()
            .Where(alert => alert.State == CaseState.Detected && alert.OwnerId != null).ToListAsync(cancel);
        // One stays as it was found, for whoever sits down at the manager's desk first.
        var ordered = open.OrderBy(alert => alert.OwnerId == jonas ? 0 : 1).ThenByDescending(alert => alert.Grade).ThenBy(alert => alert.SubjectName, StringComparer.Ordinal).Skip(1).ToList();
        var today = story.Days.Today;
        for (var i = 0; i < Math.Min(4, ordered.Count); i++)
        {
            var alert = ordered[i];
            var day = alert.DetectedOn > today.AddDays(-4) ? alert.DetectedOn : today.AddDays(-4);
            Explain(alert, i % Tales.Length, day);
            if (i >= 1) Decide(alert, i % Tales.Length, day);
            if (i >= 1) Act(alert, day, today, wait: i == 1);
            if (i >= 3 && await CaseMeasure.NowAsync(Work(), alert, cancel) is { Measure: { } measure, Verdict: { } verdict } now)
            {
                alert.Examine(new CaseCheck(alert.Before, measure, verdict, alert.Finding.Period, now.Period, today, "Too early to see an effect; look again when the month is over."), alert.OwnerId!.Value, At(today), today);
            }
        }
        await db.SaveChangesAsync(cancel);
    }

    private AlertCase Raise(AlertRule rule, AlertRound round, AlertFinding finding)
    {
        var today = CompanyDay.Of(story.Company, _clock.Now);
        return AlertCase.Raise(AlertCaseId.New(), rule, finding, round.OwnerOf(rule.Owner, finding.Subject), _clock.Now, today);
    }

    private static void Explain(AlertCase alert, int tale, DateOnly on)
    {
        var (why, category, cause, other) = Tales[tale];
        alert.Explain(
            [why, cause, tale == 3 ? "审批权限集中在总部" : "Nobody was asked to decide sooner"],
            [new(category, cause, false, true, [.. alert.Finding.Evidence.Take(2), new(EvidenceKind.Note, tale == 3 ? "审批记录：九份报价中有七份超过五天" : "The log of approvals: seven of nine took longer than five days")]), new(CauseCategory.Customer, other, true, false, []), new(CauseCategory.People, tale == 3 ? "新人尚未完成培训" : "Two of the team were new", false, false, [])]);
        alert.Analyse(alert.OwnerId!.Value, At(on), on);
    }

    private static void Decide(AlertCase alert, int tale, DateOnly on)
    {
        ResponseOption[] options = tale == 3
            ? [new(Guid.CreateVersion7(), "团队经理可批准 10% 以内的折扣", 4, 4), new(Guid.CreateVersion7(), "增加售前人员", 2, 4), new(Guid.CreateVersion7(), "每周复盘报价", 5, 2)]
            : [new(Guid.CreateVersion7(), "Team managers approve prices up to ten percent themselves", 4, 4), new(Guid.CreateVersion7(), "One more person in presales", 2, 5), new(Guid.CreateVersion7(), "Go through open offers every Friday", 5, 2)];
        alert.Weigh(options);
        alert.Decide(
            options[0].Id, tale == 3 ? "见效最快，且不需要增加预算" : "Does most with what we have, and can be taken back", new CasePilot(alert.SubjectName, tale == 3 ? "报价天数" : "Days from enquiry to offer", on.AddDays(28)),
            alert.OwnerId!.Value, At(on), on);
    }

    private void Act(AlertCase alert, DateOnly on, DateOnly doneOn, bool wait)
    {
        var helper = story.Organization.Named("Sofia Marques").Person.Id;
        var first = alert.AddAction("Write down who may approve what", helper, on.AddDays(7), on);
        var second = alert.AddAction("Tell the team, and answer enquiries the same day", alert.OwnerId!.Value, on.AddDays(14), on);
        alert.Mark(first.Id, doneOn < on ? on : doneOn);
        if (wait) return;
        alert.Mark(second.Id, doneOn < on ? on : doneOn);
        alert.Act(alert.OwnerId!.Value, At(doneOn), doneOn);
    }

    private Work Work() => new(Actor.Anonymous, Rights.None, db, _clock);

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(9, 30)), TimeSpan.Zero);

    /// <summary>The story's own time, which moves as it is told.</summary>
    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
