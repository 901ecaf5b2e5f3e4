using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Domain.Metrics.Catalogue;

/// <summary>A KPI in words.</summary>
/// <param name="Formula">How the number comes about; may be empty where a metric computes it, whose definition says so.</param>
/// <param name="Lever">What its owner can do to move it; empty where nobody has said.</param>
public sealed record KpiWords(string Name, string Formula = "", string Lever = "")
{
    public const int LongestName = 120;

    public const int LongestText = 1_000;

    internal KpiWords Trimmed() => new((Name ?? "").Trim(), (Formula ?? "").Trim(), (Lever ?? "").Trim());
}

/// <summary>All that a KPI says of itself; a value, so that what it meant before can be kept.</summary>
/// <param name="Chinese">The same words in Chinese, where somebody wrote them.</param>
/// <param name="Unit">In what values are counted; a share is kept as a factor.</param>
/// <param name="Cadence">The length of the periods for which there is one value each: a week, month or quarter.</param>
/// <param name="DueDays">Days after a period's end by which its value must be here.</param>
/// <param name="MetricId">Computes it, where it is computed.</param>
/// <param name="UnitsOf">Of which kind the units are that have a value each, where units have.</param>
/// <param name="ObjectiveId">The strategic objective that it serves.</param>
/// <param name="Target">What each period's value is held against; null where nothing is expected.</param>
/// <param name="IsStrategic">Whether the executives steer the strategy by it.</param>
/// <param name="IsRevenue">Whether it only says how much was sold, in another form.</param>
public sealed record KpiTerms(
    KpiWords Words, KpiWords? Chinese, KpiType Type, KpiSource Source, MetricUnit Unit, Direction Direction, PeriodKind Cadence, KpiLevel Level, PersonId? OwnerId, int DueDays = 5,
    MetricId? MetricId = null, UnitKind? UnitsOf = null, KpiReporter Reporter = KpiReporter.Owner, ObjectiveId? ObjectiveId = null, decimal? Target = null,
    bool IsStrategic = false, bool IsRevenue = false)
{
    public const int MostDueDays = 60;

    /// <summary>The same in tidy words and without what its source or level has no use for.</summary>
    /// <exception cref="RuleViolation">Something that every KPI must say is missing: name, type, formula, source, cadence or owner.</exception>
    public KpiTerms Checked()
    {
        var words = (Words ?? new KpiWords("")).Trimmed();
        if (words.Name.Length == 0) throw new RuleViolation("kpi.no_name") { Field = "Name" };
        if (words.Name.Length > KpiWords.LongestName) throw new RuleViolation("kpi.name_too_long", KpiWords.LongestName) { Field = "Name" };
        if (words.Formula.Length > KpiWords.LongestText) throw new RuleViolation("kpi.text_too_long", KpiWords.LongestText) { Field = "Formula" };
        if (words.Lever.Length > KpiWords.LongestText) throw new RuleViolation("kpi.text_too_long", KpiWords.LongestText) { Field = "Lever" };
        if (!Enum.IsDefined(Type)) throw new RuleViolation("kpi.no_type") { Field = nameof(Type) };
        if (!Enum.IsDefined(Source)) throw new RuleViolation("kpi.no_source") { Field = nameof(Source) };
        if (!Enum.IsDefined(Unit)) throw new RuleViolation("kpi.no_unit") { Field = nameof(Unit) };
        if (!Enum.IsDefined(Level)) throw new RuleViolation("kpi.no_level") { Field = nameof(Level) };
        if (Cadence is not (PeriodKind.Week or PeriodKind.Month or PeriodKind.Quarter)) throw new RuleViolation("kpi.no_cadence") { Field = nameof(Cadence) };
        if (OwnerId is null) throw new RuleViolation("kpi.no_owner") { Field = nameof(OwnerId) };
        if (DueDays is < 0 or > MostDueDays) throw new RuleViolation("kpi.due_out_of_range", 0, MostDueDays) { Field = nameof(DueDays) };
        if (Target is < -KpiReading.Largest or > KpiReading.Largest) throw new RuleViolation("kpi.value_out_of_range") { Field = nameof(Target) };
        var computed = Source == KpiSource.Computed;
        if (computed && MetricId is null) throw new RuleViolation("kpi.no_metric") { Field = nameof(MetricId) };
        if (!computed && words.Formula.Length == 0) throw new RuleViolation("kpi.no_formula") { Field = "Formula" };
        if (Level == KpiLevel.Unit && UnitsOf is not (UnitKind.Division or UnitKind.Region or UnitKind.Team)) throw new RuleViolation("kpi.no_units") { Field = nameof(UnitsOf) };
        return this with
        {
            Words = words,
            Chinese = Chinese?.Trimmed() is { Name.Length: > 0 } chinese ? chinese : null,
            MetricId = computed ? MetricId : null,
            UnitsOf = Level == KpiLevel.Unit ? UnitsOf : null,
            Reporter = computed || Level == KpiLevel.Company ? KpiReporter.Owner : Reporter,
        };
    }

    /// <summary>Whether values under the other terms would say something else; wording, owner, dates and purpose do not change that.</summary>
    public bool MeansTheSameAs(KpiTerms other) => Meaning() == other.Meaning();

    private KpiTerms Meaning() => this with
    {
        Words = new KpiWords("", Words.Formula), Chinese = null, OwnerId = null, DueDays = 0, Reporter = KpiReporter.Owner, ObjectiveId = null, IsStrategic = false, IsRevenue = false,
    };
}
