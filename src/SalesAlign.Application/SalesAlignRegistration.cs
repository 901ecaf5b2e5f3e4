using Microsoft.Extensions.DependencyInjection;
using SalesAlign.Application.Access;
using SalesAlign.Application.Alerts.Watching;
using SalesAlign.Application.Common;
using SalesAlign.Application.Common.Jobs;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Goals;
using SalesAlign.Application.Incentives;
using SalesAlign.Application.Common.Nights;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Data.Common;

namespace SalesAlign.Application;

/// <summary>The one call by which a host takes in everything below it.</summary>
public static class SalesAlignRegistration
{
    public static IServiceCollection AddSalesAlign(this IServiceCollection services, string connectionString, ImportOptions imports)
    {
        services.AddSalesAlignData(connectionString);
        services.AddSignIns();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<UseCaseContext>();
        services.AddSingleton<DatabaseProbe>();
        services.AddSingleton(imports);
        services.AddSingleton<JobQueue>();
        services.AddSingleton<DataChanges>();
        AddJob<CalculationJob>(services);
        AddJob<SimulationJob>(services);
        AddJob<ImportJob>(services);
        services.AddSingleton<MetricValueKeeper>();
        AddJob<MetricKeepingJob>(services);
        services.AddSingleton<IDataChangeListener>(provider => provider.GetRequiredService<MetricKeepingJob>());
        services.AddSingleton<JobRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
        services.AddSingleton<CheckInReminders>();
        services.AddNights(connectionString);
        services.AddSingleton<NightlyTask, AlertNight>();
        services.AddSingleton<NightlyTask>(provider => provider.GetRequiredService<CheckInReminders>());
        services.AddSingleton<AlertEvaluation>();
        services.AddSingleton<AlertSentinel>();
        services.AddSingleton<IDataChangeListener>(provider => provider.GetRequiredService<AlertSentinel>());
        services.AddHostedService(provider => provider.GetRequiredService<AlertSentinel>());
        foreach (var useCase in UseCases) services.AddTransient(useCase);
        return services;
    }

    /// <summary>Creates or upgrades the database; safe to call from several instances at once.</summary>
    public static Task MigrateAsync(string connectionString, CancellationToken cancel = default) => Database.MigrateAsync(connectionString, cancel);

    /// <summary>Every use case there is: the concrete classes that derive from <see cref="UseCase{TRequest,TResponse}"/>.</summary>
    public static IReadOnlyList<Type> UseCases { get; } =
        [.. typeof(SalesAlignRegistration).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsClass: true } && IsUseCase(type))];

    private static void AddJob<T>(IServiceCollection services)
        where T : Job
    {
        services.AddSingleton<T>();
        services.AddSingleton<Job>(provider => provider.GetRequiredService<T>());
    }

    private static bool IsUseCase(Type type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.IsGenericType && ancestor.GetGenericTypeDefinition() == typeof(UseCase<,>)) return true;
        }
        return false;
    }
}
