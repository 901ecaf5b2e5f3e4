using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SalesAlign.Application;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Application.Tests.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Web.Tests.Common;

/// <summary>What tests need before their first step and do not want to click.</summary>
internal static class Founding
{
    public const string Email = "ada@example.com";
    public const string Password = "correct-horse-9";

    public static async Task<PersonId> FoundAsync(TestDatabase database)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSalesAlign(database.ConnectionString, new ImportOptions(Path.GetTempPath()));
        await using var provider = services.BuildServiceProvider();
        var founded = await provider.GetRequiredService<FoundCompany>().RunAsync(
            Actor.Anonymous, new FoundCompany.Request("Acme", "USD", 1, "UTC", "en", "Ada Admin", Email, Password));
        return founded.Value;
    }

    /// <summary>A personal key to the API, as its owner would have made it.</summary>
    public static async Task<string> KeyAsync(TestDatabase database, Guid owner)
    {
        var key = "sa_" + Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        await using var insert = database.DataSource.CreateCommand(
            "insert into api_keys (id, owner_id, name, prefix, hash, created_at) values (gen_random_uuid(), $1, 'test', $2, $3, now())");
        insert.Parameters.Add(new NpgsqlParameter { Value = owner });
        insert.Parameters.Add(new NpgsqlParameter { Value = key[..9] });
        insert.Parameters.Add(new NpgsqlParameter { Value = SHA256.HashData(Encoding.UTF8.GetBytes(key)) });
        await insert.ExecuteNonQueryAsync();
        return key;
    }
}
