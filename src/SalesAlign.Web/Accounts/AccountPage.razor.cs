using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Accounts;
using SalesAlign.Application.Sales;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Sales.Import;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Accounts;

/// <summary>One account: facts, deals and activities within the reader's scope.</summary>
public partial class AccountPage(GetAccount get, VerifyRecord verify, Toasts toasts)
{
    private GetAccount.Response? _found;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync() => _found = await ReadAsync(get, new GetAccount.Request(new AccountId(Id)));

    private async Task VerifyAsync()
    {
        if (!(await RunAsync(verify, new VerifyRecord.Request(ImportKind.Accounts, Id))).IsDone) return;
        toasts.Done(Sales["Source.Thanks"]);
        await LoadAsync();
    }
}
