using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Metrics;
using SalesAlign.Web.Components;
using SalesAlign.Web.Metrics;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Goals;

/// <summary>The grid as a sheet: moved through by keyboard, typed into, pasted into and copied from, thousands of rows without a stutter.</summary>
public partial class CascadeGrid(IJSRuntime scripts)
{
    /// <summary>So many rows are drawn at once; more of them only as they come into view.</summary>
    private const int Whole = 150;

    private readonly string _id = Ids.Next("sheet");
    private readonly OpenBranches _open = new();
    private readonly HashSet<string> _folded = new(StringComparer.Ordinal);
    private ElementReference _scroll;
    private IJSObjectReference? _keys;
    private DotNetObjectReference<CascadeGrid>? _self;
    private IReadOnlyList<CascadeColumn> _columnsNow = [];
    private List<(int Node, int At)> _rowsNow = [];
    private CascadeSheet? _for;
    private IReadOnlyList<CascadePin>? _pinnedOf;
    private HashSet<(string Node, string? Period)> _pinned = [];
    private int? _selectedRow;
    private int _selectedColumn;
    private CellView _view = CellView.Value;
    private CellBeside _beside = CellBeside.History;
    private bool _measures = true;

    [Parameter, EditorRequired] public CascadeSheet Sheet { get; set; } = null!;

    [Parameter, EditorRequired] public PreviewCascade.Response Shown { get; set; } = null!;

    [Parameter, EditorRequired] public CascadeTerms Terms { get; set; } = null!;

    [Parameter] public string? Currency { get; set; }

    [Parameter] public int FiscalStartMonth { get; set; } = 1;

    [Parameter] public bool CanUndo { get; set; }

    [Parameter] public bool CanRedo { get; set; }

    [Parameter] public EventCallback<IReadOnlyList<CascadeEdit>> Edited { get; set; }

    /// <summary>What was typed or pasted and cannot be read.</summary>
    [Parameter] public EventCallback<string> Unreadable { get; set; }

    [Parameter] public EventCallback Undo { get; set; }

    [Parameter] public EventCallback Redo { get; set; }

    [Parameter] public EventCallback ClearPins { get; set; }

    [JSInvokable]
    public Task EditAsync(int row, int column, string text) => TakeAsync([(row, column, text)], text);

    /// <summary>A block from a spreadsheet. Pasted onto the names, its first column says which rows are meant.</summary>
    [JSInvokable]
    public Task PasteAsync(int row, int column, string block)
    {
        var lines = block.TrimEnd('\r', '\n').Split('\n').Select(line => line.TrimEnd('\r').Split('\t')).ToList();
        var cells = new List<(int, int, string)>();
        var named = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; column == 0 && at < _rowsNow.Count; at++) named.TryAdd(Shown.Rows[_rowsNow[at].Node].Name, at);
        for (var i = 0; i < lines.Count; i++)
        {
            var at = column > 0 ? row + i : named.GetValueOrDefault(lines[i][0].Trim(), -1);
            if (at < 0) continue;
            for (var j = column > 0 ? 0 : 1; j < lines[i].Length; j++) cells.Add((at, column + j, lines[i][j]));
        }
        return TakeAsync(cells, block);
    }

    [JSInvokable]
    public Task ClearAsync(int top, int left, int bottom, int right) => TakeAsync(
        [.. Enumerable.Range(top, bottom - top + 1).SelectMany(row => Enumerable.Range(left, right - left + 1).Select(column => (row, column, "")))], "");

    [JSInvokable]
    public string Copy(int top, int left, int bottom, int right) => string.Join('\n', Enumerable.Range(top, bottom - top + 1).Where(row => row < _rowsNow.Count).Select(row =>
        string.Join('\t', Enumerable.Range(left, right - left + 1).Where(column => column < _columnsNow.Count).Select(column => TextOf(Shown.Rows[_rowsNow[row].Node], _columnsNow[column])))));

    [JSInvokable]
    public Task UndoAsync() => Undo.InvokeAsync();

    [JSInvokable]
    public Task RedoAsync() => Redo.InvokeAsync();

    [JSInvokable]
    public void Select(int row, int column)
    {
        (_selectedRow, _selectedColumn) = (row < _rowsNow.Count ? _rowsNow[row].Node : null, column);
        StateHasChanged();
    }

    [JSInvokable]
    public void ToggleRow(int row)
    {
        if (row < _rowsNow.Count) _open.Toggle(Sheet.Nodes[_rowsNow[row].Node].Key);
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_keys is not null)
            {
                await _keys.InvokeVoidAsync("detach", _scroll);
                await _keys.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its listeners with it.
        }
        _self?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void OnParametersSet()
    {
        // Each cell in view asks whether it is pinned, of thousands of pins: by key, not by looking through them.
        if (!ReferenceEquals(_pinnedOf, Terms.Pins)) (_pinnedOf, _pinned) = (Terms.Pins, [.. Terms.Pins.Select(pin => (pin.Node, pin.Period))]);
        if (ReferenceEquals(_for, Sheet)) return;
        // Another year or other columns keep what was open; the first sheet opens as far as it fits on some screens.
        if (_for is null || _for.Objective != Sheet.Objective) _open.OpenTo(Sheet, Sheet.Nodes.Count <= Whole ? Sheet.Depth : Math.Max(1, Sheet.Depth - 1));
        if (_for is null && Sheet.Groups.Count > 0) _folded.Clear();
        _for = Sheet;
        _selectedRow = null;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _self = DotNetObjectReference.Create(this);
        _keys = await scripts.InvokeAsync<IJSObjectReference>("import", "./js/sheet.js");
        await _keys.InvokeVoidAsync("attach", _scroll, _self);
    }

    private Task TakeAsync(List<(int Row, int Column, string Text)> cells, string typed)
    {
        var edits = new List<CascadeEdit>(cells.Count);
        foreach (var (at, index, text) in cells)
        {
            if (at < 0 || at >= _rowsNow.Count || index >= _columnsNow.Count) continue;
            var (node, column) = (_rowsNow[at].Node, _columnsNow[index]);
            if (column.Place is not { } place || !(place == CascadePlace.Share ? ByHand(Shown.Rows[node]) : Editable(node, column))) continue;
            var part = _view == CellView.Whole && place != CascadePlace.Share ? TargetPart.Denominator : TargetPart.Value;
            if (string.IsNullOrWhiteSpace(text))
            {
                edits.Add(new(node, place, column.Key, null, Part: part));
                continue;
            }
            if (!CellText.TryRead(text, _view == CellView.Ratio, out var value, out var typedAs)) return Unreadable.InvokeAsync(text);
            edits.Add(new(node, place, column.Key, value, _view == CellView.Ratio && typedAs == TypedAs.Number ? TypedAs.Ratio : typedAs, part));
        }
        return edits.Count > 0 ? Edited.InvokeAsync(edits) : typed.Length > 0 ? Unreadable.InvokeAsync(typed) : Task.CompletedTask;
    }

    private Task ReleaseAsync(CascadeColumn column) =>
        Edited.InvokeAsync([new CascadeEdit(_selectedRow!.Value, column.Place!.Value, column.Key, null, Part: _view == CellView.Whole ? TargetPart.Denominator : TargetPart.Value)]);

    private List<(int Node, int At)> Rows() => _rowsNow = _open.Rows(Shown.Rows);

    private void Fold(string group)
    {
        if (!_folded.Remove(group)) _folded.Add(group);
    }

    private List<CascadeColumn> Columns() => CascadeColumns.Of(Sheet, _folded, _measures, HasHandLevels, Text, Words, Shell, FiscalStartMonth);

    private bool HasHandLevels => Shown.Rules.Any(rule => rule.Method == AllocationMethod.ByHand);

    private bool ByHand(PreviewCascade.Row row) => row.Level > 0 && Shown.Rules[row.Level - 1].Method == AllocationMethod.ByHand;

    private bool Editable(int node, CascadeColumn column) => CascadeColumns.IsEditable(Sheet, Shown, node, column, _view);

    private bool Pinned(string node, CascadeColumn column) => column.Kind == CascadeColumnKind.Total
        ? _pinned.Contains((node, null))
        : column.Parts.Any(part => _pinned.Contains((node, Sheet.Parts[part].Key)));

    private string Look(decimal? value) => value is not { } number ? "—" : _view == CellView.Ratio ? MetricLooks.Of(number, Shown.Metric.Unit == MetricUnit.Days ? MetricUnit.Days : MetricUnit.Share, null) : Figures.Exact(number, Shown.Decimals);

    private string? Raw(decimal? value) => value is not { } number ? null : _view == CellView.Ratio && Shown.Metric.Unit == MetricUnit.Share ? CellText.Bare(decimal.Round(number * 100m, 4)) + "%" : CellText.Bare(number);
}
