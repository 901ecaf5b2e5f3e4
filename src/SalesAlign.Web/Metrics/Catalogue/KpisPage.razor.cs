using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Metrics.Catalogue;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Metrics.Catalogue;

/// <summary>The KPIs by type with their latest values and quality, and what is missing: values, KPIs beyond revenue, and brevity. Filters live in the URL.</summary>
public sealed partial class KpisPage(ListKpis list)
{
    private ListKpis.Response? _found;
    private string? _type;
    private string? _role;
    private bool _strategic;
    private bool _mine;
    private bool _retired;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private int Lacking => _found!.Pillars.Count(pillar => pillar.BeyondRevenue == 0);

    private bool IsFiltered => _type is not null || _role is not null || _strategic || _mine || _retired;

    protected override async Task LoadAsync()
    {
        // The frame brings the period a moment later.
        if (View.Period is not { } period) return;
        var uri = Navigation.Uri;
        _type = UriQuery.Get(uri, "type");
        _role = UriQuery.Get(uri, "role");
        _strategic = UriQuery.Get(uri, "strategic") is not null;
        _mine = UriQuery.Get(uri, "mine") is not null;
        _retired = UriQuery.Get(uri, "retired") is not null;
        _found = await ReadAsync(list, new ListKpis.Request(
            period, View.UnitId is { } unit ? new UnitId(unit) : null, View.PersonId is { } person ? new PersonId(person) : null,
            Enum.TryParse<KpiRole>(_role, out var role) ? role : null, Enum.TryParse<KpiType>(_type, out var type) ? type : null, _strategic, _mine, _retired));
    }

    private void Go(string key, string? value) => Navigation.NavigateTo(UriQuery.With(Navigation.Uri, (key, value)));
}
