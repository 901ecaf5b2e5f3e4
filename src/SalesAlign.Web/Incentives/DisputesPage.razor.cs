using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Incentives;

/// <summary>What people doubt about their pay: whose turn it is, until when, and what the doubts are about.</summary>
public partial class DisputesPage(ListDisputes listDisputes, IStringLocalizer<ShellText> shellTexts)
{
    private ListDisputes.Response? _list;
    private TableState _table = new();
    private bool _open = true;
    private bool _conflicts;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private IReadOnlyList<TabLink> Choices =>
    [
        new TabLink("open", Text["Disputes.Open"], UriQuery.With(Navigation.Uri, ("ended", null), ("conflicts", null), ("page", null)), _conflicts ? null : _list?.Causes.Sum(cause => cause.Open)),
        new TabLink("ended", Text["Disputes.Ended"], UriQuery.With(Navigation.Uri, ("ended", "true"), ("conflicts", null), ("page", null)), _conflicts ? null : _list?.Causes.Sum(cause => cause.Count - cause.Open)),
        new TabLink("conflicts", Text["Disputes.Conflicts"], UriQuery.With(Navigation.Uri, ("ended", null), ("conflicts", "true"), ("page", null)), _list?.Causes.Where(cause => PayDispute.IsOwnership(cause.Type)).Sum(cause => cause.Count)),
    ];

    protected override async Task LoadAsync()
    {
        _table = TableState.Read(Navigation.Uri);
        _conflicts = UriQuery.Get(Navigation.Uri, "conflicts") == "true";
        _open = UriQuery.Get(Navigation.Uri, "ended") != "true";
        _list = await ReadAsync(listDisputes, new ListDisputes.Request(_conflicts ? null : _open, null, new PageRequest(_table.Page, _table.PageSize), _conflicts ? true : null));
    }

    private static Tone ToneOf(ListDisputes.Item item) => item switch
    {
        { Overdue: true } => Tone.Bad,
        { State: DisputeState.Open } => Tone.Info,
        { State: DisputeState.Accepted } => Tone.Good,
        _ => Tone.Neutral,
    };

    private string KeyName(string key) => PeriodNames.Of(key, Me.Company.FiscalStartMonth, shellTexts);

    private void Turn(TableState state) => Navigation.NavigateTo(state.Write(Navigation.Uri));
}
