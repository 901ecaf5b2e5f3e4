using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Goals.Quality;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Goals.Tracking;

/// <summary>Goals by what they lack, each lack leading to where it is mended.</summary>
public partial class GapsPage(ListGoalGaps list)
{
    private ListGoalGaps.Response? _gaps;
    private ListGoalGaps.Count? _worst;
    private QualityCheck? _lack;
    private TableState _table = new();

    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync()
    {
        if (View.Period is not { } period) return;
        _table = TableState.Read(Navigation.Uri);
        _lack = Enum.TryParse<QualityCheck>(UriQuery.Get(Navigation.Uri, "lack"), out var check) ? check : null;
        _gaps = await ReadAsync(list, new ListGoalGaps.Request(
            period, View.UnitId is { } unit ? new UnitId(unit) : null, View.PersonId is { } person ? new PersonId(person) : null, _lack, new PageRequest(_table.Page, _table.PageSize)));
        _worst = _gaps?.Counts.MaxBy(count => count.Goals);
    }

    private string Filter(QualityCheck? check) => UriQuery.With(Navigation.Uri, ("lack", check?.ToString()), ("page", null));
}
