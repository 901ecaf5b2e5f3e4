using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Metrics;

/// <summary>The rows behind one value of a metric; of a number that adds up, what they add makes up the value at the foot.</summary>
public partial class MetricRowsPage(GetMetricRows get, ProblemWording wording)
{
    private static readonly TableState Usual = new(Sort: "on", Descending: true);

    private GetMetricRows.Response? _found;
    private TableState _table = Usual;

    [Parameter] public Guid MetricId { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private MetricFacts Metric => _found!.Metric;

    private MetricSentence Sentence => field ??= new(Text, FilterTexts);

    private bool IsNotPlaced => UriQuery.Get(Navigation.Uri, "placed") == "no";

    private string PeriodName => PeriodNames.Of(_found!.Period, Me.Company.FiscalStartMonth, Shell);

    private bool IsOfDeals => Metric.Definition.Dataset is MetricDataset.Deals or MetricDataset.DealLines or MetricDataset.FirstWins;

    private bool HasProduct => IsOfDeals || Metric.Definition.Dataset == MetricDataset.Certifications;

    private bool HasAccount => Metric.Definition.Dataset is not (MetricDataset.People or MetricDataset.Accounts or MetricDataset.Certifications);

    // Where the amount itself is what is computed, it would stand there twice.
    private bool HasAmount => IsOfDeals && Metric.Definition.Of.Field != "amount" && Metric.Definition.By?.Field != "amount";

    private int Columns => 4 + (HasAccount ? 1 : 0) + (HasProduct ? 1 : 0) + (HasAmount ? 1 : 0);

    private string? GroupBy => UriQuery.Get(Navigation.Uri, "groupBy");

    private string Who
    {
        get
        {
            var who = IsNotPlaced ? Text["NotPlaced"].Value : (_found!.Person, _found.Unit) switch
            {
                ({ } person, { } unit) => Text["Rows.PersonInUnit", person, unit].Value,
                ({ } person, null) => person,
                (null, { } unit) => unit,
                _ => Me.Company.Name,
            };
            return GroupBy is null ? who : $"{who}, {Sentence.FieldName(GroupBy)}: {Sentence.GroupName(UriQuery.Get(Navigation.Uri, "name"))}";
        }
    }

    private IReadOnlyList<Crumb> Crumbs
    {
        get
        {
            var year = _found!.Period[..4];
            var by = _found.Period.Contains("-M", StringComparison.Ordinal) ? "month" : null;
            return
            [
                new(Text["Performance.Title"], View.Link("/performance")),
                new(Metric.Name, GroupBy is null
                    ? UriQuery.With("/performance/figures", ("metric", Metric.Id.ToString()), ("period", year), ("scope", View.ChosenScope), ("by", by))
                    : UriQuery.With($"/performance/metrics/{Metric.Id}", ("period", year), ("scope", View.ChosenScope), ("group", GroupBy))),
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
        _found = await ReadAsync(get, new GetMetricRows.Request(
            new MetricId(MetricId), UriQuery.Get(Navigation.Uri, "period") ?? View.Period ?? "", unit is { } u ? new UnitId(u) : null, person is { } p ? new PersonId(p) : null,
            IsNotPlaced, new PageRequest(_table.Page, _table.PageSize, (_table.Descending ? "-" : "") + _table.Sort), GroupBy, UriQuery.Get(Navigation.Uri, "key")));
        if (_found is not null) _table = _table with { Page = _found.Rows.Page };
    }

    private string? LinkOf(MetricRowFacts row) => Metric.Definition.Dataset switch
    {
        MetricDataset.Deals or MetricDataset.FirstWins => $"/data/deals/{row.Id}",
        MetricDataset.Accounts => $"/accounts/{row.Id}",
        MetricDataset.People => $"/people/{row.Id}",
        MetricDataset.Feedback => $"/field-voice/{row.Id}",
        MetricDataset.Certifications => row.OwnerId is { } owner ? $"/people/{owner}" : null,
        _ => null,
    };

    private string? Exact(decimal? value) => value is null ? null : Metric.Show(value, Me.Company.Currency, compact: false);

    private Guid? Id(string key) => Guid.TryParse(UriQuery.Get(Navigation.Uri, key), out var id) ? id : null;
}
