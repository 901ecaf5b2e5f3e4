using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics.Catalogue;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Metrics.Catalogue;

/// <summary>Takes several values on one screen; what is left empty stays owed, and what cannot be taken says so beside its field.</summary>
public sealed partial class KpiEntryForm(EnterKpiValues enter, ProblemWording wording, Toasts toasts)
{
    private string? _general;
    private bool _busy;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    [Parameter, EditorRequired] public IReadOnlyList<KpiEntry> Entries { get; set; } = [];

    /// <summary>Names the KPI on each value, where they are of several.</summary>
    [Parameter] public bool ShowKpi { get; set; }

    [Parameter] public EventCallback Saved { get; set; }

    [Parameter] public EventCallback Left { get; set; }

    protected override Task LoadAsync() => Task.CompletedTask;

    private async Task SaveAsync()
    {
        _general = null;
        foreach (var entry in Entries) entry.Problems = [];
        var given = Entries.Where(entry => entry.IsGiven).ToList();
        if (given.Count == 0)
        {
            if (Entries is [var only]) only.Problems = [new Problem("kpi.no_value", "Value")];
            else _general = Text["Entry.Nothing"];
            return;
        }
        _busy = true;
        var result = await RunAsync(enter, new EnterKpiValues.Request([.. given.Select(entry => entry.AsLine())]));
        _busy = false;
        if (result.TryGet(out var taken))
        {
            toasts.Done(Text[taken.New + taken.Changed == 1 ? "Entry.Done.One" : "Entry.Done.Many", taken.New + taken.Changed]);
            await Saved.InvokeAsync();
            return;
        }
        if (result.Outcome is Outcome.Forbidden or Outcome.NotFound) _general = Text["Entry.NotYours"];
        foreach (var problem in result.Problems)
        {
            var field = problem.Field ?? "";
            var (open, close) = (field.IndexOf('[', StringComparison.Ordinal), field.IndexOf(']', StringComparison.Ordinal));
            if (open < 0 || close < open || !int.TryParse(field.AsSpan(open + 1, close - open - 1), out var index) || index >= given.Count) _general = wording.Of(problem);
            else given[index].Problems = [.. given[index].Problems, problem with { Field = field[(close + 2)..] }];
        }
    }

    private string? Error(KpiEntry entry, string field) => entry.Problems.FirstOrDefault(problem => problem.Field == field) is { } found ? wording.Of(found) : null;
}
