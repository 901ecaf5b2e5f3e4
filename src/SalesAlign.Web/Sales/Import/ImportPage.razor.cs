using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Sales.Import;

/// <summary>One import from the file to the result: how it is read, how far it is, what became of its rows.</summary>
public partial class ImportPage(
    GetImport get, PreviewImport preview, StartImport start, CancelImport cancel, UndoImport undo, ListImportErrors errors, GetSavedMapping mapping, DeleteSavedMapping forget)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private GetImport.Response? _import;
    private PreviewImport.Response? _preview;
    private PagedList<ListImportErrors.Item>? _errors;
    private ImportSetup _setup = new();
    private TableState _table = new();
    private List<ProblemSummary.Problem> _problems = [];
    private string? _saveAs;
    private bool _busy;
    private bool _watching;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private ImportBatchId Batch => new(Id);

    protected override async Task LoadAsync()
    {
        _table = TableState.Read(Navigation.Uri);
        await RefreshAsync();
    }

    private async Task RefreshAsync()
    {
        _import = await ReadAsync(get, new GetImport.Request(Batch));
        if (_import is null) return;
        if (_import.State is ImportState.Queued or ImportState.Running)
        {
            if (!_watching) _ = WatchAsync();
            return;
        }
        if (_import.Errors > 0)
        {
            var page = new PageRequest(_table.Page, _table.PageSize, _table.Sort is null ? null : (_table.Descending ? "-" : "") + _table.Sort);
            if ((await RunAsync(errors, new ListImportErrors.Request(Batch, page))).TryGet(out var found)) _errors = found;
        }
        if (_import.CanStart && _preview is null) await ReviewAsync(_import.Setup);
    }

    // Asked for rather than pushed: one cheap read a second, and it works whichever instance runs the import.
    private async Task WatchAsync()
    {
        _watching = true;
        try
        {
            using var timer = new PeriodicTimer(Interval);
            while (await timer.WaitForNextTickAsync(Closing))
            {
                await InvokeAsync(RefreshAsync);
                await InvokeAsync(StateHasChanged);
                if (_import?.State is not (ImportState.Queued or ImportState.Running)) break;
            }
        }
        catch (OperationCanceledException)
        {
            // The page is closed; the import goes on without it.
        }
        finally
        {
            _watching = false;
        }
    }

    private async Task ReviewAsync(ImportSetup setup)
    {
        _setup = setup;
        await DoAsync(async () =>
        {
            var result = await RunAsync(preview, new PreviewImport.Request(Batch, setup));
            if (Told(result) && result.TryGet(out var shown)) (_preview, _setup) = (shown, shown.Setup);
        });
    }

    private Task StartAsync() => DoAsync(async () =>
    {
        if (!Told(await RunAsync(start, new StartImport.Request(Batch, _setup, _saveAs)))) return;
        (_preview, _errors) = (null, null);
        await RefreshAsync();
    });

    private Task CancelAsync() => DoAsync(async () =>
    {
        if (!Told(await RunAsync(cancel, new CancelImport.Request(Batch)))) return;
        Toasts.Note(Text["Cancel.Done"]);
        await RefreshAsync();
    });

    private async Task UndoAsync()
    {
        var counts = _import!.Counts;
        var question = new ConfirmQuestion(Text["Undo.Title"], Text["Undo.Message"], Text["Action.Undo"], Text["Undo.Keep"], Dangerous: true)
        {
            Lost = [Text["Undo.Inserted", Figures.Exact(counts.Inserted)], Text["Undo.Updated", Figures.Exact(counts.Updated)]],
        };
        if (!await Dialogs.ConfirmAsync(question)) return;
        await DoAsync(async () =>
        {
            if (!Told(await RunAsync(undo, new UndoImport.Request(Batch)))) return;
            Toasts.Done(Text["Undo.Done"]);
            await RefreshAsync();
        });
    }

    private async Task TakeMappingAsync(Guid id)
    {
        if (!(await RunAsync(mapping, new GetSavedMapping.Request(id))).TryGet(out var saved)) return;
        await ReviewAsync(saved.Setup with { Encoding = _setup.Encoding, Delimiter = _setup.Delimiter, Sheet = _setup.Sheet, EffectiveFrom = _setup.EffectiveFrom });
    }

    private async Task ForgetMappingAsync(Guid id)
    {
        await RunAsync(forget, new DeleteSavedMapping.Request(id));
        await ReviewAsync(_setup);
    }

    private bool Told<T>(Result<T> result)
    {
        _problems = [.. result.Problems.Select(problem => new ProblemSummary.Problem(Wording.Of(problem), problem.Field is null ? null : "column-" + problem.Field))];
        if (!result.IsDone && _problems.Count == 0) _problems.Add(new ProblemSummary.Problem(Text["Failed." + result.Outcome]));
        return result.IsDone;
    }

    private async Task DoAsync(Func<Task> action)
    {
        _busy = true;
        try
        {
            await action();
        }
        finally
        {
            _busy = false;
        }
    }
}
