using System.Globalization;
using Npgsql;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Tests.Common;

public sealed class CopyRowsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly decimal[] Edges =
    [
        0, 0.00m, -0.0m, 1, -1, 10, 9_999, 10_000, 10_000.0001m, 0.1m, 0.0001m, 0.00001m, -0.000000001m, 123_456_789.987_654_321m, 100_000_000, 99_990_000, 5_000_000_000_000m,
        decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, 7.9228162514264337593543950335m, 18_446_744_073_709_551_615m, 18_446_744_073_709_551_616m,
    ];

    [Fact]
    public async Task A_number_arrives_as_it_was_sent()
    {
        var chance = new Random(7);
        decimal[] numbers =
        [
            .. Edges,
            .. Enumerable.Range(0, 2_000).Select(_ => new decimal(chance.Next(), chance.Next(), chance.Next(3) == 0 ? chance.Next() : 0, chance.Next(2) == 0, (byte)chance.Next(29))),
        ];

        await using var connection = await OpenAsync("n integer, value numeric");
        using var rows = new CopyRows(2);
        for (var i = 0; i < numbers.Length; i++)
        {
            rows.StartRow();
            rows.Write(i);
            rows.Write(numbers[i]);
        }
        await rows.SendAsync(connection, "copy sent from stdin (format binary)", CancellationToken.None);

        await using var read = new NpgsqlCommand("select value, value::text from sent order by n", connection);
        await using var found = await read.ExecuteReaderAsync();
        foreach (var number in numbers)
        {
            Assert.True(await found.ReadAsync());
            Assert.Equal(number, found.GetDecimal(0));
            // With as many digits behind the point, as PostgreSQL shows them.
            Assert.Equal((number == 0 ? Math.Abs(number) : number).ToString(CultureInfo.InvariantCulture), found.GetString(1));
        }
    }

    [Fact]
    public async Task Every_kind_of_value_arrives_and_the_buffer_serves_again()
    {
        await using var connection = await OpenAsync("id uuid, other uuid, day date, word varchar, amount numeric, steps jsonb");
        var id = Guid.NewGuid();
        using var rows = new CopyRows(6);
        foreach (var word in new[] { "", "Übermaß – 战略 🎯", new string('x', 200_000) })
        {
            rows.StartRow();
            rows.Write(id);
            rows.Write((Guid?)null);
            rows.Write(new DateOnly(1999, 12, 31));
            rows.Write(word);
            rows.Write((decimal?)null);
            rows.WriteJson<IReadOnlyList<DerivationStep>>([new MultiplierApplied(word, 1.5m), new Rounded(1.005m, 1.01m)], IncentiveJson.Options);
            Assert.Equal(1, rows.Rows);
            await rows.SendAsync(connection, "copy sent from stdin (format binary)", CancellationToken.None);
            Assert.Equal(0, rows.Rows);

            await using (var read = new NpgsqlCommand("select id, other, day, word, amount, steps->0->>'name', steps->1->>'to', jsonb_array_length(steps) from sent", connection))
            await using (var found = await read.ExecuteReaderAsync())
            {
                Assert.True(await found.ReadAsync());
                Assert.Equal((id, true, new DateOnly(1999, 12, 31), word, true), (found.GetGuid(0), found.IsDBNull(1), found.GetFieldValue<DateOnly>(2), found.GetString(3), found.IsDBNull(4)));
                Assert.Equal((word, "1.01", 2), (found.GetString(5), found.GetString(6), found.GetInt32(7)));
            }
            await using var empty = new NpgsqlCommand("truncate sent", connection);
            await empty.ExecuteNonQueryAsync();
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(string columns)
    {
        var connection = await database.DataSource.OpenConnectionAsync();
        await using var create = new NpgsqlCommand($"create temporary table sent ({columns})", connection);
        await create.ExecuteNonQueryAsync();
        return connection;
    }
}
