namespace SalesAlign.Data.Metrics;

/// <summary>
/// Triggers that note what kept values rest on whenever it changes: person and month of each changed row, before and after. They run once per statement
/// over its transition tables, so that an import of a million rows pays for one grouping, and they miss no way of changing data.
/// </summary>
internal static class MetricTouches
{
    // More is cheaper computed anew than piece by piece.
    private const int MostPieces = 20_000;

    private static readonly (string Table, string Dataset, string Owner, string Days)[] Rows =
    [
        ("deals", "Deals", "owner_id", "engaged_on, closed_on"),
        ("activities", "Activities", "person_id", "\"on\""),
        ("feedback", "Feedback", "author_id", "logged_on, due_on, answered_at::date, answered_at::date - 1, answered_at::date + 1"),
    ];

    // What rows rest on. A change of it touches all months of a person, or everything; something new touches only those who count it itself.
    private static readonly (string Table, string New, string Changed, string Person)[] Foundations =
    [
        ("memberships", "*", "*", "r.person_id"), ("people", "People", "*", "r.id"), ("unit_placements", "*", "*", "null::uuid"), ("products", "Products", "*", "null::uuid"),
        ("accounts", "Accounts", "*", "null::uuid"), ("feedback_supports", "Feedback", "Feedback", "null::uuid"),
    ];

    public static string Create => string.Join(
        '\n',
        Rows.Select(row => Triggers(row.Table, Pieces(row), Pieces(row)))
            .Concat(Foundations.Select(row => Triggers(row.Table, Whole(row.New, row.Person), Whole(row.Changed, row.Person)))));

    public static string Drop => string.Join('\n', Rows.Select(row => row.Table).Concat(Foundations.Select(row => row.Table)).SelectMany(table =>
        (string[])["insert", "update", "delete"], (table, change) => $"drop trigger {table}_touch_{change} on {table}; drop function {table}_touched_by_{change}();"));

    private static Func<string, string> Pieces((string Table, string Dataset, string Owner, string Days) row) => changed => $"""
        with pieces as (
            select distinct r.{row.Owner} as person_id, date_trunc('month', d.day)::date as month
            from ({changed}) r cross join lateral unnest(array[{Prefixed(row.Days)}]) as d(day) where d.day is not null
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

    private static string Prefixed(string days) => string.Join(", ", days.Split(", ").Select(day => "r." + day));

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
