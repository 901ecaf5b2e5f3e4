using SalesAlign.Domain.Sales.Health;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Data.Sales.Health;

/// <summary>A check in SQL over d, the record: which records it concerns, which of them fail, and a word about why.</summary>
internal sealed record HealthRule(HealthCheck Check, string Concerns, string Fails, string Detail = "null");

/// <summary>Where the records of a kind stand, who is to mend them, and what is asked of them: one pass over the table answers all.</summary>
internal sealed record HealthTable(ImportKind Kind, string From, string Person, string Title, IReadOnlyList<HealthRule> Rules);

internal static class HealthRules
{
    // $1 today, $2 days after which an open deal is stale, $3 the company's time zone.
    private const string Open = "d.stage in ('Prospecting', 'Engaging')";

    private static string Late(string day) => $"(d.entered_at at time zone $3) >= {day} + interval '1 day' + interval '{HealthChecks.EntryHours} hours'";

    private static string Lag(string day) => $"((d.entered_at at time zone $3)::date - {day})::text";

    private static readonly HealthTable Deals = new(
        ImportKind.Deals,
        """
        deals d
        left join lateral (
          select case when d.stage in ('Prospecting', 'Engaging') then greatest(
            d.engaged_on,
            (select max(s.entered_on) from stage_entries s where s.deal_id = d.id),
            (select max(a."on") from activities a where a.deal_id = d.id),
            (select max(a."on") from activities a where a.account_id = d.account_id and a.person_id = d.owner_id and coalesce(a.deal_id, d.id) = d.id)) end as touched) t on true
        left join (
          select account_id, product_id, amount, coalesce(closed_on, engaged_on) as day, min(external_id) as first from deals
          where account_id is not null and amount <> 0 and coalesce(closed_on, engaged_on) is not null group by 1, 2, 3, 4 having count(*) > 1) twice
          on twice.account_id = d.account_id and twice.product_id is not distinct from d.product_id and twice.amount = d.amount and twice.day = coalesce(d.closed_on, d.engaged_on)
        left join (select distinct m.person_id from memberships m where m."from" <= $1 and (m."to" is null or m."to" >= $1)) belongs on belongs.person_id = d.owner_id
        """,
        "d.owner_id", "d.external_id",
        [
            new(HealthCheck.DealEngaged, "d.stage <> 'Prospecting'", "d.engaged_on is null"),
            new(HealthCheck.DealExpectedClose, Open, "d.expected_close_on is null"),
            new(HealthCheck.DealLostReason, "d.stage = 'Lost'", "d.lost_reason is null"),
            new(HealthCheck.DealEntry, "d.entered_at is not null and d.engaged_on is not null", Late("d.engaged_on"), Lag("d.engaged_on")),
            new(HealthCheck.DealTwice, "d.account_id is not null and d.amount <> 0 and coalesce(d.closed_on, d.engaged_on) is not null", "twice.first <> d.external_id", "twice.first"),
            new(HealthCheck.DealAccount, "true", "d.account_id is null", "d.stage"),
            new(HealthCheck.DealProduct, "true", "d.product_id is null and not exists (select 1 from deal_lines l where l.deal_id = d.id)", "d.stage"),
            new(HealthCheck.DealOwnerUnit, Open, "belongs.person_id is null"),
            new(HealthCheck.DealStale, Open, "coalesce(t.touched < $1 - $2, true)", "t.touched::text"),
            new(HealthCheck.DealOverdue, $"{Open} and d.expected_close_on is not null", "d.expected_close_on < $1", "d.expected_close_on::text"),
        ]);

    private static readonly HealthTable Accounts = new(
        ImportKind.Accounts,
        "accounts d left join lateral (select x.owner_id from deals x where x.account_id = d.id order by x.closed_on desc nulls first, x.id limit 1) o on true",
        "o.owner_id", "d.name",
        [
            new(HealthCheck.AccountSector, "true", "d.sector is null"),
            new(HealthCheck.AccountEmployees, "true", "d.employees is null"),
            new(HealthCheck.AccountLocation, "true", "d.location is null"),
        ]);

    private static readonly HealthTable Products = new(
        ImportKind.Products, "products d", "null::uuid", "d.name",
        [new(HealthCheck.ProductSeries, "true", "d.series is null"), new(HealthCheck.ProductPrice, "true", "d.list_price is null")]);

    private static readonly HealthTable Activities = new(
        ImportKind.Activities, "activities d", "d.person_id", "d.external_id",
        [
            new(HealthCheck.ActivityOutcome, "true", "d.outcome is null", "d.kind"),
            new(HealthCheck.ActivityEntry, "d.entered_at is not null", Late("d.\"on\""), Lag("d.\"on\"")),
            new(HealthCheck.ActivityAccount, "true", "d.account_id is null and d.deal_id is null", "d.kind"),
        ]);

    public static IReadOnlyList<HealthTable> Tables { get; } = [Deals, Accounts, Products, Activities];

    public static (HealthTable Table, HealthRule Rule)? Find(HealthCheck check)
    {
        foreach (var table in Tables)
        {
            foreach (var rule in table.Rules)
            {
                if (rule.Check == check) return (table, rule);
            }
        }
        return null;
    }
}
