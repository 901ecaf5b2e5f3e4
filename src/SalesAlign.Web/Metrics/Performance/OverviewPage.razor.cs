using SalesAlign.Application.Metrics.Performance;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Metrics.Performance;

/// <summary>The first look at performance: what is unusual comes before everything else.</summary>
public sealed partial class OverviewPage(GetOverviewBoard get)
{
    private GetOverviewBoard.Response? _found;

    private GetOverviewBoard.Sums Now => _found!.Now;

    private GetOverviewBoard.Sums Before => _found!.Before;

    private string PreviousName => PeriodName(Calendar.Previous(Calendar.Parse(_found!.Period)).Key);

    private string Versus => Text[_found!.IsRunning ? "VersusSameDays" : "Versus", PreviousName];

    private string TargetTitle => _found!.Target is not { } target ? Text["Overview.TargetTitle"]
        : Text[target.Actual >= target.Pace ? "Overview.Ahead" : "Overview.Behind", target.Pace == 0 ? "—" : Figures.Percent(Math.Abs(target.Actual - target.Pace) / target.Pace, 1)];

    private string TrendTitle
    {
        get
        {
            var known = _found!.Trend.Where(month => month is { Amount: not null, YearBefore: not null }).ToList();
            var (now, before) = (known.Sum(month => month.Amount!.Value), known.Sum(month => month.YearBefore!.Value));
            return before == 0 ? Text["Overview.Trend"] : Text[now >= before ? "Overview.TrendUp" : "Overview.TrendDown", Figures.Percent(Math.Abs(now - before) / before, 1)];
        }
    }

    protected override async Task LoadAsync()
    {
        // Links of old lead here with a metric: its figures have a page of their own.
        if (UriQuery.Get(Navigation.Uri, "metric") is not null)
        {
            Navigation.NavigateTo(UriQuery.With(Navigation.Uri.Replace("/performance?", "/performance/figures?", StringComparison.Ordinal)), replace: true);
            return;
        }
        if (View.Period is not { } period) return;
        _found = await ReadAsync(get, new GetOverviewBoard.Request(period, Unit, Person));
    }

    private string? Open(Finding finding) => Guid.TryParse(finding.Key, out var unit)
        ? UriQuery.With(View.Link(finding.Kind == FindingKind.SeriesShare ? "/performance/products" : "/performance/funnel"), ("scope", ViewContext.ForUnit(unit)))
        : Deals(finding.Kind == FindingKind.WinRate ? "closed" : "won", _found!.Period);
}
