using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Alerts;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Alerts;

/// <summary>The inbox of deviations: what waits for me, for my team, and what has been settled. All filters live in the URL.</summary>
public partial class AlertsPage(ListAlertCases list)
{
    private static readonly IReadOnlyList<AlertGrade> Grades = [AlertGrade.Critical, AlertGrade.Serious, AlertGrade.Watch];

    private ListAlertCases.Response? _list;
    private TableState _table = new();
    private string _tab = "mine";
    private AlertGrade? _grade;
    private CaseState? _state;
    private bool _late;
    private string? _search;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private IReadOnlyList<TabLink> Views =>
    [
        new("mine", Text["View.mine"], View.Link("/performance/alerts"), _list?.Mine),
        new("team", Text["View.team"], View.Link("/performance/alerts", ("view", "team"))),
        new("all", Text["View.all"], View.Link("/performance/alerts", ("view", "all"))),
        new("ended", Text["View.ended"], View.Link("/performance/alerts", ("view", "ended"))),
    ];

    protected override async Task LoadAsync()
    {
        var uri = Navigation.Uri;
        _table = TableState.Read(uri);
        _tab = UriQuery.Get(uri, "view") is "team" or "all" or "ended" ? UriQuery.Get(uri, "view")! : "mine";
        _grade = Enum.TryParse<AlertGrade>(UriQuery.Get(uri, "grade"), out var grade) ? grade : null;
        _state = Enum.TryParse<CaseState>(UriQuery.Get(uri, "state"), out var state) ? state : null;
        _late = UriQuery.Get(uri, "late") is not null;
        _search = UriQuery.Get(uri, "q");
        _list = await ReadAsync(list, new ListAlertCases.Request(
            new PageRequest(_table.Page, _table.PageSize, _table.Sort is null ? null : _table.Descending ? $"-{_table.Sort}" : _table.Sort),
            _tab switch { "mine" => CaseView.Mine, "team" => CaseView.Team, _ => CaseView.All }, _grade, _state, _tab == "ended", _late, null,
            View.ChosenScope is not null && View.UnitId is { } unit ? new UnitId(unit) : null, View.ChosenScope is not null && View.PersonId is { } person ? new PersonId(person) : null, _search));
    }

    private static bool IsEnded(CaseState state) => state is CaseState.Closed or CaseState.Dismissed;

    private string Say(ListAlertCases.Item item) => AlertWords.Sentence(item.Index, item.Finding, item.Metric, Me.Company.Currency, Text);

    private string DueText(int days) => days switch { -1 => Text["Due.LateOne"], < 0 => Text["Due.Late", -days], 0 => Text["Due.Today"], 1 => Text["Due.Tomorrow"], _ => Text["Due.In", days] };

    private string Link(params IReadOnlyList<(string Key, string? Value)> query) => UriQuery.With(Navigation.Uri, [.. query, ("page", null)]);

    private void Go(string key, string? value) => Navigation.NavigateTo(Link((key, string.IsNullOrEmpty(value) ? null : value)));
}
