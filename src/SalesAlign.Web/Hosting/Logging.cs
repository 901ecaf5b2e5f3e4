using System.Globalization;
using Serilog;
using Serilog.Events;

namespace SalesAlign.Web.Hosting;

internal static class Logging
{
    private const string Template = "{Timestamp:HH:mm:ss} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}";

    public static void Configure(WebApplicationBuilder builder, string storage)
    {
        Log.Logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Warning)
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .WriteTo.Console(outputTemplate: Template, formatProvider: CultureInfo.InvariantCulture)
            .WriteTo.File(
                Path.Combine(storage, "logs", "salesalign-.log"),
                outputTemplate: "{Timestamp:O} {Level:u3} {SourceContext} {Message:lj} {Properties}{NewLine}{Exception}",
                formatProvider: CultureInfo.InvariantCulture,
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: 14,
                shared: true)
            .CreateLogger();
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(Log.Logger);
    }
}
