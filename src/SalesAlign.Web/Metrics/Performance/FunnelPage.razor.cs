using System.Globalization;
using SalesAlign.Application.Metrics.Performance;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Sales;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Metrics.Performance;

/// <summary>What came into each stage and what became of it, against own history and target, by any dimension and by month of entry.</summary>
public sealed partial class FunnelPage(GetFunnel get)
{
    private const string Entered = "entered";
    private const string Open = "open";
    private const string StageKey = "stage";
    private const string DimensionKey = "by";

    private GetFunnel.Response? _found;
    private Dimension _by;

    private FunnelFigures Now => _found!.Now;

    private FunnelFigures Before => _found!.Before;

    private string PreviousName => Comparable(PeriodName(Calendar.Previous(Calendar.Parse(_found!.Period)).Key), _found.IsRunning);

    private string Versus => Text["Versus", PreviousName];

    private IEnumerable<GetFunnel.StageRow> OpenStages => _found!.Stages.Where(stage => stage.Meaning is DealStage.Prospecting or DealStage.Engaging && stage.Now.Entered > 0);

    private string Finding
    {
        get
        {
            var narrowest = OpenStages.Where(stage => stage.Now.Conversion is not null).MinBy(stage => stage.Now.Conversion);
            return narrowest is null ? Text["Funnel.NoFinding"] : Text["Funnel.Finding", narrowest.Name, Figures.Percent(narrowest.Now.Conversion!.Value)];
        }
    }

    private IReadOnlyList<FunnelStep> Steps =>
    [
        .. _found!.Stages.Where(stage => stage.Now.Entered > 0 || stage.Meaning is DealStage.Won or DealStage.Lost).Select(stage => new FunnelStep(
            stage.Name, stage.Now.Entered, Deals(Entered, _found.Period, more: [(StageKey, stage.Id.ToString())]),
            stage.Meaning is DealStage.Won or DealStage.Lost ? null : stage.Now.Conversion, Text["Funnel.WentOn"], stage.Meaning == DealStage.Won, stage.Meaning == DealStage.Lost)),
    ];

    private string CoverageTitle => _found!.Target?.Coverage switch
    {
        null => Text["Coverage.Title"],
        { IsReached: true } => Text["Coverage.IsReached"],
        { Ratio: { } ratio } => Text["Coverage.Finding", Figures.Percent(ratio)],
        _ => Text["Coverage.Unknown"],
    };

    private int Ages => _found!.Cohorts.Max(cohort => cohort.WonByAge.Count);

    private string CohortTitle => Text["Cohort.Title", Figures.Exact(_found!.Cohorts.Sum(cohort => cohort.Entered)), Figures.Exact(_found.Cohorts.Sum(cohort => cohort.Won)), Figures.Exact(_found.Cohorts.Sum(cohort => cohort.Open))];

    private IReadOnlyList<HeatRow> CohortRows =>
    [
        .. _found!.Cohorts.Select(cohort => new HeatRow(
            cohort.Month.ToString("Y", CultureInfo.CurrentCulture),
            [
                new HeatCell(null, Figures.Exact(cohort.Entered)), new HeatCell(null, Figures.Exact(cohort.Open)),
                .. Enumerable.Range(0, Ages).Select(age => age < cohort.WonByAge.Count
                    ? new HeatCell(cohort.WonByAge[age] / (decimal)cohort.Entered, Hint: Text["Cohort.Hint", cohort.WonByAge[age], cohort.Entered]) : new HeatCell(null, " ")),
            ],
            Deals(Entered, Calendar.Containing(PeriodKind.Month, cohort.Month).Key))),
    ];

    protected override async Task LoadAsync()
    {
        if (View.Period is not { } period) return;
        _by = Enum.TryParse<Dimension>(UriQuery.Get(Navigation.Uri, DimensionKey), ignoreCase: true, out var by) && Enum.IsDefined(by) ? by : Dimension.Rep;
        _found = await ReadAsync(get, new GetFunnel.Request(period, Unit, Person, _by));
    }

    private string Behind(string which, GetFunnel.DimensionRow row) =>
        Deals(which, _found!.Period, more: [("dimension", _by.ToString()), ("key", row.Key), ("name", row.Name.Length > 0 ? row.Name : Text["Unknown"].Value)]);
}
