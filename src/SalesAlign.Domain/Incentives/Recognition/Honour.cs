using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Domain.Incentives.Recognition;

/// <summary>What somebody is honoured for, beside money.</summary>
public enum HonourReason
{
    /// <summary>By rule: first in a contest when its period is closed.</summary>
    ContestWon,

    /// <summary>By rule: the quota of a period was reached when the period is closed.</summary>
    QuotaReached,

    /// <summary>A deal that moved the strategy, also where it paid little.</summary>
    StrategicWin,
    GoodPractice,
    Teamwork,
    CustomerPraise,
}

/// <summary>Identifies an honour.</summary>
public readonly record struct HonourId(Guid Value) : ITypedId<HonourId>
{
    public static HonourId From(Guid value) => new(value);

    public static HonourId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Points and a word of thanks for a person, given by a manager or by rule. It is not pay: nothing is computed from it.</summary>
public sealed class Honour
{
    private Honour() => Note = "";

    private Honour(PersonId person, HonourReason reason, int points, string note, DateOnly on)
    {
        Id = HonourId.New();
        PersonId = person;
        Reason = reason;
        Points = points;
        Note = note;
        On = on;
    }

    public HonourId Id { get; private set; }

    public PersonId PersonId { get; private set; }

    public HonourReason Reason { get; private set; }

    /// <summary>What the reason was worth on that day; a later change of the worth leaves it alone.</summary>
    public int Points { get; private set; }

    /// <summary>For what exactly; the contest's name where a rule gave it.</summary>
    public string Note { get; private set; }

    public DateOnly On { get; private set; }

    /// <summary>Empty where a rule gave it.</summary>
    public PersonId? GivenBy { get; private set; }

    /// <summary>The objective that it helped.</summary>
    public ObjectiveId? ObjectiveId { get; private set; }

    /// <summary>The pay period by whose closing a rule gave it.</summary>
    public IncentivePeriodId? PeriodId { get; private set; }

    /// <summary>Given by a person. Nobody honours themselves, and what a rule gives nobody hands out.</summary>
    public static Honour Given(PersonId person, HonourReason reason, int points, string note, ObjectiveId? objective, PersonId by, DateOnly on)
    {
        RuleViolation.Unless(by != person, "honour.own");
        if (IsByRule(reason)) throw new RuleViolation("honour.by_rule") { Field = nameof(Reason) };
        if (string.IsNullOrWhiteSpace(note)) throw new RuleViolation("honour.no_note") { Field = nameof(Note) };
        return new Honour(person, reason, points, note.Trim(), on) { GivenBy = by, ObjectiveId = objective };
    }

    /// <summary>Given by rule when a pay period is closed.</summary>
    public static Honour ByRule(PersonId person, HonourReason reason, int points, string note, IncentivePeriodId period, DateOnly on) =>
        new(person, reason, points, note, on) { PeriodId = period };

    public static bool IsByRule(HonourReason reason) => reason is HonourReason.ContestWon or HonourReason.QuotaReached;
}

/// <summary>How many points a reason is worth from now on.</summary>
public sealed class HonourWorth
{
    public const int MostPoints = 1_000;

    private HonourWorth()
    {
    }

    public HonourWorth(HonourReason reason, int points)
    {
        Reason = reason;
        Change(points);
    }

    public HonourReason Reason { get; private set; }

    public int Points { get; private set; }

    public void Change(int points)
    {
        if (points is < 0 or > MostPoints) throw new RuleViolation("honour.points_out_of_range", MostPoints) { Field = nameof(Points) };
        Points = points;
    }

    /// <summary>What a reason is worth until somebody says otherwise.</summary>
    public static int UsualPoints(HonourReason reason) => reason switch
    {
        HonourReason.ContestWon => 100,
        HonourReason.StrategicWin => 60,
        HonourReason.QuotaReached => 50,
        HonourReason.GoodPractice => 40,
        HonourReason.CustomerPraise => 30,
        _ => 20,
    };
}
