using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Metrics;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Goals;

/// <summary>What a move between units does to goals, before it does: people go with their future, history stays.</summary>
public partial class MovesPage(
    ListMovedOwners moved, PreviewReorganization previewMove, ApplyReorganization apply, ProblemWording wording, Toasts toasts)
{
    private readonly Latest _latest = new();
    private IReadOnlyList<ListMovedOwners.Moved> _moved = [];
    private IReadOnlyList<ListMovedOwners.Choice> _people = [];
    private IReadOnlyList<ListMovedOwners.Choice> _units = [];
    private PreviewReorganization.Response? _preview;
    private IReadOnlyList<Problem> _problems = [];
    private string _person = "";
    private string _to = "";
    private DateOnly? _from;
    private string _reason = "";
    private bool _follow = true;
    private bool _busy;
    private bool _all;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private string? _general => _problems.FirstOrDefault(problem => problem.Field is not ("From" or "Reason")) is { } problem ? wording.Of(problem) : null;

    protected override async Task LoadAsync()
    {
        if (!May(Application.Access.Permission.ManageGoals)) return;
        // Who moves does so with a period; the next quarter is what people usually mean.
        var calendar = new FiscalCalendar(Me.Company.FiscalStartMonth);
        _from ??= calendar.Next(calendar.Containing(PeriodKind.Quarter, Me.Today)).First;
        if ((await RunAsync(moved, new ListMovedOwners.Request())).TryGet(out var found)) (_moved, _people, _units) = (found.Moved, found.People, found.Units);
    }

    private Task ChooseAsync(ListMovedOwners.Moved choice)
    {
        (_person, _to, _from) = (choice.Person.Value.ToString(), choice.To.Value.ToString(), choice.On);
        return PreviewAsync();
    }

    private async Task PreviewAsync()
    {
        if (!Guid.TryParse(_person, out var person) || !Guid.TryParse(_to, out var to) || _from is not { } from) return;
        if (await _latest.AskAsync(() => RunAsync(previewMove, new PreviewReorganization.Request(new PersonId(person), new UnitId(to), from, _follow))) is not { } result) return;
        _problems = result.Problems;
        _preview = result.TryGet(out var found) ? found : null;
        _all = false;
    }

    private async Task ApplyAsync()
    {
        _busy = true;
        var result = await RunAsync(apply, new ApplyReorganization.Request(new PersonId(Guid.Parse(_person)), new UnitId(Guid.Parse(_to)), _from!.Value, _follow, _reason));
        _busy = false;
        _problems = result.Problems;
        if (!result.TryGet(out var done)) return;
        toasts.Done(Words["Moves.Done", done.Moved, done.Changed]);
        (_preview, _reason) = (null, "");
        await LoadAsync();
    }

    /// <summary>The longest periods of each owner and objective; their parts follow them and are shown when asked for.</summary>
    private List<ReorganizedGoal> Shown(IReadOnlyList<ReorganizedGoal> goals)
    {
        if (_all) return [.. goals];
        var calendar = new FiscalCalendar(Me.Company.FiscalStartMonth);
        var shown = new List<ReorganizedGoal>();
        foreach (var group in goals.GroupBy(goal => (goal.Owner, goal.Objective, goal.Moves)))
        {
            var periods = group.Select(goal => calendar.Parse(goal.Period)).ToList();
            shown.AddRange(group.Where((_, i) => !periods.Exists(longer => longer != periods[i] && longer.First <= periods[i].First && longer.Last >= periods[i].Last)));
        }
        return shown;
    }

    private string Show(decimal value, MetricUnit unit) => MetricLooks.Of(value, unit, Me.Company.Currency);

    private string? Error(string field) => _problems.FirstOrDefault(problem => problem.Field == field) is { } found ? wording.Of(found) : null;
}
