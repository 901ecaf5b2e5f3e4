using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Access;
using SalesAlign.Domain.Access;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Access;

/// <summary>One person's access: roles take effect as they are ticked, the rest by its button.</summary>
public partial class AccessDialog(GrantRole grant, RevokeRole revoke, OpenSignIn open, ResetSignIn reset, LockSignIn @lock, UnlockSignIn unlock)
{
    private readonly HashSet<Role> _roles = [];
    private string _email = "";
    private bool _byPassword;
    private string? _password;

    [Parameter, EditorRequired] public ListAccess.Row Row { get; set; } = null!;

    private string? Password => _byPassword ? _password ?? "" : null;

    protected override void OnInitialized()
    {
        _roles.UnionWith(Row.Roles);
        _email = Row.Email ?? "";
    }

    // Without an account yet, roles come with it; so nobody holds a role that nobody knows of.
    private async Task ToggleAsync(Role role, bool held)
    {
        if (Row.State == SignInState.None)
        {
            if (held) _roles.Add(role);
            else _roles.Remove(role);
            if (held || !Row.Roles.Contains(role)) return;
        }
        var done = held
            ? (await RunAsync(grant, new GrantRole.Request(Row.Id, role))).IsDone
            : (await RunAsync(revoke, new RevokeRole.Request(Row.Id, role))).IsDone;
        if (!done) return;
        if (held) _roles.Add(role);
        else _roles.Remove(role);
    }

    private async Task OpenAsync()
    {
        if ((await RunAsync(open, new OpenSignIn.Request(Row.Id, _email, Password, [.. _roles]))).TryGet(out var opened)) Dialogs.Close(opened);
    }

    private async Task ResetAsync()
    {
        if ((await RunAsync(reset, new ResetSignIn.Request(Row.Id, Password))).TryGet(out var fresh)) Dialogs.Close(fresh);
    }

    private async Task LockAsync()
    {
        if ((await RunAsync(@lock, new LockSignIn.Request(Row.Id))).IsDone) Dialogs.Close(true);
    }

    private async Task UnlockAsync()
    {
        if ((await RunAsync(unlock, new UnlockSignIn.Request(Row.Id))).IsDone) Dialogs.Close(true);
    }

    private void Close() => Dialogs.Close(true);
}
