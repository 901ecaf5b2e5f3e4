using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Sales;
using SalesAlign.Domain.Sales;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Sales;

/// <summary>One deal: the end of the walk from any figure.</summary>
public partial class DealPage(GetDeal get)
{
    private GetDeal.Response? _found;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync() => _found = await ReadAsync(get, new GetDeal.Request(new DealId(Id)));
}
