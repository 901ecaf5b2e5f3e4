using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Metrics.Catalogue;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Metrics.Catalogue;

/// <summary>One KPI: how it went, what it means, which values are there or owed, and whether it bears the five principles.</summary>
public sealed partial class KpiPage(GetKpi get)
{
    private const int MostFields = 20;

    private GetKpi.Response? _found;
    private IReadOnlyList<KpiEntry> _entries = [];
    private KpiEntry? _correction;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private KpiFacts Kpi => _found!.Kpi;

    private MetricSentence Sentence => field ??= new(MetricTexts, FilterTexts);

    private IReadOnlyList<ChartSeries> Series
    {
        get
        {
            var series = new List<ChartSeries> { new(Kpi.Name, [.. _found!.History.Select(point => Kpi.Plot(point.Value))]) };
            // A line to reach only where the target speaks of the same level as the values.
            if (Kpi.Target is { } target && _found.History.Any(point => point.Status != RagStatus.NoData)) series.Add(new(Text["Target"], [.. _found.History.Select(_ => Kpi.Plot(target))], Dashed: true));
            return series;
        }
    }

    private string Finding
    {
        get
        {
            var known = _found!.History.Where(point => point.Value is not null).ToList();
            if (known.Count == 0) return Text["History.None"];
            var last = known[^1];
            var value = Kpi.Show(last.Value, Me.Company.Currency);
            // On track is not yet there: the thresholds are kinder than the target.
            var reached = Kpi.Direction == Direction.LowerIsBetter ? last.Value <= Kpi.Target : last.Value >= Kpi.Target;
            return last.Status switch
            {
                RagStatus.Green when !reached => Text["History.Near", value, PeriodName(last.Period), Kpi.Show(Kpi.Target, Me.Company.Currency)],
                RagStatus.Green => Text["History.Reached", value, PeriodName(last.Period), Kpi.Show(Kpi.Target, Me.Company.Currency)],
                RagStatus.Amber or RagStatus.Red => Text["History.Missed", value, PeriodName(last.Period), Kpi.Show(Kpi.Target, Me.Company.Currency)],
                _ => Text["History.Value", value, PeriodName(last.Period)],
            };
        }
    }

    protected override async Task LoadAsync()
    {
        if (View.Period is not { } period) return;
        var found = await ReadAsync(get, new GetKpi.Request(
            new KpiId(Id), period, View.UnitId is { } unit ? new UnitId(unit) : null, View.PersonId is { } person ? new PersonId(person) : null));
        if (found is null) return;
        _entries = [.. found.Owed.Take(MostFields).Select(owed => new KpiEntry(found.Kpi, owed.Subject, owed.Period) { DueOn = owed.DueOn, IsOverdue = owed.IsOverdue, Reporter = owed.Reporter })];
        _found = found;
    }

    private void Correct(GetKpi.ValueItem item) => _correction = new KpiEntry(Kpi, item.Subject, item.Period)
    {
        Known = item.Value,
        Value = item.Numerator is null ? Kpi.Typed(item.Value) : null,
        Numerator = item.Numerator,
        Denominator = item.Denominator,
    };

    private async Task DoneAsync()
    {
        _correction = null;
        await LoadAsync();
    }

    private string PeriodName(string key) => PeriodNames.Of(key, Me.Company.FiscalStartMonth, Shell);
}
