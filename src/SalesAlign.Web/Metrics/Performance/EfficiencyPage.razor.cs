using SalesAlign.Application.Metrics.Performance;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Metrics.Performance;

/// <summary>Profit as reps × deals per rep × close rate × profit per deal: what changed it, who is ahead, and what other factors would bring.</summary>
public sealed partial class EfficiencyPage(GetEfficiency get, SupposeEfficiency suppose, ProblemWording wording)
{
    private GetEfficiency.Response? _found;
    private string? _problem;

    private string? Lead => _found is null ? null : Text["Efficiency.Lead", _found.Subject, PeriodName(_found.Period)].Value;

    private string AgainstName => Comparable(PeriodName(_found!.Against), _found.IsRunning);

    private string Before => Text["Versus", AgainstName];

    private string WaterfallTitle
    {
        get
        {
            var change = _found!.Now.Profit - _found.Before.Profit;
            var strongest = _found.Changes.MaxBy(part => Math.Abs(part.Contribution))!;
            return change == 0 && strongest.Contribution == 0
                ? Text["Efficiency.Same", AgainstName]
                : Text["Efficiency.Changed", Change(change), Text["Factor." + strongest.Factor].Value, Change(strongest.Contribution)];
        }
    }

    private IReadOnlyList<WaterfallStep> Steps =>
    [
        // Deals of the whole period would not make up a figure of its first days.
        new(AgainstName, _found!.Before.Profit, IsTotal: true, _found.IsRunning ? null : Deals("won", _found.Against)),
        .. _found.Changes.Select(change => new WaterfallStep(Text["Factor." + change.Factor], change.Contribution)),
        new(PeriodName(_found.Period), _found.Now.Profit, IsTotal: true, Deals("won", _found.Period)),
    ];

    protected override async Task LoadAsync()
    {
        if (View.Period is not { } period) return;
        _problem = null;
        var against = UriQuery.Get(Navigation.Uri, "against");
        var result = await RunAsync(get, new GetEfficiency.Request(period, against, Unit, Person));
        if (result.Outcome == Application.Common.Outcome.Refused)
        {
            // A comparison that the address names may not suit the period that was chosen since.
            _problem = wording.Of(result.Problems[0]);
            result = await RunAsync(get, new GetEfficiency.Request(period, null, Unit, Person));
        }
        _found = Show(result);
    }

    private string Say(EfficiencyFactor factor, decimal? value) => EfficiencyTable.Say(factor, value, Me.Company.Currency);

    private string GapTitle(QuintileGap gap) => gap.Ratio is { } ratio ? Text["Gap.Title", Figures.Exact(ratio, 1)] : Text["Gap.TitleEndless"];
}
