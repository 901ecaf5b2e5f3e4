using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Alerts.Observing;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Alerts.Watching;

/// <summary>One look at all rules that are due: new deviations become cases, known ones are updated, late ones climb the organisation.</summary>
internal sealed class AlertRound
{
    private readonly Work _work;
    private readonly Company _company;
    private readonly DateOnly _today;
    private readonly OrganizationChart _organization;
    private readonly AlertPeople _people;

    private AlertRound(Work work, Company company, DateOnly today, OrganizationChart organization, AlertPeople people)
    {
        _work = work;
        _company = company;
        _today = today;
        _organization = organization;
        _people = people;
    }

    public static async Task<AlertRound> BeginAsync(Work work, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var organization = await OrganizationChart.ReadAsync(work.Db, today, cancel);
        return new(work, await work.CompanyAsync(cancel), today, organization, await AlertPeople.ReadAsync(work.Db, organization, today, cancel));
    }

    /// <summary>What a rule finds now, saved or not.</summary>
    public async Task<IReadOnlyList<AlertFinding>> FindAsync(AlertWatch watch, UnitId? scope, CancellationToken cancel) =>
        AlertDetection.Detect(watch, await ObserveAsync(watch, scope, cancel));

    /// <returns>How many cases were raised.</returns>
    public async Task<int> LookAtAsync(AlertRule rule, CancellationToken cancel)
    {
        var observed = await ObserveAsync(rule.Watch, rule.ScopeUnitId, cancel);
        var findings = AlertDetection.Detect(rule.Watch, observed);
        // What could not be looked at, such as a goal whose period is over, is not well for that.
        var well = observed.Where(observation => AlertDetection.MeasureOf(rule.Watch, observation) is not null).Select(observation => observation.Subject.Key).ToHashSet(StringComparer.Ordinal);
        var found = findings.ToDictionary(finding => finding.Subject.Key, StringComparer.Ordinal);
        // What is open, and of what is found the last that ended: it may keep the rule silent.
        var known = await _work.Db.AlertCases.Include(alert => alert.Steps)
            .Where(alert => alert.RuleId == rule.Id && (alert.State != CaseState.Closed && alert.State != CaseState.Dismissed || alert.BackToNormalAt == null))
            .ToListAsync(cancel);
        var bySubject = known.ToLookup(alert => alert.SubjectKey, StringComparer.Ordinal);
        foreach (var alert in known.Where(alert => well.Contains(alert.SubjectKey) && !found.ContainsKey(alert.SubjectKey)))
        {
            if (alert.NoMoreSeen(_work.Now)) CaseTelling.Tell(_work, _company, alert, alert.OwnerId, CaseNoticeReason.BackToNormal);
        }
        var raised = 0;
        foreach (var finding in findings)
        {
            var cases = bySubject[finding.Subject.Key].ToList();
            if (cases.Find(alert => alert.IsOpen) is { } open) SeeAgain(open, finding);
            else if (!cases.Exists(alert => alert.Silences(finding)))
            {
                Raise(rule, finding);
                raised++;
            }
        }
        rule.Evaluated(_work.Now, findings.Count);
        return raised;
    }

    /// <summary>Every open case whose step is late climbs as far as its grade and age ask for.</summary>
    public async Task<int> EscalateAsync(CancellationToken cancel)
    {
        var late = await _work.Db.AlertCases.Include(alert => alert.Steps)
            .Where(alert => alert.State != CaseState.Closed && alert.State != CaseState.Dismissed && alert.DueOn != null && alert.DueOn < _today)
            .ToListAsync(cancel);
        var climbed = 0;
        foreach (var alert in late)
        {
            var wanted = TimeLimit.LevelsUp(alert.Grade, alert.DueOn, _today);
            var above = alert.OwnerId is { } owner ? _people.Above(owner) : [];
            while (alert.LevelsUp < wanted && alert.LevelsUp < above.Count)
            {
                var manager = above[alert.LevelsUp];
                alert.Escalate(manager, _work.Now);
                CaseTelling.Tell(_work, _company, alert, manager, CaseNoticeReason.Escalated);
                climbed++;
            }
            if (alert.LevelsUp < wanted) alert.ReachTheTop(wanted);
        }
        return climbed;
    }

    public PersonId? OwnerOf(AlertOwner wanted, AlertSubject subject) => _people.OwnerOf(wanted, subject);

    private Task<IReadOnlyList<AlertObservation>> ObserveAsync(AlertWatch watch, UnitId? scope, CancellationToken cancel) =>
        AlertObservations.ReadAsync(new AlertScene(_work, _organization, _today, _company.Calendar, scope), watch, cancel);

    private void Raise(AlertRule rule, AlertFinding finding)
    {
        var owner = _people.OwnerOf(rule.Owner, finding.Subject);
        var alert = AlertCase.Raise(AlertCaseId.New(), rule, finding, owner, _work.Now, _today);
        _work.Db.Add(alert);
        CaseTelling.Tell(_work, _company, alert, owner, CaseNoticeReason.Raised);
        // What is critical does not wait to be late before the next level hears of it.
        if (finding.Grade == AlertGrade.Critical && owner is { } asked && _people.Above(asked) is [var manager, ..]) CaseTelling.Tell(_work, _company, alert, manager, CaseNoticeReason.Raised);
    }

    private void SeeAgain(AlertCase alert, AlertFinding finding)
    {
        if (alert.SeeAgain(finding, _work.Now, _today) is not { } reason) return;
        CaseTelling.Tell(_work, _company, alert, alert.OwnerId, reason);
        if (reason == CaseNoticeReason.Worsened && finding.Grade == AlertGrade.Critical && alert.OwnerId is { } owner && _people.Above(owner) is [var manager, ..])
        {
            CaseTelling.Tell(_work, _company, alert, manager, reason);
        }
    }
}
