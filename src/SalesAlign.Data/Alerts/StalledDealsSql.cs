using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;

namespace SalesAlign.Data.Alerts;

/// <summary>One of the longest running stalled deals of an owner, with how many the owner has in all.</summary>
public sealed record StalledDeal(Guid OwnerId, Guid Id, string ExternalId, DateOnly EngagedOn, string? Account, int Total);

/// <summary>Set-based SQL for open deals on which nothing happens: one statement counts them by owner and names the oldest of each.</summary>
public static class StalledDealsSql
{
    /// <param name="since">Open deals that began before this day and had no activity from it on.</param>
    /// <param name="named">How many of each owner are named.</param>
    public static Task<List<StalledDeal>> ReadAsync(SalesAlignDbContext db, DateOnly since, int named, CancellationToken cancel) =>
        db.Database.SqlQuery<StalledDeal>(
            $"""
            select s.owner_id as "OwnerId", s.id as "Id", s.external_id as "ExternalId", s.engaged_on as "EngagedOn", a.name as "Account", s.total as "Total"
            from (
              select d.id, d.owner_id, d.external_id, d.engaged_on, d.account_id, count(*) over (partition by d.owner_id)::int as total,
                row_number() over (partition by d.owner_id order by d.engaged_on, d.id) as nr
              from deals d
              where d.stage = 'Engaging' and d.engaged_on < {since} and not exists (select from activities v where v.deal_id = d.id and v."on" >= {since})
            ) s
            left join accounts a on a.id = s.account_id
            where s.nr <= {named}
            """).ToListAsync(cancel);
}
