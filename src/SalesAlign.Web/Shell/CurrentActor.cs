using System.Globalization;
using Microsoft.AspNetCore.Components.Authorization;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Web.Shell;

/// <summary>Who sits before this circuit, and what the shell knows of them. Read once per circuit; rights are checked anew by every action.</summary>
public sealed class CurrentActor(AuthenticationStateProvider authentication, GetMe me)
{
    private GetMe.Response? _facts;

    public async Task<Actor> ActorAsync() =>
        (await authentication.GetAuthenticationStateAsync()).User.ToActor(CultureInfo.CurrentUICulture.Name);

    /// <summary>Null where the sign-in no longer belongs to anybody.</summary>
    public async Task<GetMe.Response?> FactsAsync()
    {
        if (_facts is null && (await me.RunAsync(await ActorAsync(), new GetMe.Request())).TryGet(out var facts)) _facts = facts;
        return _facts;
    }

    /// <summary>Forgets what was read, after an action that changes it.</summary>
    public void Refresh() => _facts = null;
}
