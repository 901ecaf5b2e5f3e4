using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Access;
using SalesAlign.Application.Alerts;
using SalesAlign.Application.Alignment;
using SalesAlign.Application.Common;
using SalesAlign.Application.Feedback;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Alignment.Scoring;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Metrics;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Home;

/// <summary>Is the strategy carried, where does it break, what does the field say, and what waits for a decision.</summary>
public sealed partial class ExecutiveHome
{
    private GetAlignment.Response? _alignment;
    private (decimal Total, int Periods)? _pay;
    private IReadOnlyList<ListFeedback.Item> _voice = [];
    private IReadOnlyList<ListIncentivePeriods.Item> _approvals = [];
    private IReadOnlyList<string> _columns = [];
    private IReadOnlyList<HeatRow> _heat = [];
    private int _waiting;
    private int _overdue;
    private ListAlertCases.Response? _cases;
    private int _toAnswer;
    private int _onPace;
    private int _withGoal;

    [Inject] private GetAlignment Alignment { get; set; } = null!;

    [Inject] private ListAlertCases Cases { get; set; } = null!;

    [Inject] private ListFeedback Feedback { get; set; } = null!;

    [Inject] private ListIncentivePeriods Periods { get; set; } = null!;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private string? Lead => _alignment is null ? null
        : Text["Executive.Lead", _alignment.StrategyTitle, _alignment.StrategyNumber, _alignment.Scope, PeriodNames.Of(_alignment.Period, Me.Company.FiscalStartMonth, Shell)].Value;

    private string HeatTitle => Text["Heat.Title", _heat.SelectMany(row => row.Cells).Count(cell => cell.Value < 0.9m), _heat.Sum(row => row.Cells.Count(cell => cell.Value is not null))];

    protected override async Task LoadAsync()
    {
        if (View.Period is not { } period) return;
        var unit = View.UnitId is { } id ? new UnitId(id) : (UnitId?)null;
        _alignment = (await RunAsync(Alignment, new GetAlignment.Request(period, unit))).TryGet(out var alignment) ? alignment : null;
        if (_alignment is null) return;

        var standings = _alignment.Objectives.Select(objective => objective.Standing).OfType<Application.Goals.Standing>().ToList();
        _withGoal = standings.Count;
        _onPace = standings.Count(standing => standing.Status == RagStatus.Green);
        _columns = [.. _alignment.Units.Select(column => column.Name)];
        _heat =
        [
            .. _alignment.Objectives.Select(objective => new HeatRow(
                objective.Title,
                [.. objective.Heat.Select(cell => new HeatCell(
                    cell is null ? null : MetricLooks.Attained(cell.Standing.Attainment, cell.Standing.Expected), null, cell is null ? null : View.Link($"/goals/{cell.Goal}")))],
                View.Link($"/strategy/objectives/{objective.Id}"))),
        ];
        _cases = (await RunAsync(Cases, new ListAlertCases.Request(new PageRequest(1, 5), Grade: Domain.Alerts.AlertGrade.Critical))).TryGet(out var cases) ? cases : null;
        await LoadVoiceAsync();
        if (May(Permission.ViewPayTotals)) await LoadPayAsync(period);
    }

    private async Task LoadVoiceAsync()
    {
        if (!(await RunAsync(Feedback, new ListFeedback.Request(new PageRequest(1, 5, "-supports")))).TryGet(out var voice)) return;
        _voice = voice.Items.Items;
        _waiting = voice.States.Where(state => state.Key is not (Domain.Feedback.FeedbackState.Answered or Domain.Feedback.FeedbackState.Closed)).Sum(state => state.Value);
        _overdue = voice.Overdue;
        _toAnswer = voice.ToAnswer;
    }

    private async Task LoadPayAsync(string key)
    {
        if (!(await RunAsync(Periods, new ListIncentivePeriods.Request())).TryGet(out var periods)) return;
        var calendar = new FiscalCalendar(Me.Company.FiscalStartMonth);
        var year = calendar.Containing(PeriodKind.Year, calendar.Parse(key).First);
        var paid = periods.Where(period => year.Contains(period.First) && period.State is IncentivePeriodState.Approved or IncentivePeriodState.Closed).ToList();
        _pay = (paid.Sum(period => period.Total), paid.Count);
        _approvals = May(Permission.ApproveIncentives) ? [.. periods.Where(period => period.State is IncentivePeriodState.InReview or IncentivePeriodState.Calculated)] : [];
    }

    private string Show(GetAlignment.ObjectiveItem objective, decimal? value) => objective.Metric?.Show(value, Me.Company.Currency) ?? "—";

    private static string Score(decimal? score) => score is { } known ? known.ToString("N0", System.Globalization.CultureInfo.CurrentCulture) : "—";

    private string Say(GetAlignment.BreakItem found) => HomeWords.Say(found, Text);

    private string Fix(GetAlignment.BreakItem found) => View.Link(found.Dimension switch
    {
        AlignmentDimension.Cascade => $"/goals/cascade?objective={found.Objective}",
        AlignmentDimension.Measurement => "/performance",
        AlignmentDimension.Incentive => "/incentives",
        AlignmentDimension.Understanding => "/strategy",
        AlignmentDimension.Dialogue => $"/field-voice?objective={found.Objective}",
        _ => $"/goals?objective={found.Objective}",
    });
}
