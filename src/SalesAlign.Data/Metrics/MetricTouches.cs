namespace SalesAlign.Data.Metrics;

/// <summary>
/// Triggers that note what kept values rest on whenever it changes: person and month of each changed row, before and after. They run once per statement
/// over its transition tables, so that an import of a million rows pays for one grouping, and they miss no way of changing data.
/// </summary>
internal static class MetricTouches
{
    // More is cheaper computed anew than piece by piece.
    private const int MostPieces = 20_000;

    private static readonly (string Table, string Dataset, string Owner, string[] Days, string Via)[] Rows =
    [
        ("deals", "Deals", "r.owner_id", Days("r"), ""),
        ("deal_lines", "Deals", "d.owner_id", Days("d"), "join deals d on d.id = r.deal_id"),
        ("activities", "Activities", "r.person_id", ["r.\"on\"", .. Around("r.entered_at")], ""),
        ("certifications", "Certifications", "r.person_id", ["r.\"on\"", "r.expires_on"], ""),
        ("feedback", "Feedback", "r.author_id", ["r.logged_on", "r.due_on", .. Around("r.answered_at")], ""),
    ];

    // What rows rest on. A change of it touches all months of a person, or everything; something new touches only those who count it itself.
    private static readonly (string Table, string New, string Changed, string Person)[] Foundations =
    [
        ("memberships", "*", "*", "r.person_id"), ("people", "People", "*", "r.id"), ("unit_placements", "*", "*", "null::uuid"), ("products", "Products", "*", "null::uuid"), ("exchange_rates", "*", "*", "null::uuid"),
        ("accounts", "Accounts", "*", "null::uuid"), ("feedback_supports", "Feedback", "Feedback", "null::uuid"),
    ];

    public static string Create => string.Join(
        '\n',
        Rows.Select(row => Triggers(row.Table, Pieces(row), Pieces(row)))
            .Concat(Foundations.Select(row => Triggers(row.Table, Whole(row.New, row.Person), Whole(row.Changed, row.Person)))));

    public static string Drop => string.Join('\n', Rows.Select(row => row.Table).Concat(Foundations.Select(row => row.Table)).SelectMany(table =>
        (string[])["insert", "update", "delete"], (table, change) => $"drop trigger {table}_touch_{change} on {table}; drop function {table}_touched_by_{change}();"));

    private static Func<string, string> Pieces((string Table, string Dataset, string Owner, string[] Days, string Via) row) => changed => $"""
        with pieces as (
            select distinct {row.Owner} as person_id, date_trunc('month', t.day)::date as month
            from ({changed}) r {row.Via} cross join lateral unnest(array[{string.Join(", ", row.Days)}]) as t(day) where t.day is not null
        )
        insert into metric_touches (dataset, person_id, month)
        select distinct '{row.Dataset}',
            case when (select count(*) from pieces) <= {MostPieces} then person_id end, case when (select count(*) from pieces) <= {MostPieces} then month end
        from pieces;
        """;

    private static Func<string, string> Whole(string dataset, string person) => changed => $"""
        with pieces as (select distinct {person} as person_id from ({changed}) r)
        insert into metric_touches (dataset, person_id)
        select distinct '{dataset}', case when (select count(*) from pieces) <= {MostPieces} then person_id end from pieces;
        """;

    private static string[] Days(string deal) =>
        [$"{deal}.engaged_on", $"{deal}.closed_on", $"{deal}.expected_close_on", $"{deal}.cancelled_on", .. Around($"{deal}.entered_at")];

    // The company's day of an instant is one of three, whatever its time zone.
    private static string[] Around(string instant) => [$"{instant}::date - 1", $"{instant}::date", $"{instant}::date + 1"];

    private static string Triggers(string table, Func<string, string> onNew, Func<string, string> onChange) => $"""
        create function {table}_touched_by_insert() returns trigger language plpgsql as $$
        begin
            {onNew("select * from becomes")}
            return null;
        end $$;
        create function {table}_touched_by_update() returns trigger language plpgsql as $$
        begin
            {onChange("(select * from was except select * from becomes) union all (select * from becomes except select * from was)")}
            return null;
        end $$;
        create function {table}_touched_by_delete() returns trigger language plpgsql as $$
        begin
            {onChange("select * from was")}
            return null;
        end $$;
        create trigger {table}_touch_insert after insert on {table} referencing new table as becomes
            for each statement execute function {table}_touched_by_insert();
        create trigger {table}_touch_update after update on {table} referencing old table as was new table as becomes
            for each statement execute function {table}_touched_by_update();
        create trigger {table}_touch_delete after delete on {table} referencing old table as was
            for each statement execute function {table}_touched_by_delete();
        """;
}
