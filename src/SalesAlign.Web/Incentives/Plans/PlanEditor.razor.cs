using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Checks;
using SalesAlign.Web.Components;
using SalesAlign.Web.Incentives.Plans.Drafts;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Incentives.Plans;

/// <summary>
/// Writes a plan's draft: its name, first day, pay mix and components. Each component says beside itself what is still wrong with it, and what is
/// doubtful about it within the whole plan.
/// </summary>
public partial class PlanEditor(
    WriteIncentivePlan write, CheckIncentivePlan check, CurrentActor current, ProblemWording wording, IStringLocalizer<PlanText> texts)
{
    private readonly Latest _latest = new();
    private readonly List<Part> _parts = [];
    private readonly List<MixDraft> _mixes = [];
    private IReadOnlyList<PlanFinding> _findings = [];
    private IReadOnlyList<Problem> _problems = [];
    private MetricWords _metrics = null!;
    private string _name = "";
    private DateOnly _from;
    private decimal _quota = 100_000m;
    private decimal _target = 10_000m;
    private string? _general;
    private string? _mixError;
    private bool _choosing;
    private bool _saving;

    [Parameter, EditorRequired] public GetIncentivePlan.Response? Plan { get; set; }

    [Parameter] public GetIncentiveChoices.Response? Choices { get; set; }

    [Parameter, EditorRequired] public string Currency { get; set; } = "";

    [Parameter] public DateOnly Today { get; set; }

    [Parameter] public EventCallback<IncentivePlanId> Saved { get; set; }

    [Parameter] public EventCallback Cancelled { get; set; }

    private IStringLocalizer<PlanText> Texts => texts;

    protected override Task OnInitializedAsync()
    {
        _metrics = new MetricWords(texts, Choices);
        var draft = Plan?.Versions.FirstOrDefault(version => version.State != PlanVersionState.Published);
        var source = draft ?? (Plan is { Versions: [var newest, ..] } ? newest : null);
        _name = Plan?.Name ?? "";
        _from = draft?.EffectiveFrom ?? new DateOnly(Today.Year, Today.Month, 1).AddMonths(Plan is null ? 0 : 1);
        foreach (var mix in source?.PayMixes ?? []) _mixes.Add(new MixDraft { Role = mix.Role, Base = mix.BasePercent });
        foreach (var component in source?.Components ?? []) _parts.Add(new Part(ComponentDraft.Of(component, _metrics.IsPercent)));
        foreach (var part in _parts) Build(part);
        _choosing = _parts.Count == 0;
        return CheckAsync();
    }

    private Task AddAsync(Component component)
    {
        var part = new Part(ComponentDraft.Of(component, _metrics.IsPercent));
        _parts.Add(part);
        _choosing = false;
        return ChangedAsync(part);
    }

    private Task RemoveAsync(Part part)
    {
        _parts.Remove(part);
        _choosing = _parts.Count == 0;
        return CheckAsync();
    }

    private Task ChangedAsync(Part part)
    {
        Build(part);
        return CheckAsync();
    }

    // By the same rules as on pay day.
    private static void Build(Part part)
    {
        try
        {
            var component = part.Draft.Build();
            CompiledPlan.Compile([component], CreditFacts.Schema);
            (part.Built, part.Problem) = (component, null);
        }
        catch (RuleViolation violation)
        {
            (part.Built, part.Problem) = (null, new Problem(violation.Code, violation.Field, null, [.. violation.Arguments]));
        }
    }

    /// <summary>Reads the plan as a whole; what cannot be a component yet is left out.</summary>
    private async Task CheckAsync()
    {
        var actor = await current.ActorAsync();
        var request = new CheckIncentivePlan.Request(Plan?.Id, _from, [.. _parts.Select(part => part.Built).OfType<Component>()], Mixes());
        if (await _latest.AskAsync(() => check.RunAsync(actor, request)) is not { } result) return;
        if (!result.TryGet(out var read)) return;
        (_findings, _quota, _target) = (request.Components.Count == 0 ? [] : read.Findings, read.Quota, read.TargetIncentive);
    }

    private List<PayMix> Mixes()
    {
        _mixError = null;
        try
        {
            RuleViolation.Unless(_mixes.DistinctBy(mix => mix.Role).Count() == _mixes.Count, "pay_mix.role_twice");
            return _mixes.ConvertAll(mix => new PayMix(mix.Role, mix.Base));
        }
        catch (RuleViolation violation)
        {
            _mixError = wording.Of(new Problem(violation.Code, null, null, [.. violation.Arguments]));
            return [];
        }
    }

    private async Task SaveAsync()
    {
        // A second click may be under way before the button is switched off; it would write the plan twice.
        if (_saving) return;
        foreach (var part in _parts) Build(part);
        _problems = [];
        _general = null;
        var mixes = Mixes();
        if (_mixError is not null || _parts.Exists(part => part.Problem is not null))
        {
            _general = texts["Editor.StillWrong"];
            return;
        }
        _saving = true;
        var result = await write.RunAsync(
            await current.ActorAsync(), new WriteIncentivePlan.Request(Plan?.Id, _name, _from, [.. _parts.Select(part => part.Built!)], Plan?.Version, mixes));
        _saving = false;
        if (result.TryGet(out var id))
        {
            await Saved.InvokeAsync(id);
            return;
        }
        _problems = result.Problems;
        var other = _problems.FirstOrDefault(problem => problem.Field is not ("Name" or "EffectiveFrom"));
        _general = result.Outcome == Outcome.Conflict ? texts["Editor.Conflict"] : other is null ? null : wording.Of(other);
    }

    private string? ErrorOf(string field) => _problems.FirstOrDefault(problem => problem.Field == field) is { } problem ? wording.Of(problem) : null;

    private sealed class Part(ComponentDraft draft)
    {
        public ComponentDraft Draft { get; } = draft;

        public Component? Built { get; set; }

        public Problem? Problem { get; set; }
    }
}
