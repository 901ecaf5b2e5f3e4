using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Incentives;

/// <summary>Writes a plan's draft: its name, first day and components. Each component says beside itself what is still wrong with it.</summary>
public partial class PlanEditor(WriteIncentivePlan write, CurrentActor current, ProblemWording wording)
{
    private readonly List<Part> _parts = [];
    private IReadOnlyList<Problem> _problems = [];
    private string _name = "";
    private DateOnly _from;
    private string? _general;
    private bool _saving;

    [Parameter, EditorRequired] public GetIncentivePlan.Response? Plan { get; set; }

    [Parameter] public GetIncentiveChoices.Response? Choices { get; set; }

    [Parameter, EditorRequired] public string Currency { get; set; } = "";

    [Parameter] public DateOnly Today { get; set; }

    [Parameter] public EventCallback<IncentivePlanId> Saved { get; set; }

    [Parameter] public EventCallback Cancelled { get; set; }

    protected override void OnInitialized()
    {
        var draft = Plan?.Versions.FirstOrDefault(version => version.State == PlanVersionState.Draft);
        var source = draft ?? (Plan is { Versions: [var newest, ..] } ? newest : null);
        _name = Plan?.Name ?? "";
        _from = draft?.EffectiveFrom ?? new DateOnly(Today.Year, Today.Month, 1).AddMonths(Plan is null ? 0 : 1);
        foreach (var component in source?.Components ?? []) _parts.Add(new Part(new ComponentDraft(component)));
        if (_parts.Count == 0) Add();
        foreach (var part in _parts.Where(part => part.Draft.Name.Length > 0)) Check(part);
    }

    private void Add() => _parts.Add(new Part(new ComponentDraft()));

    // A component that is just begun is not yet wrong; from the first change on it is checked by the same rules as on pay day.
    private static void Check(Part part)
    {
        try
        {
            var component = part.Draft.Build();
            (part.Built, part.Problem) = (component, null);
        }
        catch (RuleViolation violation)
        {
            (part.Built, part.Problem) = (null, new Problem(violation.Code, violation.Field, null, [.. violation.Arguments]));
        }
    }

    private async Task SaveAsync()
    {
        foreach (var part in _parts) Check(part);
        _problems = [];
        _general = null;
        if (_parts.Exists(part => part.Problem is not null)) return;
        _saving = true;
        var result = await write.RunAsync(
            await current.ActorAsync(), new WriteIncentivePlan.Request(Plan?.Id, _name, _from, [.. _parts.Select(part => part.Built!)], Plan?.Version));
        _saving = false;
        if (result.TryGet(out var id))
        {
            await Saved.InvokeAsync(id);
            return;
        }
        _problems = result.Problems;
        var other = _problems.FirstOrDefault(problem => problem.Field is not ("Name" or "EffectiveFrom"));
        _general = other is null ? null : wording.Of(other);
    }

    private string? ErrorOf(string field) => _problems.FirstOrDefault(problem => problem.Field == field) is { } problem ? wording.Of(problem) : null;

    private sealed class Part(ComponentDraft draft)
    {
        public ComponentDraft Draft { get; } = draft;

        public Component? Built { get; set; }

        public Problem? Problem { get; set; }
    }
}
