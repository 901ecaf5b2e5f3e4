using System.Globalization;
using System.Text;
using Npgsql;

namespace SalesAlign.Data.Incentives;

/// <summary>
/// The state of everything from which pay is computed, in short: for each table how many rows it has and which versions of them. PostgreSQL never
/// writes a row's version twice, so while this is the same, nothing has been added, changed or removed, by whomever.
/// </summary>
public static class PayBasis
{
    private static readonly string[] Always =
    [
        "accounts", "company", "deal_events", "deal_lines", "deal_splits", "deals", "exchange_rates", "ideal_customer_profiles", "ideal_customer_versions", "incentive_periods",
        "incentive_plans", "memberships", "pay_disputes", "pay_events", "plan_clawbacks", "plan_participants", "plan_versions", "products", "statements", "unit_placements", "units",
    ];

    // A metric may count anything; these alone it never counts.
    private static readonly string[] Never =
    [
        "api_keys", "audit_entries", "calculation_checkpoints", "calculation_runs", "import_batches", "import_changes", "import_errors", "import_mappings", "nightly_rounds",
        "notifications", "pins", "plan_simulations", "sign_in_claims", "sign_in_logins", "sign_in_tokens", "sign_ins", "statement_drafts", "statement_lines",
    ];

    private const string OthersCounted = """
        select relname::text from pg_class
        where relkind = 'r' and relpersistence = 'p' and relnamespace = current_schema()::regnamespace and relname <> all($1) and relname not like 'import\_stage\_%'
          and exists (select from metrics m join plan_versions v on strpos(v.components::text, m.id::text) > 0)
        order by 1
        """;

    public static async Task<string> ReadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var tables = Always.ToList();
        await using (var others = new NpgsqlCommand(OthersCounted, connection) { Parameters = { new() { Value = Always.Concat(Never).ToArray() } } })
        await using (var names = await others.ExecuteReaderAsync(cancel))
        {
            while (await names.ReadAsync(cancel)) tables.Add(names.GetString(0));
        }
        // One statement, so that all tables are seen at one moment.
        var query = string.Join("\nunion all\n", tables.Select(table =>
            $"select '{table}', count(*), coalesce(bit_xor(hashtidextended(ctid, xmin::text::bigint)), 0) from \"{table}\""))
            // A metric may look back from today.
            + "\nunion all\nselect 'day', current_date - date '2000-01-01', 0";
        await using var command = new NpgsqlCommand(query, connection) { CommandTimeout = 600 };
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var basis = new StringBuilder();
        while (await rows.ReadAsync(cancel)) basis.Append(CultureInfo.InvariantCulture, $"{rows.GetString(0)} {rows.GetInt64(1)} {rows.GetInt64(2)}\n");
        return basis.ToString();
    }
}
