using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Domain.Metrics.Catalogue;

/// <summary>
/// A number by which somebody is steered: what it means, whose it is, where its values come from and how often. What it meant before stays readable,
/// with the reason for each change.
/// </summary>
public sealed class Kpi
{
    private readonly List<KpiVersion> _versions = [];

    private Kpi()
    {
        Name = Formula = Lever = "";
    }

    /// <param name="code">Its place in the usual catalogue; null for one of the company's own.</param>
    /// <param name="from">The first day for which values are expected.</param>
    /// <exception cref="RuleViolation">The terms lack something.</exception>
    public Kpi(KpiId id, string? code, KpiTerms terms, DateOnly from, PersonId? by, DateTimeOffset at)
        : this()
    {
        Id = id;
        Code = code;
        ExpectedFrom = from;
        Take(terms.Checked(), null, by, at);
    }

    public KpiId Id { get; private set; }

    public string? Code { get; private set; }

    public string Name { get; private set; }

    public string Formula { get; private set; }

    public string Lever { get; private set; }

    public KpiWords? Chinese { get; private set; }

    public KpiType Type { get; private set; }

    public KpiSource Source { get; private set; }

    public MetricUnit Unit { get; private set; }

    public Direction Direction { get; private set; }

    public PeriodKind Cadence { get; private set; }

    public KpiLevel Level { get; private set; }

    public UnitKind? UnitsOf { get; private set; }

    public KpiReporter Reporter { get; private set; }

    public PersonId OwnerId { get; private set; }

    public int DueDays { get; private set; }

    public MetricId? MetricId { get; private set; }

    public ObjectiveId? ObjectiveId { get; private set; }

    public decimal? Target { get; private set; }

    public bool IsStrategic { get; private set; }

    public bool IsRevenue { get; private set; }

    /// <summary>No period that ended before this day owes a value.</summary>
    public DateOnly ExpectedFrom { get; private set; }

    /// <summary>No longer in use: it owes nothing, and what refers to it still reads it.</summary>
    public bool IsRetired { get; private set; }

    public IReadOnlyList<KpiVersion> Versions => _versions;

    public KpiTerms Terms => new(
        new KpiWords(Name, Formula, Lever), Chinese, Type, Source, Unit, Direction, Cadence, Level, OwnerId, DueDays, MetricId, UnitsOf, Reporter, ObjectiveId, Target, IsStrategic, IsRevenue);

    /// <summary>Whether somebody, or some other system, has to bring its values.</summary>
    public bool IsGiven => Source != KpiSource.Computed;

    /// <summary>The name in the reader's language where it is known, else as it is.</summary>
    public string NameIn(string language) => language == "zh-Hans" && Chinese is { } chinese ? chinese.Name : Name;

    /// <summary>Changes the terms; where values would say something else from now on, that is a new version and needs a reason.</summary>
    /// <exception cref="RuleViolation">The terms lack something, or their meaning changes without a reason.</exception>
    public void Revise(KpiTerms terms, string? why, PersonId by, DateTimeOffset at)
    {
        var sound = terms.Checked();
        if (!sound.MeansTheSameAs(Terms) && string.IsNullOrWhiteSpace(why)) throw new RuleViolation("kpi.no_reason") { Field = "Why" };
        Take(sound, why, by, at);
    }

    public void Retire() => IsRetired = true;

    /// <summary>Back in use; what was not brought meanwhile is not owed.</summary>
    public void Revive(DateOnly today)
    {
        if (!IsRetired) return;
        IsRetired = false;
        ExpectedFrom = today;
    }

    private void Take(KpiTerms terms, string? why, PersonId? by, DateTimeOffset at)
    {
        if (_versions.Count == 0 || !terms.MeansTheSameAs(Terms))
        {
            _versions.Add(new KpiVersion(Id, _versions.Count == 0 ? 1 : _versions.Max(version => version.Number) + 1, terms, why?.Trim(), by, at));
        }
        (Name, Formula, Lever, Chinese) = (terms.Words.Name, terms.Words.Formula, terms.Words.Lever, terms.Chinese);
        (Type, Source, Unit, Direction, Cadence) = (terms.Type, terms.Source, terms.Unit, terms.Direction, terms.Cadence);
        (Level, UnitsOf, Reporter, OwnerId, DueDays) = (terms.Level, terms.UnitsOf, terms.Reporter, terms.OwnerId!.Value, terms.DueDays);
        (MetricId, ObjectiveId, Target, IsStrategic, IsRevenue) = (terms.MetricId, terms.ObjectiveId, terms.Target, terms.IsStrategic, terms.IsRevenue);
    }
}

/// <summary>What a KPI meant from an instant on, and why that was changed. Never edited.</summary>
public sealed class KpiVersion
{
    private KpiVersion()
    {
        Terms = null!;
    }

    internal KpiVersion(KpiId kpi, int number, KpiTerms terms, string? why, PersonId? by, DateTimeOffset at)
    {
        KpiId = kpi;
        Number = number;
        Terms = terms;
        Why = why;
        MadeBy = by;
        MadeAt = at;
    }

    public KpiId KpiId { get; private set; }

    /// <summary>Counts from 1.</summary>
    public int Number { get; private set; }

    public KpiTerms Terms { get; private set; }

    public string? Why { get; private set; }

    public PersonId? MadeBy { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }
}
