using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Metrics.Catalogue;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Metrics.Catalogue;

/// <summary>Takes values as a table that was copied from a spreadsheet: checked first, with every wrong row by number, then saved as a whole.</summary>
public sealed partial class KpiImportPage(ImportKpiValues import, ProblemWording wording, Toasts toasts)
{
    private string _table = "";
    private string? _problem;
    private ImportKpiValues.Response? _result;
    private bool _busy;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private string Sample => Text["Import.Sample"].Value.Replace("\\n", "\n", StringComparison.Ordinal);

    protected override Task LoadAsync() => Task.CompletedTask;

    private async Task ReadTableAsync(bool trial)
    {
        _busy = true;
        var result = await RunAsync(import, new ImportKpiValues.Request(_table, trial));
        _busy = false;
        _problem = result.Problems is [var problem, ..] ? wording.Of(problem) : null;
        _result = result.TryGet(out var read) ? read : null;
        if (_result is { IsSaved: true }) toasts.Done(Text["Import.Saved", _result.Rows]);
    }
}
