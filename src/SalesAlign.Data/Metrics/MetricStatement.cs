using Npgsql;
using NpgsqlTypes;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Metrics;

namespace SalesAlign.Data.Metrics;

/// <summary>
/// The common beginning of every statement about a metric: the rows that count with what they add (fact), every person's unit by day, never two at
/// once (stay), the days from which the tree of units differs (epochs), and every unit's line of ancestors per epoch (line). Each version of the metric
/// computes its own days.
/// </summary>
internal sealed class MetricStatement
{
    // Nobody's organisation is deeper; a circle in the data must not run for ever.
    internal const int DeepestUnit = 20;

    private readonly SqlArguments _arguments = new();
    private readonly IReadOnlyList<MetricRule> _rules;
    private readonly IReadOnlyList<(DateOnly First, DateOnly Last)> _spans;
    private readonly DateOnly _today;
    private readonly bool _bySpan;
    private readonly string? _grouping;
    private readonly bool _touchedOnly;

    /// <param name="spans">What is asked about; may overlap, for values that do not add up.</param>
    /// <param name="grouping">A field of the dataset by whose values facts are told apart.</param>
    /// <param name="touchedOnly">Only facts of the people and days of <c>touched</c>, which the statement's parameters list.</param>
    public MetricStatement(Metric metric, IReadOnlyList<(DateOnly First, DateOnly Last)> spans, DateOnly today, string? grouping = null, bool touchedOnly = false)
    {
        _rules = metric.Rules;
        _spans = spans;
        _today = today;
        _grouping = grouping;
        _touchedOnly = touchedOnly;
        AddsUp = _rules.All(rule => rule.Definition.AddsUp());
        First = spans.Min(span => span.First);
        Last = spans.Max(span => span.Last);
        // Whatever overlaps is joined by day, which stays quick however many spans there are.
        _bySpan = _rules.Any(rule => rule.Definition.IsLive());
        for (var i = 1; i < spans.Count; i++) _bySpan |= spans[i].First <= spans[i - 1].Last;
        // An average over what does not add up is still kept as its two sums.
        Shape = _rules[^1].Definition;
        With = $"{Facts()},\n{Organization}";
    }

    public bool AddsUp { get; }

    public MetricDefinition Shape { get; }

    public DateOnly First { get; }

    public DateOnly Last { get; }

    /// <summary>The definitions after <c>with recursive</c>.</summary>
    public string With { get; }

    /// <summary>What a fact is before it is put together over levels: summed where that is allowed, else one by one.</summary>
    public string Base => AddsUp
        ? "sum(f.a) as a, sum(f.b) as b, count(*) as deals"
        : "f.a, f.b, 1 as deals";

    /// <summary>The group-by that belongs to <see cref="Base"/>, over the columns before it.</summary>
    public string BaseGroup(int columns) => AddsUp ? "group by " + string.Join(", ", Enumerable.Range(1, columns)) : "";

    /// <summary>Numerator, denominator and count of facts of <paramref name="alias"/>.</summary>
    public string Sums(string alias)
    {
        if (AddsUp) return $"sum({alias}.a) as numerator, sum({alias}.b) as denominator, sum({alias}.deals)::bigint as deals";
        if (Shape.By is not { } by)
        {
            return Shape.Of.Aggregation == MetricAggregation.Average
                ? $"coalesce(sum({alias}.a), 0) as numerator, count({alias}.a)::numeric as denominator, count(*) as deals"
                : $"coalesce({Aggregate(Shape.Of, alias + ".a")}, 0) as numerator, 0::numeric as denominator, count(*) as deals";
        }
        // Where nothing stands above the line there is no ratio, whatever stands below.
        return $"""
            coalesce({Aggregate(Shape.Of, alias + ".a")}, 0) as numerator,
            case when {Aggregate(Shape.Of, alias + ".a")} is null then 0 else coalesce({Aggregate(by, alias + ".b")}, 0) end as denominator, count(*) as deals
            """;
    }

    public NpgsqlCommand Command(NpgsqlConnection connection, NpgsqlTransaction? transaction, string text)
    {
        var command = new NpgsqlCommand(text, connection, transaction);
        command.Parameters.AddWithValue("firsts", _spans.Select(span => span.First).ToArray());
        command.Parameters.AddWithValue("lasts", _spans.Select(span => span.Last).ToArray());
        command.Parameters.AddWithValue("first", First);
        command.Parameters.AddWithValue("last", Last);
        command.Parameters.AddWithValue("today", _today);
        foreach (var parameter in _arguments.Parameters) command.Parameters.Add(parameter);
        return command;
    }

    private static string Aggregate(MetricPart part, string value) => part.Aggregation switch
    {
        MetricAggregation.Sum => $"sum({value})",
        MetricAggregation.Count => $"count({value})::numeric",
        MetricAggregation.DistinctCount => $"count(distinct {value})::numeric",
        MetricAggregation.Average => $"round(avg({value}), 8)",
        // The exact middle in decimals: percentile_cont knows only floating point.
        MetricAggregation.Median => $"((percentile_disc(0.5) within group (order by {value}) + percentile_disc(0.5) within group (order by {value} desc)) / 2)",
        MetricAggregation.Min => $"min({value})",
        _ => $"max({value})",
    };

    private string Facts()
    {
        var facts = _rules.Where(rule => rule.First <= Last && rule.Last >= First).Select(Fact);
        
        return $"""
            span as (
              select nr::int, first, last, least(last, @today) as as_of from unnest(@firsts, @lasts) with ordinality as s(first, last, nr)
            ),
            {(_touchedOnly ? "touched as materialized (select * from unnest(@touched_people, @touched_firsts, @touched_lasts) as t(person_id, first, last))," : "")}
            {(_bySpan ? "span_day as materialized (select span.nr, day::date as day from span, generate_series(span.first, span.last, interval '1 day') as day)," : "")}
            fact as (
              {string.Join("\nunion all\n", facts)}
            )
            """;
    }

    private string Fact(MetricRule rule)
    {
        var definition = rule.Definition;
        var dataset = DatasetSql.Of(definition.Dataset);
        var joins = new SortedSet<string>(StringComparer.Ordinal);
        var filters = new FilterSql(MetricFields.CatalogueOf(definition.Dataset), name => Column(name).Value, _arguments);

        var ofOnly = definition.Of.Only is { } of ? filters.Of(of) : null;
        var byOnly = definition.By?.Only is { } by ? filters.Of(by) : null;
        var (a, b) = (Value(definition.Of, ofOnly), definition.By is { } divisor ? Value(divisor, byOnly) : definition.Of.Aggregation == MetricAggregation.Average && AddsUp ? "1" : "0");
        var conditions = new List<string>();
        if (definition.Filter is { } filter) conditions.Add(filters.Of(filter));
        if (definition.Dataset == MetricDataset.FirstWins) conditions.Add("r.stage = 'Won' and r.account_id is not null");
        if (ofOnly is not null && (definition.By is null || byOnly is not null)) conditions.Add(byOnly is null ? ofOnly : $"({ofOnly} or {byOnly})");
        if (definition.By is null && definition.Of.Aggregation is not (MetricAggregation.Sum or MetricAggregation.Count)) conditions.Add($"{Operand(definition.Of)} is not null");

        var day = definition.On is { } on ? Column(on).Value : "@today::date";
        var firstWins = definition.Dataset == MetricDataset.FirstWins;
        var (group, key) = _grouping is null ? ("null::text", "null::text") : (Column(_grouping).Value, Column(_grouping).Key ?? Column(_grouping).Value);
        var from = _arguments.Add(NpgsqlDbType.Date, rule.First < First ? First : rule.First);
        var to = _arguments.Add(NpgsqlDbType.Date, rule.Last > Last ? Last : rule.Last);
        // The first win is looked for over all days; only then is it asked whether it falls into those that are asked about.
        if (!firstWins) conditions.Add($"{day} between {from} and {to}");
        var touched = _touchedOnly ? $"join touched on {dataset.Owner} = touched.person_id and {day} between touched.first and touched.last" : "";
        var tables = $"{dataset.Table} {string.Join(' ', joins.Select(alias => dataset.Joins[alias]))} {touched}";
        var where = conditions.Count == 0 ? "true" : string.Join("\n    and ", conditions);
        var columns = $"r.id, {dataset.Owner} as owner_id, {day} as day, {a} as a, {b} as b, {key} as grp, ({group})::text as label";
        if (firstWins)
        {
            // A filter that moves with the period finds another first win in each.
            var distinct = _bySpan ? "span.nr, r.account_id" : "r.account_id";
            var spanned = _bySpan ? "cross join span" : "";
            return $"""
                select w.id, w.owner_id, w.day, w.nr, w.a, w.b, w.grp, w.label
                from (
                  select x.id, x.owner_id, x.day, {(_bySpan ? "x.nr" : "width_bucket(x.day, @firsts)")} as nr, x.a, x.b, x.grp::text as grp, x.label{(_bySpan ? ", x.first, x.last" : "")}
                  from (
                    select distinct on ({distinct}) {(_bySpan ? "span.nr, span.first, span.last, " : "")}{columns}
                    from {tables} {spanned} where {where} order by {distinct}, {day}, r.id
                  ) x where x.day between {from} and {to}
                ) w where {(_bySpan ? "w.day between w.first and w.last" : "w.day <= (@lasts)[w.nr]")}
                """;
        }
        return _bySpan
            ? $"""
              select x.id, x.owner_id, x.day, x.nr, x.a, x.b, x.grp::text as grp, x.label
              from (
                select span.nr, {columns} from {tables} join span_day on span_day.day = {day} join span on span.nr = span_day.nr where {where}
              ) x
              """
            : $"""
              select x.id, x.owner_id, x.day, width_bucket(x.day, @firsts) as nr, x.a, x.b, x.grp::text as grp, x.label
              from (
                select {columns} from {tables} where {where}
              ) x where x.day <= (@lasts)[width_bucket(x.day, @firsts)]
              """;

        FieldSql Column(string name)
        {
            var field = dataset.Field(name);
            if (field.Needs is { } alias) joins.Add(alias);
            return field;
        }

        string Operand(MetricPart part) =>
            part.Until is { } until ? $"({Column(until).Value} - {Column(part.Field!).Value})::numeric"
            : part.Aggregation == MetricAggregation.DistinctCount ? Key(part.Field!) : $"{Column(part.Field!).Value}::numeric";

        string Key(string name) => Column(name) is var field && field.Key is { } own ? own : $"{Column(name).Value}::text";

        string Value(MetricPart part, string? only)
        {
            var value = part.Aggregation == MetricAggregation.Count ? "1::numeric" : Operand(part);
            var chosen = only is null ? value : $"case when {only} then {value} end";
            return AddsUp ? $"coalesce({chosen}, 0)" : chosen;
        }
    }

    private static string Organization => $"""
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
}
