using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;

namespace SalesAlign.Application.Common.Nights;

internal static class NightRegistration
{
    /// <summary>A few seconds past the hour, so that what happens on the hour has happened.</summary>
    private const string EveryHour = "30 5 * * * ?";

    public static void AddNights(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton<NightWatch>();
        services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(NpgsqlFactory.Instance, connectionString);
                store.UseClustering();
                // The tables are the package's own; it makes what is missing and never changes or drops anything.
                store.ProvisionSchema();
            });
            quartz.ScheduleJob<NightJob>(trigger => trigger.WithIdentity("night").WithCronSchedule(EveryHour));
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }
}
