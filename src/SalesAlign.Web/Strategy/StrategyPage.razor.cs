using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Strategy;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Strategy;

/// <summary>The strategy that holds, or a version of its history: what, why, by which objectives, and who has understood it.</summary>
public partial class StrategyPage(GetStrategy get, ListStrategyVersions list, GetAcknowledgementCoverage coverage, AcknowledgeStrategy acknowledge, ProblemWording wording, Toasts toasts)
{
    private GetStrategy.Response? _strategy;
    private GetAcknowledgementCoverage.Response? _coverage;
    private IReadOnlyList<ListStrategyVersions.Row> _versions = [];
    private string? _error;

    [Parameter] public int? Number { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync()
    {
        _strategy = await ReadAsync(get, new GetStrategy.Request(Number, View.Period));
        if ((await RunAsync(list, new ListStrategyVersions.Request(new PageRequest()))).TryGet(out var versions)) _versions = versions.Items;
        // Whoever sees nobody but themselves learns nothing from the table.
        _coverage = _strategy?.IsCurrent == true && (await RunAsync(coverage, new GetAcknowledgementCoverage.Request())).TryGet(out var covered) && covered.Units.Count > 0 ? covered : null;
    }

    private async Task AcknowledgeAsync()
    {
        var result = await RunAsync(acknowledge, new AcknowledgeStrategy.Request(_strategy!.VersionId));
        _error = result.Problems is [var problem, ..] ? wording.Of(problem) : null;
        if (!result.IsDone) return;
        toasts.Done(Text["Acknowledge.Done"]);
        await LoadAsync();
    }
}
