using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Checks;
using SalesAlign.Domain.Strategy;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Incentives.Plans;

/// <summary>Shows how a plan stands to the strategy; here it is said which deals serve an objective, and a finding is waived with a reason.</summary>
public abstract class FitPanelCode : ComponentBase
{
    [Parameter, EditorRequired] public IncentivePlanId Plan { get; set; }

    [Parameter, EditorRequired] public string Currency { get; set; } = "";

    [Parameter] public GetIncentiveChoices.Response? Choices { get; set; }

    [Parameter] public bool MayManage { get; set; }

    [Parameter] public bool MayApprove { get; set; }

    [Parameter] public Func<string, string> Name { get; set; } = key => key;

    [Parameter] public EventCallback Changed { get; set; }

    [Inject] private GetStrategyFit GetFit { get; set; } = null!;

    [Inject] private SayServingDeals SayServing { get; set; } = null!;

    [Inject] private WaiveFitFinding WaiveFinding { get; set; } = null!;

    [Inject] private CurrentActor Current { get; set; } = null!;

    [Inject] private ProblemWording Wording { get; set; } = null!;

    [Inject] private IStringLocalizer<PlanText> Texts { get; set; } = null!;

    [Inject] private IStringLocalizer<IncentiveText> IncentiveTexts { get; set; } = null!;

    [Inject] private Toasts Toasts { get; set; } = null!;

    protected GetStrategyFit.Response? Fit { get; private set; }

    protected FilterWords Filters { get; private set; } = null!;

    protected FittedObjective? Editing { get; private set; }

    protected ConditionsDraft Serving { get; private set; } = new();

    protected PlanFinding? Waiving { get; private set; }

    protected string Reason { get; set; } = "";

    protected string? Error { get; private set; }

    protected string? WaiverError { get; private set; }

    protected override async Task OnInitializedAsync()
    {
        Filters = new FilterWords(IncentiveTexts);
        await ReadAsync();
    }

    protected string Ratio(SteeringRatio steering) => steering.Steering switch
    {
        Steering.OnlyPaysForIt => Texts["Steering.OnlyPaysForIt"],
        Steering.NotMeasurable => Texts["Steering.NotMeasurable"],
        _ => Texts[$"Steering.{steering.Steering}", Math.Round(steering.Ratio ?? 0, 2).ToString("0.0#", System.Globalization.CultureInfo.CurrentCulture)],
    };

    protected static Tone ToneOf(SteeringRatio steering) => steering.Steering switch
    {
        Steering.Against => Tone.Bad,
        Steering.Blind => Tone.Warn,
        Steering.NotMeasurable => Tone.Neutral,
        _ => Tone.Good,
    };

    protected static string IconOf(SteeringRatio steering) => steering.Steering switch
    {
        Steering.Against => "arrow-down",
        Steering.Blind => "minus-circle",
        Steering.NotMeasurable => "question",
        _ => "arrow-up",
    };

    protected void EditServingAsync(FittedObjective objective) => (Editing, Serving, Error) = (objective, ConditionsDraft.From(objective.Serving), null);

    protected void StopServing() => (Editing, Error) = (null, null);

    protected async Task SaveServingAsync()
    {
        Filter? which;
        try
        {
            which = Serving.ToFilter();
        }
        catch (Domain.Common.RuleViolation violation)
        {
            Error = Wording.Of(new Problem(violation.Code, null, null, [.. violation.Arguments]));
            return;
        }
        if (which is null)
        {
            Error = Texts["Fit.ServingEmpty"];
            return;
        }
        await SayAsync(which);
    }

    protected Task ForgetServingAsync() => SayAsync(null);

    protected void Waive(PlanFinding finding) => (Waiving, Reason, WaiverError) = (finding, "", null);

    protected void StopWaiving() => Waiving = null;

    protected async Task WaiveAsync()
    {
        var result = await WaiveFinding.RunAsync(await Current.ActorAsync(), new WaiveFitFinding.Request(Plan, Waiving!.Code, Waiving.Objective, Reason));
        if (!result.IsDone)
        {
            WaiverError = result.Problems.Count > 0 ? Wording.Of(result.Problems[0]) : IncentiveTexts["Failed"];
            return;
        }
        Waiving = null;
        Toasts.Done(Texts["Waiver.Done"]);
        await ReadAsync();
        await Changed.InvokeAsync();
    }

    private async Task SayAsync(Filter? which)
    {
        var result = await SayServing.RunAsync(await Current.ActorAsync(), new SayServingDeals.Request(new ObjectiveId(Editing!.Fit.Objective), which));
        Error = result.IsDone ? null : result.Problems.Count > 0 ? Wording.Of(result.Problems[0]) : IncentiveTexts["Failed"];
        if (Error is not null) return;
        Editing = null;
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var result = await GetFit.RunAsync(await Current.ActorAsync(), new GetStrategyFit.Request(Plan));
        Fit = result.TryGet(out var fit) ? fit : null;
        Error = result.IsDone ? null : result.Problems.Count > 0 ? Wording.Of(result.Problems[0]) : IncentiveTexts["Failed"];
    }
}
