using System.Globalization;
using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Organization;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Metrics;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Goals;

/// <summary>Goals that two units carry together: one score for both.</summary>
public partial class JointGoalsPage(
    ListJointGoalSets list, AddJointGoalSet add, AgreeJointGoals agree, EnterJointValue enter, GetOrganization organization, ListMetrics listMetrics, ProblemWording wording, Toasts toasts)
{
    private readonly List<NewItem> _items = [];
    private IReadOnlyList<ListJointGoalSets.Set>? _sets;
    private List<(string Id, string Name)> _units = [];
    private List<(string Id, string Name)> _metrics = [];
    private IReadOnlyList<string> _halves = [];
    private IReadOnlyList<Problem> _problems = [];
    private string _name = "";
    private string _half = "";
    private string _first = "";
    private string _second = "";
    private bool _adding;
    private bool _busy;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private string? General => _problems.FirstOrDefault(problem => problem.Field is not ("Name" or "Period" or "First" or "Second")) is { } problem ? wording.Of(problem) : null;

    protected override async Task LoadAsync() => _sets = await ReadAsync(list, new ListJointGoalSets.Request());

    private async Task Start()
    {
        var calendar = new FiscalCalendar(Me.Company.FiscalStartMonth);
        var now = calendar.Containing(PeriodKind.Half, Me.Today);
        _halves = [now.Key, calendar.Next(now).Key, calendar.Next(calendar.Next(now)).Key];
        (_half, _name, _first, _second, _problems) = (_halves[1], "", "", "", []);
        _items.Clear();
        foreach (var kind in Enum.GetValues<JointGoalKind>()) _items.Add(new NewItem(kind));
        if ((await RunAsync(organization, new GetOrganization.Request())).TryGet(out var chart)) _units = [.. chart.Roots.SelectMany(root => Flat(root, 0))];
        if ((await RunAsync(listMetrics, new ListMetrics.Request())).TryGet(out var metrics)) _metrics = [.. metrics.Metrics.Where(metric => metric.Direction == Domain.Metrics.Evaluation.Direction.HigherIsBetter).Select(metric => (metric.Id.Value.ToString(), metric.Name))];
        _adding = true;

        static IEnumerable<(string, string)> Flat(GetOrganization.Node node, int depth) =>
            node.Children.SelectMany(child => Flat(child, depth + 1)).Prepend((node.Id.Value.ToString(), new string('·', depth) + " " + node.Name));
    }

    private async Task AddAsync()
    {
        _busy = true;
        var result = await RunAsync(add, new AddJointGoalSet.Request(
            _name, Unit(_first), Unit(_second), _half, [.. _items.Where(item => item.Title.Length > 0 || item.Target > 0).Select(item => new AddJointGoalSet.Item(
                item.Kind, item.Title, Guid.TryParse(item.Metric, out var metric) ? new MetricId(metric) : null, item.Target ?? 0m, item.Weight ?? 0m))]));
        await TakeAsync(result, Words["Joint.Saved"]);
        _adding = _problems.Count > 0;
    }

    private async Task AgreeAsync(ListJointGoalSets.Set set) => await TakeAsync(await RunAsync(agree, new AgreeJointGoals.Request(set.Id, set.Version)), Words["Joint.AgreedNow"]);

    private async Task EnterAsync(ListJointGoalSets.Set set, ListJointGoalSets.Item item, string? text)
    {
        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)) await TakeAsync(await RunAsync(enter, new EnterJointValue.Request(set.Id, item.Id, value)), Words["Joint.Entered.Done"]);
    }

    private async Task TakeAsync<T>(Result<T> result, string done)
    {
        _busy = false;
        _problems = result.Problems;
        if (!result.IsDone) return;
        toasts.Done(done);
        await LoadAsync();
    }

    private static UnitId Unit(string text) => Guid.TryParse(text, out var id) ? new UnitId(id) : default;

    private string Show(decimal? value, ListJointGoalSets.Item item) => item.Unit is { } unit ? MetricLooks.Of(value, unit, Me.Company.Currency, compact: true) : value is { } known ? Figures.Full(known) : "—";

    private string? Error(string field) => _problems.FirstOrDefault(problem => problem.Field == field) is { } found ? wording.Of(found) : null;

    private sealed class NewItem(JointGoalKind kind)
    {
        public JointGoalKind Kind { get; set; } = kind;

        public string Title { get; set; } = "";

        public string Metric { get; set; } = "";

        public decimal? Target { get; set; }

        public decimal? Weight { get; set; } = 1;
    }
}
