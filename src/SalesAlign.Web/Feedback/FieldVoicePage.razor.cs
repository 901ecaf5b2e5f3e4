using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Feedback;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Feedback;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Feedback;

/// <summary>What the field saw, and what became of it. All filters live in the URL.</summary>
public partial class FieldVoicePage(ListFeedback list, ListFeedbackObjectives objectives)
{
    private static readonly TableState Usual = new() { Hidden = new HashSet<string>(["due", "assignee"], StringComparer.Ordinal) };

    private ListFeedback.Response? _list;
    private IReadOnlyList<ObjectiveChoice> _objectives = [];
    private TableState _table = Usual;
    private FeedbackView _view;
    private FeedbackState? _state;
    private FeedbackKind? _kind;
    private ObjectiveId? _objective;
    private bool _overdue;
    private string? _search;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private IReadOnlyList<TabLink> Views =>
    [
        new(nameof(FeedbackView.All), Text["View.All"], View.Link("/field-voice")),
        new(nameof(FeedbackView.Mine), Text["View.Mine"], View.Link("/field-voice", ("view", nameof(FeedbackView.Mine)))),
        .. May(Application.Access.Permission.AnswerFeedback)
            ? new TabLink[] { new(nameof(FeedbackView.ToAnswer), Text["View.ToAnswer"], View.Link("/field-voice", ("view", nameof(FeedbackView.ToAnswer))), _list?.ToAnswer) } : [],
        new(nameof(FeedbackView.Supported), Text["View.Supported"], View.Link("/field-voice", ("view", nameof(FeedbackView.Supported)))),
    ];

    // What waits for an answer is open by nature: states would only repeat the tab.
    private IEnumerable<KeyValuePair<FeedbackState, int>> States =>
        _view == FeedbackView.ToAnswer || _list is null ? [] : _list.States.Where(state => state.Value > 0 || state.Key == _state).OrderBy(state => state.Key);

    protected override async Task LoadAsync()
    {
        var uri = Navigation.Uri;
        _table = TableState.Read(uri, Usual);
        _view = Read<FeedbackView>("view") ?? FeedbackView.All;
        _state = Read<FeedbackState>("state");
        _kind = Read<FeedbackKind>("kind");
        _overdue = UriQuery.Get(uri, "overdue") is not null;
        _search = UriQuery.Get(uri, "q");
        _objective = Guid.TryParse(UriQuery.Get(uri, "objective"), out var id) ? new ObjectiveId(id) : null;
        if (_objectives.Count == 0 && (await RunAsync(objectives, new ListFeedbackObjectives.Request())).TryGet(out var choices)) _objectives = choices;

        // One's own and what waits for one concern whatever the period is; the whole list obeys the top bar.
        var period = _view == FeedbackView.All && View.Period is { } key && new FiscalCalendar(Me.Company.FiscalStartMonth).TryParse(key, out var found) ? found : (Period?)null;
        var whole = _view == FeedbackView.All;
        _list = await ReadAsync(list, new ListFeedback.Request(
            new PageRequest(_table.Page, _table.PageSize, _table.Sort is null ? null : (_table.Descending ? "-" : "") + _table.Sort),
            _view, _state, _kind, _objective, null,
            whole && View.UnitId is { } unit ? new UnitId(unit) : null,
            whole && View.PersonId is { } person ? new PersonId(person) : null,
            period?.First, period?.Last, _overdue, _search));
    }

    private T? Read<T>(string key)
        where T : struct, Enum
        => Enum.TryParse<T>(UriQuery.Get(Navigation.Uri, key), ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private string Link(params IReadOnlyList<(string Key, string? Value)> changes) => UriQuery.With(Navigation.Uri, [.. changes, ("page", null)]);

    private void Go(string key, string? value) => Navigation.NavigateTo(Link((key, string.IsNullOrWhiteSpace(value) ? null : value)));
}
