using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Data.Goals;

/// <summary>What one person's records hold over a stretch of time. Calls count visits too; a lead is a deal that somebody began to work on; a customer a deal won.</summary>
public sealed record SellerRecords(PersonId Person, long Calls, long Leads, long Customers, decimal Amount);

/// <summary>What the records say about a segment of accounts; a source that marks no deal as customised says nothing about it.</summary>
/// <param name="Sector">Empty where all accounts are looked at together.</param>
/// <param name="Decided">Deals won or lost within the time.</param>
/// <param name="SoonShare">Of these, those decided within the days asked about; empty where none says when it began.</param>
public sealed record SegmentRecords(string? Sector, int Accounts, int? MedianCycleDays, decimal? CustomShare, long Decided, decimal? SoonShare);

/// <summary>How far an account has come by the records of a stretch of time.</summary>
public sealed record AccountRecords(AccountId Account, DateOnly? ReachedOn, DateOnly? ConfirmedOn, DateOnly? SignedOn);

/// <summary>Set-based SQL over activities and deals for driver trees: one statement each, however many people sell.</summary>
public static class SellerRecordsSql
{
    private const string OfDeals =
        """
        (percentile_cont(0.5) within group (order by d.closed_on - d.engaged_on) filter (where d.stage = 'Won' and d.closed_on between @first and @last))::numeric,
        case when exists (select from deals where is_custom)
          then avg(case when d.is_custom then 1 else 0 end) filter (where d.stage = 'Won' and d.closed_on between @first and @last) end,
        count(*) filter (where d.stage in ('Won', 'Lost') and d.closed_on between @first and @last),
        avg(case when d.closed_on - d.engaged_on <= @soon then 1 else 0 end)
          filter (where d.stage in ('Won', 'Lost') and d.closed_on between @first and @last and d.engaged_on is not null)
        """;

    private const string InTime = "(@people is null or d.owner_id = any(@people)) and (coalesce(d.closed_on, @last) >= @first or d.engaged_on between @first and @last)";

    private const string SameProducts =
        "(@series::text is null or exists (select from products p where p.id = d.product_id and p.series = @series)) and (@tier::text is null or exists (select from products p where p.id = d.product_id and p.tier = @tier))";

    /// <param name="series">Only deals of this product series; null for all.</param>
    /// <param name="tier">Only deals of this product tier; null for all.</param>
    /// <param name="firstOnly">Only the first deal that an account ever won counts, which is what makes it a new customer.</param>
    public static async Task<IReadOnlyList<SellerRecords>> ReadAsync(
        SalesAlignDbContext db, DateOnly first, DateOnly last, string? series, string? tier, bool firstOnly, CancellationToken cancel)
    {
        await using var command = await CommandAsync(
            db,
            $"""
            select person_id, sum(calls)::bigint, sum(leads)::bigint, sum(customers)::bigint, sum(amount)
            from (
              select a.person_id, count(*) as calls, 0 as leads, 0 as customers, 0::numeric as amount
                from activities a where a.kind in ('Call', 'ReferralCall', 'Visit') and a."on" between @first and @last group by 1
              union all
              select d.owner_id, 0, count(*), 0, 0 from deals d where d.engaged_on between @first and @last group by 1
              union all
              select d.owner_id, 0, 0, count(*), sum(d.amount) from deals d
                where d.stage = 'Won' and d.closed_on between @first and @last and {SameProducts}
                  and (not @first_only or not exists (
                    select from deals e where e.account_id = d.account_id and e.stage = 'Won' and (e.closed_on, e.id) < (d.closed_on, d.id)
                      and {SameProducts.Replace("d.product_id", "e.product_id", StringComparison.Ordinal)}))
                group by 1
            ) records group by person_id
            """,
            cancel);
        Add(command, first, last);
        command.Parameters.Add(new("series", NpgsqlDbType.Text) { Value = (object?)series ?? DBNull.Value });
        command.Parameters.Add(new("tier", NpgsqlDbType.Text) { Value = (object?)tier ?? DBNull.Value });
        command.Parameters.AddWithValue("first_only", firstOnly);
        var records = new List<SellerRecords>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) records.Add(new(new PersonId(reader.GetGuid(0)), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetDecimal(4)));
        return records;
    }

    /// <param name="people">Whose deals; null for everybody's.</param>
    /// <param name="sector">Only accounts of this sector; null for all.</param>
    /// <param name="soonDays">From its beginning a deal is decided soon within so many days.</param>
    public static async Task<SegmentRecords> SegmentAsync(
        SalesAlignDbContext db, DateOnly first, DateOnly last, IReadOnlyCollection<PersonId>? people, string? sector, int soonDays, CancellationToken cancel)
    {
        await using var command = await CommandAsync(
            db,
            $"""
            select @sector::text,
              case when @people::uuid[] is null
                then (select count(*) from accounts a where @sector::text is null or a.sector = @sector)
                else count(distinct d.account_id) end::int,
              {OfDeals}
            from deals d
            where {InTime} and (@sector is null or exists (select from accounts a where a.id = d.account_id and a.sector = @sector))
            """,
            cancel);
        Add(command, first, last);
        AddPeople(command, people);
        command.Parameters.AddWithValue("soon", soonDays);
        command.Parameters.Add(new("sector", NpgsqlDbType.Text) { Value = (object?)sector ?? DBNull.Value });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return Segment(reader);
    }

    /// <summary>Every sector with what its own accounts and deals say, the largest first; of some people those in which they have deals.</summary>
    public static async Task<IReadOnlyList<SegmentRecords>> SegmentsAsync(
        SalesAlignDbContext db, DateOnly first, DateOnly last, IReadOnlyCollection<PersonId>? people, int soonDays, int most, CancellationToken cancel)
    {
        await using var command = await CommandAsync(
            db,
            $"""
            select a.sector, count(distinct case when @people::uuid[] is null then a.id else d.account_id end)::int as accounts,
              {OfDeals}
            from accounts a left join deals d on d.account_id = a.id and {InTime}
            where a.sector is not null
            group by 1 having @people is null or count(d.id) > 0
            order by accounts desc, 1 limit @most
            """,
            cancel);
        Add(command, first, last);
        AddPeople(command, people);
        command.Parameters.AddWithValue("soon", soonDays);
        command.Parameters.AddWithValue("most", most);
        var segments = new List<SegmentRecords>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) segments.Add(Segment(reader));
        return segments;
    }

    private static SegmentRecords Segment(NpgsqlDataReader reader) => new(
        reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetInt32(1), reader.IsDBNull(2) ? null : (int)decimal.Round(reader.GetDecimal(2)),
        reader.IsDBNull(3) ? null : decimal.Round(reader.GetDecimal(3), 4), reader.GetInt64(4), reader.IsDBNull(5) ? null : decimal.Round(reader.GetDecimal(5), 4));

    /// <summary>An account is reached by the first activity with it, confirmed by a deal that was engaged, signed by one that was won, each within the stretch.</summary>
    public static async Task<IReadOnlyList<AccountRecords>> AccountsAsync(SalesAlignDbContext db, DateOnly first, DateOnly last, IReadOnlyCollection<AccountId> accounts, CancellationToken cancel)
    {
        await using var command = await CommandAsync(
            db,
            """
            select i.id,
              (select min("on") from activities a where a.account_id = i.id and a."on" between @first and @last),
              (select min(engaged_on) from deals d where d.account_id = i.id and d.engaged_on between @first and @last),
              (select min(closed_on) from deals d where d.account_id = i.id and d.stage = 'Won' and d.closed_on between @first and @last)
            from unnest(@accounts) as i(id)
            """,
            cancel);
        Add(command, first, last);
        command.Parameters.Add(new("accounts", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = accounts.Select(account => account.Value).ToArray() });
        var records = new List<AccountRecords>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) records.Add(new(new AccountId(reader.GetGuid(0)), Day(reader, 1), Day(reader, 2), Day(reader, 3)));
        return records;
    }

    private static DateOnly? Day(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);

    private static async Task<NpgsqlCommand> CommandAsync(SalesAlignDbContext db, string sql, CancellationToken cancel)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open) await db.Database.OpenConnectionAsync(cancel);
        return new NpgsqlCommand(sql, connection, (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
    }

    private static void Add(NpgsqlCommand command, DateOnly first, DateOnly last)
    {
        command.Parameters.Add(new("first", NpgsqlDbType.Date) { Value = first });
        command.Parameters.Add(new("last", NpgsqlDbType.Date) { Value = last });
    }

    private static void AddPeople(NpgsqlCommand command, IReadOnlyCollection<PersonId>? people) =>
        command.Parameters.Add(new("people", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = people is null ? DBNull.Value : people.Select(person => person.Value).ToArray() });
}
