using SalesAlign.Data.Common;
using SalesAlign.Data.Organization;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Data.Metrics.Performance;

/// <summary>Activities of a person, of one kind, at accounts with the same fields, in one period.</summary>
/// <param name="Rated">How many carry a quality mark, and <paramref name="Quality"/> the marks added up.</param>
public sealed record ActivitySums(int Period, PersonId Person, ActivityKind Kind, int Count, int Rated, int Quality, int WithDeal);

/// <summary>Activities of one period at one account; the account is null where an activity names none.</summary>
public sealed record AccountActivity(int Period, PersonId Person, AccountId? Account, Facts? Facts, int Count);

/// <summary>A referral partner's chain in a period: calls, leads that came of them, and those that signed.</summary>
public sealed record ReferralSums(AccountId? Partner, string? Name, int Calls, int Leads, int Signed, decimal Amount);

/// <summary>An activity behind a figure of the activity board.</summary>
public sealed record ActivityRead(ActivityId Id, DateOnly On, ActivityKind Kind, PersonId PersonId, string Person, AccountId? AccountId, string? Account, DealId? DealId, string? Outcome, int? Quality);

/// <summary>Set-based SQL of the activity board.</summary>
public static class ActivitySql
{
    public static async Task<IReadOnlyList<ActivitySums>> ReadAsync(SalesAlignDbContext db, Slice slice, IReadOnlyList<Period> periods, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync(
            $"""
            with recursive {PlacementSql.Placed},
            period as (select first_day, last_day, nr::int from unnest(@firsts, @lasts) with ordinality as t(first_day, last_day, nr))
            select q.nr, a.person_id, a.kind, count(*)::int, count(a.quality)::int, coalesce(sum(a.quality), 0)::int, count(a.deal_id)::int
            from period q join activities a on a."on" between q.first_day and q.last_day
            {PlacementSql.Stay("a.person_id", "a.\"on\"")}
            where {PlacementSql.Within("a.person_id", "s.unit_id", "a.\"on\"")}
            group by 1, 2, 3
            """,
            cancel);
        slice.AddTo(command, periods);
        return await command.RowsAsync(
            row => new ActivitySums(
                row.GetInt32(0) - 1, new PersonId(row.GetGuid(1)), Enum.Parse<ActivityKind>(row.GetString(2)), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6)),
            cancel);
    }

    /// <param name="people">Whose; null for everybody's within the slice.</param>
    public static async Task<IReadOnlyList<AccountActivity>> ReadAccountsAsync(
        SalesAlignDbContext db, Slice slice, IReadOnlyList<Period> periods, IReadOnlyCollection<PersonId>? people, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync(
            $"""
            with recursive {PlacementSql.Placed},
            period as (select first_day, last_day, nr::int from unnest(@firsts, @lasts) with ordinality as t(first_day, last_day, nr)),
            contact as (
              select q.nr, a.person_id, a.account_id, count(*)::int as contacts
              from period q join activities a on a."on" between q.first_day and q.last_day
              {PlacementSql.Stay("a.person_id", "a.\"on\"")}
              where (@people is null or a.person_id = any(@people)) and {PlacementSql.Within("a.person_id", "s.unit_id", "a.\"on\"")}
              group by 1, 2, 3)
            select c.nr, c.person_id, c.account_id, c.contacts, k.sector, k.location, k.employees, k.revenue, k.year_established, k.parent_id is not null
            from contact c left join accounts k on k.id = c.account_id
            """,
            cancel);
        slice.AddTo(command, periods);
        command.AddIds("people", people?.Select(person => person.Value));
        return await command.RowsAsync(
            row => new AccountActivity(
                row.GetInt32(0) - 1, new PersonId(row.GetGuid(1)), row.Or<Guid>(2) is { } account ? new AccountId(account) : null,
                row.IsDBNull(2) ? null : AccountFacts.Of(
                    row.Text(4), row.Text(5), row.Or<int>(6), row.Or<decimal>(7), row.Or<int>(8), row.GetBoolean(9), periods[row.GetInt32(0) - 1].Last),
                row.GetInt32(3)),
            cancel);
    }

    /// <summary>Partner, contact, lead, signed: a lead is an account that a referral call named, signed is its first win ever, after the call.</summary>
    public static async Task<IReadOnlyList<ReferralSums>> ReadReferralsAsync(SalesAlignDbContext db, Slice slice, Period period, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync(
            $"""
            with recursive {PlacementSql.Placed},
            call as (
              select a.referral_partner_id as partner_id, a.account_id, a."on" as day, (
                select d.id from deals d where d.account_id = a.account_id and d.stage = 'Won' and d.closed_on >= a."on"
                  and not exists (select from deals e where e.account_id = a.account_id and e.stage = 'Won' and e.closed_on < a."on")
                order by d.closed_on, d.id limit 1) as won_id
              from activities a {PlacementSql.Stay("a.person_id", "a.\"on\"")}
              where a.kind = 'ReferralCall' and a."on" between @first and @last and {PlacementSql.Within("a.person_id", "s.unit_id", "a.\"on\"")}
            ),
            won as (select distinct partner_id, won_id from call where won_id is not null)
            select c.partner_id, k.name, count(*)::int, count(distinct c.account_id)::int, count(distinct c.won_id)::int, coalesce((
              select sum({DealSql.Value}) from won w join deals d on d.id = w.won_id where w.partner_id is not distinct from c.partner_id), 0)
            from call c left join accounts k on k.id = c.partner_id group by 1, 2 order by 5 desc, 4 desc, 3 desc, 2
            """,
            cancel);
        slice.AddTo(command, [period]);
        return await command.RowsAsync(
            row => new ReferralSums(row.Or<Guid>(0) is { } partner ? new AccountId(partner) : null, row.Text(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetDecimal(5)), cancel);
    }

    /// <summary>A page of the activities behind a figure, the latest first, and how many there are.</summary>
    public static async Task<(IReadOnlyList<ActivityRead> Rows, int Total)> ReadRowsAsync(
        SalesAlignDbContext db, Slice slice, Period period, ActivityKind? kind, int skip, int take, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync(
            $"""
            with recursive {PlacementSql.Placed}
            select a.id, a."on", a.kind, a.person_id, o.name, a.account_id, k.name, a.deal_id, a.outcome, a.quality, (count(*) over ())::int
            from activities a {PlacementSql.Stay("a.person_id", "a.\"on\"")}
            join people o on o.id = a.person_id
            left join accounts k on k.id = a.account_id
            where a."on" between @first and @last and (@kind is null or a.kind = @kind) and {PlacementSql.Within("a.person_id", "s.unit_id", "a.\"on\"")}
            order by a."on" desc, a.id offset @skip limit @take
            """,
            cancel);
        slice.AddTo(command, [period]);
        command.AddText("kind", kind?.ToString());
        command.Parameters.AddWithValue("skip", skip);
        command.Parameters.AddWithValue("take", take);
        var total = 0;
        var rows = await command.RowsAsync(
            row =>
            {
                total = row.GetInt32(10);
                return new ActivityRead(
                    new ActivityId(row.GetGuid(0)), row.GetFieldValue<DateOnly>(1), Enum.Parse<ActivityKind>(row.GetString(2)), new PersonId(row.GetGuid(3)), row.GetString(4),
                    row.Or<Guid>(5) is { } account ? new AccountId(account) : null, row.Text(6), row.Or<Guid>(7) is { } deal ? new DealId(deal) : null, row.Text(8), row.Or<int>(9));
            },
            cancel);
        return (rows, total);
    }
}
