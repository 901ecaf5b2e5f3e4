using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Goals.Behaviour;

/// <summary>How a goal becomes behaviour: paradigm, driver tree with sliders, named accounts, milestones, variables, measures and effort.</summary>
public partial class BehaviourPanel(GetBehaviour get, PreviewBehaviour preview, PlanBehaviour save, ProblemWording wording, Toasts toasts)
{
    private static readonly string[] Fields =
        ["OverrideReason", "LeadsPerCall", "CustomersPerLead", "AverageDeal", "Reps", "WorkingDays", "CallsPerDay", "Signatures", "Measures", "PotentialCustomers", "Segments"];

    private readonly Latest _latest = new();
    private GetBehaviour.Response? _read;
    private BehaviourDraft _draft = new();
    private DriverTree? _driver;
    private EfficiencyCheck? _efficiency;
    private ParadigmRecommendation _recommendation = null!;
    private IReadOnlyList<Problem> _problems = [];

    [Parameter, EditorRequired] public GoalId GoalId { get; set; }

    [Parameter] public TargetShape Shape { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(Me.Company.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    private string? General => _problems.FirstOrDefault(problem => !Fields.Contains(FieldOf(problem), StringComparer.Ordinal)) is { } found ? wording.Of(found) : null;

    protected override async Task LoadAsync()
    {
        _problems = [];
        _read = await ReadAsync(get, new GetBehaviour.Request(GoalId));
        if (_read is null) return;
        _draft = BehaviourDraft.Of(_read);
        (_driver, _efficiency, _recommendation) = (_read.Driver, _read.Efficiency, _read.Recommendation);
    }

    private async Task SegmentAsync(ChangeEventArgs change)
    {
        _draft.Segment = change.Value as string is { Length: > 0 } segment ? segment : null;
        if (!(await RunAsync(get, new GetBehaviour.Request(GoalId, _draft.Segment ?? ""))).TryGet(out var read)) return;
        _read = read;
        _draft.Customers = read.Data.Accounts ?? _draft.Customers;
        if (read.Data.CustomShare is { } custom) _draft.Solution = (int)Math.Round((1m - custom) * 100m);
        await PreviewAsync();
    }

    private async Task PreviewAsync()
    {
        var request = new PreviewBehaviour.Request(GoalId, _draft.Terms, _draft.CallsPerDay, _draft.Efficiency, _draft.Indicators);
        if (await _latest.AskAsync(() => RunAsync(preview, request)) is not { } result) return;
        _problems = result.Problems;
        if (!result.TryGet(out var answer)) return;
        (_driver, _efficiency, _recommendation) = (answer.Driver, answer.Efficiency, answer.Recommendation ?? _recommendation);
        StateHasChanged();
    }

    private async Task SaveAsync()
    {
        var measures = _draft.Measures.Count > 0 && (_read!.Plan is null || _draft.Chosen == _read.Plan.Choice.Chosen) ? _draft.Measures : null;
        var result = await RunAsync(save, new PlanBehaviour.Request(
            GoalId, _read!.InheritedFrom is null ? _read.Plan?.Version : null, new ParadigmChoice(_draft.Chosen, _draft.Indicators, _draft.Segment, _draft.OverrideReason), _draft.Terms, _draft.Signatures,
            measures, _draft.Efficiency, [.. _draft.Segments.Select(segment => segment.ToChoice()).OfType<SegmentChoice>()]));
        _problems = result.Problems;
        if (!result.IsDone)
        {
            toasts.Failed(wording.Of(result.Problems[0]));
            return;
        }
        toasts.Done(Text["Saved"]);
        await LoadAsync();
    }

    private string? Error(string field) => _problems.FirstOrDefault(problem => FieldOf(problem) == field) is { } found ? wording.Of(found) : null;

    private static string FieldOf(Problem problem) => (problem.Field ?? "").Split('.')[^1];

    private string Reason(ParadigmReason reason) => Text["Reason." + reason.Code, reason.Code switch
    {
        ParadigmSelector.NumberOfCustomers or ParadigmSelector.CustomersDecide or ParadigmSelector.AccountsContradict or ParadigmSelector.CycleContradicts => Figures.Exact(reason.Number),
        _ => Figures.Percent(reason.Number),
    }, Text["Paradigm." + reason.SpeaksFor].Value];
}
