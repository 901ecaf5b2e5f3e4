using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Metrics.Catalogue;

/// <summary>That people of a role are usually measured by a KPI.</summary>
public sealed class KpiTemplateItem
{
    private KpiTemplateItem()
    {
    }

    public KpiTemplateItem(KpiRole role, KpiId kpi)
    {
        Role = role;
        KpiId = kpi;
    }

    public KpiRole Role { get; private set; }

    public KpiId KpiId { get; private set; }
}

/// <summary>That a person is measured by a KPI, from a day to a day.</summary>
public sealed class KpiAssignment
{
    private KpiAssignment()
    {
    }

    /// <param name="role">The role whose template brought it; null where it was given to the person alone.</param>
    public KpiAssignment(KpiAssignmentId id, KpiId kpi, PersonId person, KpiRole? role, DateOnly from)
    {
        Id = id;
        KpiId = kpi;
        PersonId = person;
        Role = role;
        From = from;
    }

    public KpiAssignmentId Id { get; private set; }

    public KpiId KpiId { get; private set; }

    public PersonId PersonId { get; private set; }

    public KpiRole? Role { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly? To { get; private set; }

    public void End(DateOnly last)
    {
        RuleViolation.Unless(last >= From.AddDays(-1), "range.ends_before_it_begins", From, last);
        To = last;
    }
}

/// <summary>How many KPIs a person may have before the company is warned; one row.</summary>
public sealed class KpiPolicy
{
    /// <summary>More than this many nobody keeps in mind.</summary>
    public const int Usual = 7;

    private KpiPolicy()
    {
    }

    public KpiPolicy(int mostPerPerson)
    {
        Id = 1;
        Allow(mostPerPerson);
    }

    /// <summary>Always 1.</summary>
    public int Id { get; private set; }

    public int MostPerPerson { get; private set; }

    public void Allow(int mostPerPerson)
    {
        if (mostPerPerson is < 1 or > 30) throw new RuleViolation("kpi.limit_out_of_range", 1, 30) { Field = "MostPerPerson" };
        MostPerPerson = mostPerPerson;
    }
}
