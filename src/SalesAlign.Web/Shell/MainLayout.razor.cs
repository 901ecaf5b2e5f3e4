using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;

namespace SalesAlign.Web.Shell;

/// <summary>The frame around every signed-in page; it reads period and scope from the URL and hands them down.</summary>
public sealed partial class MainLayout : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private PageErrorBoundary? _boundary;
    private FrameData _frame = FrameData.Empty;
    private ViewContext _view = new();
    private string _uri = "/";
    private bool _interactive;
    private bool _ready;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private FrameSource Source { get; set; } = default!;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    private string Path => _uri.Split('?', '#')[0];

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += FollowLocation;
        ReadLocation();
        if (Authentication is not null && (await Authentication).User.Identity?.IsAuthenticated == true) _frame = await Source.LoadAsync(_gone.Token);
        ReadLocation();
        // Only now is it known which period and scope a page is to show; a page shown earlier would read everything twice.
        _ready = true;
    }

    protected override void OnParametersSet() => _boundary?.Recover();

    protected override void OnAfterRender(bool firstRender)
    {
        if (_interactive || !RendererInfo.IsInteractive) return;
        _interactive = true;
        StateHasChanged();
    }

    public void Dispose()
    {
        Navigation.LocationChanged -= FollowLocation;
        _gone.Cancel();
        _gone.Dispose();
    }

    private void FollowLocation(object? sender, LocationChangedEventArgs change)
    {
        ReadLocation();
        StateHasChanged();
    }

    private void ReadLocation()
    {
        _uri = "/" + Navigation.ToBaseRelativePath(Navigation.Uri);
        _view = ViewContext.Read(_uri, _frame);
    }
}
