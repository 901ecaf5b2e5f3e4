using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Incentives;

/// <summary>Why a problem in the data of a period may stand, by whom: of one person, or of everybody who has it.</summary>
public sealed class FindingWaiver
{
    private FindingWaiver()
    {
        Code = Reason = "";
    }

    public FindingWaiver(IncentivePeriodId period, string code, PersonId? person, string reason, PersonId by, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("finding.waiver_without_reason") { Field = "Reason" };
        Id = Guid.CreateVersion7();
        PeriodId = period;
        Code = code;
        PersonId = person;
        Reason = reason.Trim();
        By = by;
        At = at;
    }

    public Guid Id { get; private set; }

    public IncentivePeriodId PeriodId { get; private set; }

    public string Code { get; private set; }

    /// <summary>Empty for everybody's.</summary>
    public PersonId? PersonId { get; private set; }

    public string Reason { get; private set; }

    public PersonId By { get; private set; }

    public DateTimeOffset At { get; private set; }
}

/// <summary>A manager has looked through the statements of the people below and stands by them; a new calculation asks again.</summary>
public sealed class TeamReview
{
    private TeamReview()
    {
    }

    public TeamReview(IncentivePeriodId period, PersonId manager, string? note, DateTimeOffset at)
    {
        PeriodId = period;
        ManagerId = manager;
        Confirm(note, at);
    }

    public IncentivePeriodId PeriodId { get; private set; }

    public PersonId ManagerId { get; private set; }

    public string? Note { get; private set; }

    public DateTimeOffset At { get; private set; }

    public void Confirm(string? note, DateTimeOffset at)
    {
        Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        At = at;
    }
}

/// <summary>Which columns a payroll file has, in which order, under which headings: saved by name, because payroll wants the same every time.</summary>
public sealed class PayrollFormat
{
    private PayrollFormat()
    {
        Name = "";
        Columns = [];
    }

    public PayrollFormat(string name, IReadOnlyList<PayrollColumn> columns)
    {
        Id = Guid.CreateVersion7();
        Name = "";
        Columns = [];
        Change(name, columns);
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; }

    public IReadOnlyList<PayrollColumn> Columns { get; private set; }

    public void Change(string name, IReadOnlyList<PayrollColumn> columns)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new RuleViolation("payroll.no_name") { Field = "Name" };
        if (columns.Count == 0) throw new RuleViolation("payroll.no_column") { Field = "Columns" };
        Name = name.Trim();
        Columns = [.. columns];
    }
}

/// <summary>What a column of a payroll file holds.</summary>
public enum PayrollField
{
    PersonName,
    PersonNumber,
    Email,
    Unit,
    Period,
    FirstDay,
    LastDay,
    Plan,
    Component,
    Amount,
    Held,
    Adjustments,
    Currency,
    PayCode,
}

/// <param name="Fixed">Written as it is where the field is a pay code.</param>
public sealed record PayrollColumn(PayrollField Field, string Heading, string? Fixed = null);
