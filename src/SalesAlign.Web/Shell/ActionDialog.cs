using Microsoft.AspNetCore.Components;
using Radzen;
using SalesAlign.Application.Common;

namespace SalesAlign.Web.Shell;

/// <summary>A dialog that runs one action: it stays open and shows the refusals beside their fields until the action succeeds.</summary>
public abstract class ActionDialog : ComponentBase
{
    [Inject] protected CurrentActor Current { get; set; } = null!;

    [Inject] protected DialogService Dialogs { get; set; } = null!;

    [Inject] protected ProblemWording Wording { get; set; } = null!;

    protected IReadOnlyList<Problem> Problems { get; private set; } = [];

    protected bool IsBusy { get; private set; }

    /// <summary>Words that belong to no field.</summary>
    protected string? General => Error("");

    protected async Task<Result<TResponse>> RunAsync<TRequest, TResponse>(UseCase<TRequest, TResponse> action, TRequest request)
        where TRequest : notnull
    {
        IsBusy = true;
        var result = await action.RunAsync(await Current.ActorAsync(), request);
        IsBusy = false;
        Problems = result.Problems;
        return result;
    }

    protected string? Error(string field) => Problems.FirstOrDefault(problem => (problem.Field ?? "") == field) is { } problem ? Wording.Of(problem) : null;
}
