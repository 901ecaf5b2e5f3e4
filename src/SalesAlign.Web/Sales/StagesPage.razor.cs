using Microsoft.AspNetCore.Components;
using Radzen;
using SalesAlign.Application.Common;
using SalesAlign.Application.Sales.Pipeline;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Sales;

/// <summary>The sales process: everybody reads it, sales operations sets it up.</summary>
public partial class StagesPage(ListPipelineStages list, MovePipelineStage move, RemovePipelineStage remove, DialogService dialogs, ProblemWording wording, Toasts toasts)
{
    private IReadOnlyList<ListPipelineStages.Item>? _stages;
    private string? _problem;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync() => _stages = await ReadAsync(list, new ListPipelineStages.Request());

    // Stages of another meaning are not passed: the server would refuse it.
    private static bool CanSwap(IReadOnlyList<ListPipelineStages.Item> stages, int first) =>
        first >= 0 && first + 1 < stages.Count && stages[first].Meaning == stages[first + 1].Meaning;

    private async Task EditAsync(ListPipelineStages.Item? stage)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { ["Stage"] = stage };
        var title = stage is null ? Text["Process.Add"].Value : Text["Process.EditOf", stage.Name];
        if (await dialogs.OpenAsync<StageDialog>(title, parameters, new DialogOptions { Width = "40rem", CloseDialogOnEsc = true }) is true) await DoneAsync();
    }

    private async Task MoveAsync(ListPipelineStages.Item stage, bool later) => await FinishAsync(await RunAsync(move, new MovePipelineStage.Request(stage.Id, later)));

    private async Task RemoveAsync(ListPipelineStages.Item stage)
    {
        var query = new ConfirmQuestion(Text["Process.RemoveTitle", stage.Name], Text["Process.RemoveMessage"], Text["Process.RemoveVerb"], Text["Cancel"], Dangerous: true);
        if (await dialogs.ConfirmAsync(query)) await FinishAsync(await RunAsync(remove, new RemovePipelineStage.Request(stage.Id)));
    }

    private async Task FinishAsync(Result<Nothing> result)
    {
        _problem = result.Problems.Count > 0 ? wording.Of(result.Problems[0]) : null;
        if (result.IsDone) await DoneAsync();
    }

    private async Task DoneAsync()
    {
        _problem = null;
        toasts.Done(Text["Process.Done"]);
        await LoadAsync();
    }
}
