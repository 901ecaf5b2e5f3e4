using Microsoft.AspNetCore.Components;
using Radzen;
using SalesAlign.Application.Sales;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Sales;

/// <summary>One deal: the end of the walk from any figure.</summary>
public partial class DealPage(GetDeal get, ListSplitPeople people, VerifyRecord verify, DialogService dialogs, Toasts toasts)
{
    private GetDeal.Response? _found;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync() => _found = await ReadAsync(get, new GetDeal.Request(new DealId(Id)));

    private async Task EditSplitsAsync()
    {
        if (!(await RunAsync(people, new ListSplitPeople.Request(new DealId(Id)))).TryGet(out var choices)) return;
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { ["Deal"] = _found, ["People"] = choices };
        if (await dialogs.OpenAsync<SplitDialog>(Text["Splits.Edit"], parameters, new DialogOptions { Width = "44rem", CloseDialogOnEsc = true }) is not true) return;
        toasts.Done(Text["Splits.Saved"]);
        await LoadAsync();
    }

    private async Task VerifyAsync()
    {
        if (!(await RunAsync(verify, new VerifyRecord.Request(ImportKind.Deals, Id))).IsDone) return;
        toasts.Done(Text["Source.Thanks"]);
        await LoadAsync();
    }
}
