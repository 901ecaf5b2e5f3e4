namespace SalesAlign.Data.Organization;

/// <summary>
/// Parts of statements that place facts in the organisation as it stood on each fact's day. They follow <c>with recursive</c>
/// and read the parameters <c>@first</c> and <c>@last</c>, the days between which facts lie.
/// </summary>
internal static class PlacementSql
{
    // Nobody's organisation is deeper; a circle in the data must not run for ever.
    private const int DeepestUnit = 20;

    /// <summary>
    /// Every person's unit by day, never two at once (stay), the days from which the tree of units differs (epochs), and every unit's line of ancestors
    /// per epoch (line).
    /// </summary>
    public static readonly string Placed =
        $"""
        stay as materialized (
          select person_id, unit_id, "from" as first_day,
            least(coalesce("to", 'infinity'), coalesce(lead("from") over (partition by person_id order by "from") - 1, 'infinity')) as last_day
          from memberships
        ),
        epochs as materialized (
          select array_prepend(@first, coalesce(array_agg(day order by day), array[]::date[])) as starts
          from (select "from" as day from unit_placements union select "to" + 1 from unit_placements) as changes
          where day > @first and day <= @last
        ),
        line (epoch, starts_on, unit_id, ancestor_id, depth) as (
          select e.nr::int, e.starts_on, u.id, u.id, 0
          from epochs, unnest(epochs.starts) with ordinality as e(starts_on, nr), units u
          union all
          select l.epoch, l.starts_on, l.unit_id, p.parent_id, l.depth + 1
          from line l join unit_placements p on p.unit_id = l.ancestor_id and p.parent_id is not null
            and l.starts_on between p."from" and coalesce(p."to", 'infinity')
          where l.depth < {DeepestUnit}
        )
        """;

    /// <summary>Which epoch a day belongs to.</summary>
    public static string Epoch(string day) => $"width_bucket({day}, (select starts from epochs))";

    /// <summary>The stay of a person on a day, as <c>s</c>.</summary>
    public static string Stay(string person, string day) => $"left join stay s on s.person_id = {person} and {day} between s.first_day and s.last_day";

    /// <summary>True where the fact is the chosen person's (<c>@person</c>) and happened within the chosen units (<c>@units</c>); null chooses all.</summary>
    public static string Within(string person, string unit, string day) =>
        $"""
        (@person is null or {person} = @person) and (@units is null or exists (
          select from line l where l.ancestor_id = any(@units) and l.unit_id = {unit} and l.epoch = {Epoch(day)}))
        """;
}
