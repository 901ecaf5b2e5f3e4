using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Sales;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Incentives;

/// <summary>What the next deal would pay: one typed in, or any of one's open deals, beside what it does for the strategy.</summary>
public partial class EstimatorPage(EstimatePipeline pipeline, IStringLocalizer<ShellText> shellTexts)
{
    private EstimatePipeline.Response? _estimate;
    private DerivationText _words = null!;
    private TableState _table = new();
    private string? _period;
    private bool _forbidden;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private string Currency => _estimate!.Currency;

    private int Decimals => PayFigures.Decimals(Currency);

    // Components that are not over a table of brackets have no bracket ahead.
    private IReadOnlyList<EstimatePipeline.BracketAhead> Ahead => [.. _estimate!.Ahead.Where(ahead => ahead.Rate is not null)];

    private IEnumerable<EstimatePipeline.DealItem> BestByPay => _estimate!.Deals.OrderBy(deal => deal.RankByPay).Take(EstimatePipeline.Best);

    private IEnumerable<EstimatePipeline.DealItem> BestByStrategy => _estimate!.Deals.OrderBy(deal => deal.RankByStrategy).Take(EstimatePipeline.Best);

    private IReadOnlyList<EstimatePipeline.DealItem> Shown => [.. Sorted(_estimate!.Deals).Skip(_table.Skip).Take(_table.PageSize)];

    protected override async Task LoadAsync()
    {
        _table = TableState.Read(Navigation.Uri);
        _period = View.Period;
        DealId? deal = Guid.TryParse(UriQuery.Get(Navigation.Uri, "deal"), out var id) ? new DealId(id) : null;
        var result = await RunAsync(pipeline, new EstimatePipeline.Request(View.Period, deal));
        _forbidden = result.Outcome == Outcome.Forbidden;
        _estimate = result.TryGet(out var estimate) ? estimate : null;
        _words = new DerivationText(Text, _estimate?.Chosen?.MetricNames);
    }

    private string KeyName(string? key) => PeriodNames.Of(key ?? "", Me.Company.FiscalStartMonth, shellTexts);

    private void Turn(TableState state) => Navigation.NavigateTo(state.Write(Navigation.Uri));

    private string DealLink(EstimatePipeline.DealItem deal) => UriQuery.With(Navigation.Uri, ("deal", deal.Id.Value.ToString()));

    private static string NameOf(EstimatePipeline.DealItem deal) => deal.Account is null ? deal.Key : $"{deal.Key} · {deal.Account}{(deal.Product is null ? "" : $" · {deal.Product}")}";

    private string Money(decimal? amount) => amount is { } known ? PayFigures.Money(known, Currency) : "—";

    private string Served(EstimatePipeline.DealItem deal) => deal.Serves.Count == 0
        ? Text["Estimator.ServesNothing"]
        : string.Join(Text["List.Separator"], deal.Serves.Select(objective => $"{objective.Title} ({PayFigures.Percent(objective.WeightPercent / 100m)})"));

    private string ServedCount(EstimatePipeline.DealItem deal) => deal.Serves.Count == 0
        ? Text["Estimator.ServesNothing"]
        : Text[deal.Serves.Count == 1 ? "Estimator.ServesCount.One" : "Estimator.ServesCount.Many", deal.Serves.Count, PayFigures.Percent(deal.Serves.Sum(objective => objective.WeightPercent) / 100m)];

    private string FindingWords(Finding finding) =>
        Text[$"Finding.{finding.Code}", [finding.DealKey ?? "", .. finding.Arguments.Select(argument => argument.ToString() ?? "")]] is { ResourceNotFound: false } known ? known : finding.Code;

    private string AheadWords(EstimatePipeline.BracketAhead ahead)
    {
        var rate = PayFigures.Rate(ahead.Rate ?? 0, ahead.Measure, Currency);
        if (ahead is not { Needs: { } needs, NextRate: { } next }) return Text["Estimator.Ahead.Top", ahead.Name, rate];
        var nextRate = PayFigures.Rate(next, ahead.Measure, Currency);
        var missing = PayFigures.Credit(needs, ahead.Measure, Currency);
        var alone = _estimate!.Deals.Count(deal => deal.Reaches.Contains(ahead.Name, StringComparer.Ordinal));
        return alone == 0 ? Text["Estimator.Ahead.Needs", ahead.Name, missing, rate, nextRate] : Text["Estimator.Ahead.Alone", ahead.Name, missing, rate, nextRate, alone];
    }

    private string Verdict(EstimatePipeline.Response estimate)
    {
        var best = estimate.Deals.MinBy(deal => deal.RankByPay)!;
        return best.RankByStrategy == 1 ? Text["Estimator.Verdict.Same", best.Key]
            : best.Serves.Count == 0 ? Text["Estimator.Verdict.Nothing", best.Key]
            : Text["Estimator.Verdict.Apart", best.Key, best.RankByStrategy];
    }

    private IEnumerable<EstimatePipeline.DealItem> Sorted(IReadOnlyList<EstimatePipeline.DealItem> deals)
    {
        if (_table.Sort == "deal") return _table.Descending ? deals.OrderByDescending(NameOf, StringComparer.CurrentCulture) : deals.OrderBy(NameOf, StringComparer.CurrentCulture);
        Func<EstimatePipeline.DealItem, decimal?>? by = _table.Sort switch
        {
            "amount" => deal => deal.Amount,
            "pays" => deal => deal.Pays,
            "likelihood" => deal => deal.Likelihood,
            "expected" => deal => deal.Expected,
            "ideal" => deal => deal.IdealScore,
            "serves" => deal => -deal.RankByStrategy,
            _ => null,
        };
        return by is null ? deals.OrderBy(deal => deal.RankByPay) : _table.Descending ? deals.OrderByDescending(by) : deals.OrderBy(by);
    }
}
