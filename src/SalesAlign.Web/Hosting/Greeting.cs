using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Web.Hosting;

/// <summary>Tells whoever started the application where it is and how to sign in.</summary>
internal static class Greeting
{
    public static void Register(WebApplication app) => app.Lifetime.ApplicationStarted.Register(() => _ = PrintAsync(app));

    private static async Task PrintAsync(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var address = addresses.FirstOrDefault()?.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal) ?? "";
        await using var scope = app.Services.CreateAsyncScope();
        var state = await scope.ServiceProvider.GetRequiredService<GetInstallation>().RunAsync(Actor.Anonymous, new GetInstallation.Request());
        var hint = !state.TryGet(out var installation) || !installation.IsFounded ? "Open it and found your company."
            : installation.IsDemonstration ? "Sign in with one click: the demonstration accounts are on the sign-in page."
            : "Sign in with your e-mail address and password.";
        await Console.Out.WriteLineAsync($"\n  SalesAlign is ready at {address}\n  {hint}\n");
    }
}
