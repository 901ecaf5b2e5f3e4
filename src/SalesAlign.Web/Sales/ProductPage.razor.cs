using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Sales;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Sales;

/// <summary>One product: its place in the line, what was sold of it, and where its facts come from.</summary>
public partial class ProductPage(GetProduct get, VerifyRecord verify, Toasts toasts)
{
    private GetProduct.Response? _found;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync() => _found = await ReadAsync(get, new GetProduct.Request(new ProductId(Id)));

    private async Task VerifyAsync()
    {
        if (!(await RunAsync(verify, new VerifyRecord.Request(ImportKind.Products, Id))).IsDone) return;
        toasts.Done(Text["Source.Thanks"]);
        await LoadAsync();
    }
}
