using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Web.Shell;

/// <summary>What every signed-in page has: the actor, the facts of the shell, a token that ends with the page, and the way to run an action.</summary>
public abstract class AppPage : ComponentBase, IDisposable
{
    private static readonly GetMe.Response Nobody = new(
        default, "", null, new HashSet<Domain.Access.Role>(), new HashSet<Permission>(), [], new GetMe.CompanyFacts("", "XXX", 1, "UTC", "en", false), default, 0);

    private readonly CancellationTokenSource _closing = new();
    private Task _load = Task.CompletedTask;
    private int _turn;

    protected AppPage() => Closing = _closing.Token;

    [Inject]
    protected CurrentActor Current { get; set; } = null!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>Nobody, until the circuit's first page has read who sits before it; set before <see cref="LoadAsync"/> runs for the first time.</summary>
    protected GetMe.Response Me { get; private set; } = Nobody;

    /// <summary>True until the first load is through; pages show a skeleton meanwhile.</summary>
    protected bool IsLoading { get; private set; } = true;

    /// <summary>Why the page shows no content: not found, or forbidden.</summary>
    protected Outcome? Missing { get; private set; }

    // Taken once: a page that closes while it loads still asks for it, when its source is gone.
    protected CancellationToken Closing { get; }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (await Current.FactsAsync() is not { } facts)
        {
            Navigation.NavigateTo("/sign-in", forceLoad: true);
            return;
        }
        Me = facts;
        // Parameters may change while a load is under way. Loads follow one another, so that the last one always wins; those overtaken are left out.
        var turn = ++_turn;
        var before = _load;
        _load = LoadInTurnAsync(before, turn);
        await _load;
    }

    private async Task LoadInTurnAsync(Task before, int turn)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        if (turn != _turn || Closing.IsCancellationRequested) return;
        try
        {
            await LoadAsync();
        }
        catch (OperationCanceledException) when (Closing.IsCancellationRequested)
        {
            return;
        }
        IsLoading = false;
    }

    /// <summary>Reads what the page shows. Runs at the start and whenever route or query change.</summary>
    protected abstract Task LoadAsync();

    protected async Task<Result<TResponse>> RunAsync<TRequest, TResponse>(UseCase<TRequest, TResponse> action, TRequest request)
        where TRequest : notnull
        => await action.RunAsync(await Current.ActorAsync(), request, Closing);

    /// <summary>Runs a read that the page cannot do without; where it fails, the page shows why instead of content.</summary>
    protected async Task<TResponse?> ReadAsync<TRequest, TResponse>(UseCase<TRequest, TResponse> action, TRequest request)
        where TRequest : notnull
        where TResponse : class
        => Show(await RunAsync(action, request));

    /// <summary>The content of an answer that the page cannot do without; where there is none, the page shows why instead.</summary>
    protected TResponse? Show<TResponse>(Result<TResponse> result)
        where TResponse : class
    {
        Missing = result.IsDone ? null : result.Outcome;
        return result.TryGet(out var value) ? value : null;
    }

    protected bool May(Permission permission) => Me.Permissions.Contains(permission);

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _closing.Cancel();
        _closing.Dispose();
    }
}
