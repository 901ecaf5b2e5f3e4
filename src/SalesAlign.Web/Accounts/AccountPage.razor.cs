using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Accounts;
using SalesAlign.Domain.Accounts;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Accounts;

/// <summary>One account: facts, deals and activities within the reader's scope.</summary>
public partial class AccountPage(GetAccount get)
{
    private GetAccount.Response? _found;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync() => _found = await ReadAsync(get, new GetAccount.Request(new AccountId(Id)));
}
