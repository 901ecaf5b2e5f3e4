using NpgsqlTypes;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Data.Goals;

/// <summary>What was logged of visits and referrals within a goal's period.</summary>
/// <param name="AtNamed">Of <paramref name="Visits"/>, those at accounts that the goal names.</param>
/// <param name="VisitsBefore">Visits among <paramref name="ContactsBefore"/>, the calls and visits of the time that rates are read from.</param>
public sealed record VisitRecords(IReadOnlyList<VisitDay> Visits, IReadOnlyList<VisitDay> AtNamed, ReferralYield Referrals, long VisitsBefore, long ContactsBefore);

/// <summary>Set-based SQL over activities for the rhythm of visits: one statement, however many people visit.</summary>
public static class VisitSql
{
    /// <param name="from">From here to <paramref name="last"/> the share of visits among contacts is read.</param>
    /// <param name="people">Whose activities; null for everybody's.</param>
    /// <param name="goal">Whose named accounts are told apart.</param>
    public static async Task<VisitRecords> ReadAsync(
        SalesAlignDbContext db, DateOnly first, DateOnly last, DateOnly from, IReadOnlyCollection<PersonId>? people, GoalId goal, CancellationToken cancel)
    {
        // A referral is a call for one, or whatever contact names the partner who made it. What the contact was about came of it; so did
        // every later deal of an account that had bought nothing before.
        await using var command = await db.CommandAsync(
            """
            with own as (
              select a.kind, a."on" as day, a.account_id, a.deal_id, a.referral_partner_id
              from activities a
              where a."on" between least(@first, @from) and @last and (@people is null or a.person_id = any(@people))
                and (a.kind in ('Call', 'ReferralCall', 'Visit') or a.referral_partner_id is not null)),
            referral as (select * from own where day >= @first and (kind = 'ReferralCall' or referral_partner_id is not null)),
            came as (
              select d.id, bool_or(d.stage = 'Won' and d.closed_on <= @last) as won
              from referral r join deals d on d.engaged_on between @first and @last and (
                (r.referral_partner_id is not null and d.id = r.deal_id)
                or (d.account_id = r.account_id and d.engaged_on >= r.day
                  and not exists (select from deals e where e.account_id = r.account_id and e.stage = 'Won' and e.closed_on <= r.day)))
              group by d.id)
            select 0 as part, day, count(*), count(*) filter (where account_id in (select t.account_id from target_accounts t where t.goal_id = @goal)), 0
            from own where kind = 'Visit' and day >= @first group by day
            union all
            select 1, null, (select count(*) from own where kind = 'ReferralCall' and day >= @first), (select count(*) from came), (select count(*) from came where won)
            union all
            select 2, null, count(*) filter (where kind = 'Visit'), count(*), 0 from own where day >= @from and kind in ('Call', 'ReferralCall', 'Visit')
            order by 1, 2
            """,
            cancel);
        command.Parameters.Add(new("first", NpgsqlDbType.Date) { Value = first });
        command.Parameters.Add(new("last", NpgsqlDbType.Date) { Value = last });
        command.Parameters.Add(new("from", NpgsqlDbType.Date) { Value = from });
        command.AddIds("people", people?.Select(person => person.Value));
        command.AddId("goal", goal.Value);
        var (visits, atNamed) = (new List<VisitDay>(), new List<VisitDay>());
        var referrals = new ReferralYield(0, 0, 0);
        var (before, contacts) = (0L, 0L);
        foreach (var row in await command.RowsAsync(row => (Part: row.GetInt32(0), Day: row.Or<DateOnly>(1), One: row.GetInt64(2), Two: row.GetInt64(3), Three: row.GetInt64(4)), cancel))
        {
            switch (row.Part)
            {
                case 0:
                    visits.Add(new(row.Day!.Value, (int)row.One));
                    if (row.Two > 0) atNamed.Add(new(row.Day.Value, (int)row.Two));
                    break;
                case 1:
                    referrals = new(row.One, row.Two, row.Three);
                    break;
                default:
                    (before, contacts) = (row.One, row.Two);
                    break;
            }
        }
        return new(visits, atNamed, referrals, before, contacts);
    }
}
