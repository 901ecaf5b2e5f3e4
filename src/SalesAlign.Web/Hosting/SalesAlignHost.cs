using Microsoft.AspNetCore.HttpOverrides;
using SalesAlign.Application;
using SalesAlign.Application.Sales.Import;
using SalesAlign.LocalPostgres;
using SalesAlign.Web.Account;
using SalesAlign.Web.Api;
using SalesAlign.Web.Shell;
using Serilog;

namespace SalesAlign.Web.Hosting;

/// <summary>Starts the application: database first, then the host, so that a page never meets a half-made schema.</summary>
public static class SalesAlignHost
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        var storage = StorageFolder.Of(builder.Configuration);
        Logging.Configure(builder, storage);
        try
        {
            await using var database = await DatabaseStart.StartAsync(builder.Configuration, storage);
            await SalesAlignRegistration.MigrateAsync(database.ConnectionString);
            await using var app = Build(builder, storage, database.ConnectionString);
            await DemonstrationStart.FillAsync(app);
            Greeting.Register(app);
            await app.RunAsync();
            return 0;
        }
        catch (PostgresUnavailable reason)
        {
            await Console.Error.WriteLineAsync(DatabaseStart.WaysOut(reason.Message));
            return 1;
        }
        finally
        {
            await Log.CloseAndFlushAsync();
        }
    }

    private static WebApplication Build(WebApplicationBuilder builder, string storage, string connectionString)
    {
        Security.LimitServer(builder);
        builder.Services.AddSalesAlign(connectionString, new ImportOptions(storage));
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(options =>
        {
            options.DisconnectedCircuitMaxRetained = 50;
            options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(2);
        }).AddHubOptions(options => options.MaximumReceiveMessageSize = 32 * 1024);
        builder.Services.AddShell();
        builder.Services.AddSignIn(storage);
        builder.Services.AddApi();
        builder.Services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseMiddleware<RequestLog>();
        if (!app.Environment.IsDevelopment()) app.UseExceptionHandler("/error");
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api"), pages => pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        app.UseSecurityHeaders();
        app.UseRequestLocalization();
        app.UseAuthentication();
        app.UseMiddleware<FirstRunGate>();
        app.UseAuthorization();
        app.UseOwnOriginWebSockets();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapShell();
        app.MapSignInEndpoints();
        app.MapApi();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}
