using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Metrics;

/// <summary>The deals behind one value of a metric; what they add makes up the value at the foot.</summary>
public partial class MetricRowsPage(GetMetricDeals get)
{
    private static readonly TableState Usual = new(Sort: "closed", Descending: true);

    private GetMetricDeals.Response? _found;
    private TableState _table = Usual;

    [Parameter] public Guid MetricId { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private MetricFacts Metric => _found!.Metric;

    private string Group => Metric.Grouping is { } grouping ? MetricWords.Group(grouping, Metric.GroupValue!, Text) : "";

    private string Adds => Text["Adds." + Metric.Measure, Metric.Unit == MetricUnit.Money ? Me.Company.Currency : Group];

    private bool IsNotPlaced => UriQuery.Get(Navigation.Uri, "placed") == "no";

    private string PeriodName => PeriodNames.Of(_found!.Period, Me.Company.FiscalStartMonth, Shell);

    // What a row adds can be sorted by where it is a column of the deal itself.
    private string AddsKey => Metric.Measure switch
    {
        MetricMeasure.WonAmount => "amount",
        MetricMeasure.AverageCycleDays => "days",
        _ => "adds",
    };

    private bool HasAmount => Metric.Measure is not (MetricMeasure.WonAmount or MetricMeasure.SeriesShare);

    private string Who => IsNotPlaced ? Text["NotPlaced"] : (_found!.Person, _found.Unit) switch
    {
        ({ } person, { } unit) => Text["Rows.PersonInUnit", person, unit],
        ({ } person, null) => person,
        (null, { } unit) => unit,
        _ => Me.Company.Name,
    };

    private IReadOnlyList<Crumb> Crumbs
    {
        get
        {
            var year = _found!.Period[..4];
            var by = _found.Period.Contains("-M", StringComparison.Ordinal) ? "month" : null;
            return
            [
                new(Text["Performance.Title"], View.Link("/performance")),
                new(Metric.Name, UriQuery.With("/performance", ("metric", Metric.Id.ToString()), ("period", year), ("scope", View.ChosenScope), ("by", by))),
                new(Text["Rows.Deals"]),
            ];
        }
    }

    protected override async Task LoadAsync()
    {
        _table = TableState.Read(Navigation.Uri, Usual);
        var unit = Id("unit");
        var person = Id("person");
        // Without a subject of its own the page obeys the top bar.
        if (unit is null && person is null && !IsNotPlaced) (unit, person) = (View.UnitId, View.PersonId);
        _found = await ReadAsync(get, new GetMetricDeals.Request(
            new MetricId(MetricId), UriQuery.Get(Navigation.Uri, "period") ?? View.Period ?? "", unit is { } u ? new UnitId(u) : null, person is { } p ? new PersonId(p) : null,
            IsNotPlaced, new PageRequest(_table.Page, _table.PageSize, (_table.Descending ? "-" : "") + _table.Sort)));
        if (_found is not null) _table = _table with { Page = _found.Deals.Page };
    }

    private string? Exact(decimal? value) => value is null ? null : Metric.Show(value, Me.Company.Currency, compact: false);

    private Guid? Id(string key) => Guid.TryParse(UriQuery.Get(Navigation.Uri, key), out var id) ? id : null;
}
