using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Metrics.Catalogue;

/// <summary>A value as it is given: the number itself, or numerator and denominator of a ratio, from which values of several units can be put together.</summary>
public sealed record KpiReading(decimal? Value, decimal? Numerator = null, decimal? Denominator = null, string? Note = null)
{
    /// <summary>Beyond this nothing is a KPI any more.</summary>
    public const decimal Largest = 1_000_000_000_000m;

    public const int LongestNote = 500;

    // Ten times as much is conceivable; a hundred times is a percentage that was written as a factor.
    private const decimal LargestShare = 10m;

    /// <summary>The same with its value, as it may be kept for a KPI of this unit.</summary>
    /// <exception cref="RuleViolation">There is no number, half a ratio, a division by zero, or a number that the unit does not have.</exception>
    public KpiReading Checked(MetricUnit unit)
    {
        if (Numerator is null != Denominator is null) throw new RuleViolation("kpi.half_ratio") { Field = Numerator is null ? nameof(Numerator) : nameof(Denominator) };
        if (Denominator == 0m) throw new RuleViolation("kpi.divided_by_zero") { Field = nameof(Denominator) };
        if (Numerator is < -Largest or > Largest) throw new RuleViolation("kpi.value_out_of_range") { Field = nameof(Numerator) };
        if (Denominator is < -Largest or > Largest) throw new RuleViolation("kpi.value_out_of_range") { Field = nameof(Denominator) };
        var ratio = Numerator / Denominator;
        if ((ratio ?? Value) is not { } value) throw new RuleViolation("kpi.no_value") { Field = nameof(Value) };
        if (ratio is { } computed && Value is { } said && Math.Abs(computed - said) > 0.0001m * Math.Max(1m, Math.Abs(computed))) throw new RuleViolation("kpi.value_is_not_ratio") { Field = nameof(Value) };
        if (value is < -Largest or > Largest) throw new RuleViolation("kpi.value_out_of_range") { Field = nameof(Value) };
        if (unit == MetricUnit.Share && Math.Abs(value) > LargestShare) throw new RuleViolation("kpi.share_too_large") { Field = nameof(Value) };
        if (unit == MetricUnit.Count && value != decimal.Truncate(value) && ratio is null) throw new RuleViolation("kpi.count_is_whole") { Field = nameof(Value) };
        if (unit is MetricUnit.Count or MetricUnit.Days && value < 0) throw new RuleViolation("kpi.negative") { Field = nameof(Value) };
        var note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim();
        if (note?.Length > LongestNote) throw new RuleViolation("kpi.text_too_long", LongestNote) { Field = nameof(Note) };
        return new KpiReading(decimal.Round(value, 6, MidpointRounding.AwayFromZero), Numerator, Denominator, note);
    }
}

/// <summary>A change of a value that was already known.</summary>
/// <param name="By">Nobody where another system brought it.</param>
public sealed record KpiCorrection(DateTimeOffset At, PersonId? By, decimal Before, decimal After, string? Why);

/// <summary>One value of a KPI for one period and the company, a unit or a person: who brought it, when, and what it was before.</summary>
public sealed class KpiValue
{
    private KpiValue()
    {
        PeriodKey = "";
        Corrections = [];
    }

    /// <param name="today">No period that begins later has a value.</param>
    /// <exception cref="RuleViolation">The KPI is computed, the subject or period is not one of its own, or the reading cannot be kept.</exception>
    public KpiValue(KpiValueId id, Kpi kpi, UnitId? unit, PersonId? person, Period period, KpiReading reading, KpiSource source, DateOnly today, PersonId? by, DateTimeOffset at)
        : this()
    {
        if (!kpi.IsGiven) throw new RuleViolation("kpi.is_computed") { Field = "Kpi" };
        if (kpi.IsRetired) throw new RuleViolation("kpi.is_retired") { Field = "Kpi" };
        if (period.Kind != kpi.Cadence) throw new RuleViolation("kpi.another_cadence", period.Key) { Field = "Period" };
        if (period.First > today) throw new RuleViolation("kpi.period_ahead", period.Key) { Field = "Period" };
        var fits = kpi.Level switch { KpiLevel.Company => unit is null && person is null, KpiLevel.Unit => unit is not null && person is null, _ => person is not null && unit is null };
        if (!fits) throw new RuleViolation("kpi.another_level") { Field = "Subject" };
        var sound = reading.Checked(kpi.Unit);
        Id = id;
        KpiId = kpi.Id;
        UnitId = unit;
        PersonId = person;
        (PeriodKey, PeriodFirst, PeriodLast) = (period.Key, period.First, period.Last);
        Take(sound, source, by, at);
    }

    public KpiValueId Id { get; private set; }

    public KpiId KpiId { get; private set; }

    public UnitId? UnitId { get; private set; }

    public PersonId? PersonId { get; private set; }

    public string PeriodKey { get; private set; }

    public DateOnly PeriodFirst { get; private set; }

    public DateOnly PeriodLast { get; private set; }

    public decimal Value { get; private set; }

    public decimal? Numerator { get; private set; }

    public decimal? Denominator { get; private set; }

    public string? Note { get; private set; }

    /// <summary>How it came last.</summary>
    public KpiSource Source { get; private set; }

    public PersonId? EnteredBy { get; private set; }

    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>What it was before, the oldest first.</summary>
    public IReadOnlyList<KpiCorrection> Corrections { get; private set; }

    /// <summary>Replaces the value. The same value once more changes nothing, so that whoever sends it twice does no harm.</summary>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="RuleViolation">The reading cannot be kept, or somebody changes a number by hand without a reason.</exception>
    public bool Correct(MetricUnit unit, KpiReading reading, KpiSource source, PersonId? by, DateTimeOffset at)
    {
        var sound = reading.Checked(unit);
        if (sound.Value == Value && sound.Numerator == Numerator && sound.Denominator == Denominator && (sound.Note is null || sound.Note == Note)) return false;
        if (sound.Value != Value)
        {
            if (source == KpiSource.Entered && sound.Note is null) throw new RuleViolation("kpi.correction_needs_reason") { Field = nameof(Note) };
            Corrections = [.. Corrections, new KpiCorrection(at, by, Value, sound.Value!.Value, sound.Note)];
        }
        Take(sound, source, by, at);
        return true;
    }

    private void Take(KpiReading reading, KpiSource source, PersonId? by, DateTimeOffset at)
    {
        (Value, Numerator, Denominator, Note) = (reading.Value!.Value, reading.Numerator, reading.Denominator, reading.Note);
        (Source, EnteredBy, EnteredAt) = (source, by, at);
    }
}
