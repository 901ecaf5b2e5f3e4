using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Feedback;
using SalesAlign.Application.Goals;
using SalesAlign.Application.Incentives;
using SalesAlign.Application.Strategy;
using SalesAlign.Domain.Strategy;
using SalesAlign.Web.Components;
using SalesAlign.Web.Metrics;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Home;

/// <summary>What the strategy asks of one person, what it pays, and what became of what they reported.</summary>
public sealed partial class RepHome
{
    private IReadOnlyList<GetGoalTree.ObjectiveBranch> _branches = [];
    private GetStrategy.Response? _strategy;
    private GetMyPay.Response? _pay;
    private IReadOnlyList<ListFeedback.Item> _mine = [];
    private string? _period;

    [Inject] private GetGoalTree Goals { get; set; } = null!;

    [Inject] private GetStrategy Strategy { get; set; } = null!;

    [Inject] private GetMyPay Pay { get; set; } = null!;

    [Inject] private ListFeedback Feedback { get; set; } = null!;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private string? Lead => _strategy is null ? null : Text["Rep.Lead", _strategy.Title, PeriodNames.Of(_period ?? View.Period ?? "", Me.Company.FiscalStartMonth, Shell)].Value;

    protected override async Task LoadAsync()
    {
        if (View.Period is not { } period) return;
        if ((await RunAsync(Goals, new GetGoalTree.Request(period, Person: Me.Id))).TryGet(out var tree))
        {
            _period = tree.Period;
            _branches = tree.Objectives;
        }
        _strategy = (await RunAsync(Strategy, new GetStrategy.Request(Period: period))).TryGet(out var strategy) ? strategy : null;
        if (May(Permission.ViewPay) && (await RunAsync(Pay, new GetMyPay.Request())).TryGet(out var pay)) _pay = pay;
        if ((await RunAsync(Feedback, new ListFeedback.Request(new PageRequest(1, 5), FeedbackView.Mine))).TryGet(out var voice)) _mine = voice.Items.Items;
    }

    private string Show(GoalFacts goal, decimal? value) => goal.Metric.Show(value, Me.Company.Currency);

    // A ratio is due all the time; the calendar says nothing about it.
    private string Pace(GoalFacts goal) => goal.Standing.Attainment is not { } made ? Text["Rep.NoData"]
        : goal.Metric.IsRatio ? Text["Rep.Reached", Figures.Percent(made)]
        : Text["Rep.Pace", Figures.Percent(made), Figures.Percent(goal.Standing.Expected)];

    private string PayNote(GetMyPay.Response pay) => Text[
        pay.Statement is null ? "Rep.Earned.SoFar" : "Rep.Earned.Stated", PeriodNames.Of(pay.Period, Me.Company.FiscalStartMonth, Shell), pay.PaidDeals];

    private string? Instruction(ObjectiveId objective) => _strategy?.Objectives.FirstOrDefault(line => line.Id == objective)?.SellerInstruction;

    private static GetMyPay.StandingItem? Next(GetMyPay.Response pay) => pay.Standings.FirstOrDefault(standing => standing.NextBracketAt > standing.Credit);
}
