using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace SalesAlign.Web.Components;

/// <summary>Chooses a file and posts it to an endpoint, with progress; the circuit carries only the percentage and the answer.</summary>
public sealed partial class LocalFileUpload
{
    private ElementReference _input;
    private DotNetObjectReference<LocalFileUpload>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _handle;
    private int? _percent;
    private string _name = "";
    private long _size;
    private string? _problem;
    private bool _disposed;

    /// <summary>What the endpoint answered: HTTP status and body.</summary>
    public sealed record Answer(int Status, string Body)
    {
        public bool Succeeded => Status is >= 200 and < 300;
    }

    /// <summary>The address that takes the file as the form field "file".</summary>
    [Parameter, EditorRequired] public string Action { get; set; } = "";

    [Parameter] public string? Accept { get; set; }

    [Parameter] public string? Title { get; set; }

    [Parameter] public string? Hint { get; set; }

    [Parameter] public bool Disabled { get; set; }

    /// <summary>Called with the answer, whether it succeeded or was refused.</summary>
    [Parameter] public EventCallback<Answer> Answered { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _self = DotNetObjectReference.Create(this);
        var module = await JS.InvokeAsync<IJSObjectReference>("import", "/js/upload.js");
        if (_disposed)
        {
            // Its page took it away while the script was being fetched.
            await module.DisposeAsync();
            return;
        }
        _module = module;
        _handle = await _module.InvokeAsync<IJSObjectReference>("attach", _input, _self, Action, Antiforgery.GetAntiforgeryToken()?.Value);
    }

    [JSInvokable]
    public void ReportProgressAsync(string name, long size, int percent)
    {
        (_name, _size, _percent, _problem) = (name, size, percent, null);
        StateHasChanged();
    }

    [JSInvokable]
    public async Task FinishAsync(int status, string body)
    {
        _percent = null;
        _problem = status == 0 ? Text["Upload.Lost"].Value : status == 413 ? Text["Upload.TooLarge"].Value : null;
        StateHasChanged();
        if (status > 0) await InvokeAsync(() => Answered.InvokeAsync(new(status, body)));
    }

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        _self?.Dispose();
        try
        {
            if (_handle is not null) await _handle.DisposeAsync();
            if (_module is not null) await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and its objects with it.
        }
    }

    private async Task CancelAsync()
    {
        if (_handle is not null) await _handle.InvokeVoidAsync("cancel");
    }
}
