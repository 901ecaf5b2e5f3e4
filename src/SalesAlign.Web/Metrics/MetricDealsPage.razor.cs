using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Metrics;

/// <summary>The deals behind one figure of a metric.</summary>
public partial class MetricDealsPage(GetMetricDeals get)
{
    private GetMetricDeals.Response? _deals;
    private TableState _table = new();

    [Parameter] public Guid MetricId { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private string Who => UriQuery.Get(Navigation.Uri, "placed") == "no" ? Text["NotPlaced"].Value : (_deals!.Person, _deals.Unit) switch
    {
        ({ } person, { } unit) => $"{person}, {unit}",
        ({ } person, null) => person,
        (null, { } unit) => unit,
        _ => Me.Company.Name,
    };

    protected override async Task LoadAsync()
    {
        _table = TableState.Read(Navigation.Uri);
        var sort = _table.Sort is { } key ? (_table.Descending ? "-" : "") + key : null;
        _deals = await ReadAsync(get, new GetMetricDeals.Request(
            new MetricId(MetricId), UriQuery.Get(Navigation.Uri, "period") ?? View.Period ?? "", Id("unit") is { } unit ? new UnitId(unit) : null, Id("person") is { } person ? new PersonId(person) : null,
            UriQuery.Get(Navigation.Uri, "placed") == "no", new PageRequest(_table.Page, _table.PageSize, sort)));
    }

    private Guid? Id(string key) => Guid.TryParse(UriQuery.Get(Navigation.Uri, key), out var id) ? id : null;
}
