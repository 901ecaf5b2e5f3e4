using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics.Catalogue;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Metrics.Catalogue;

/// <summary>One value as its form holds it: a share is typed in percent.</summary>
public sealed class KpiEntry(KpiFacts kpi, KpiSubject subject, string period)
{
    public string Key { get; } = Ids.Next("value");

    public KpiFacts Kpi { get; } = kpi;

    public KpiSubject Subject { get; } = subject;

    public string Period { get; } = period;

    public DateOnly? DueOn { get; init; }

    public bool IsOverdue { get; init; }

    /// <summary>Who owes it, where that is somebody else.</summary>
    public string? Reporter { get; init; }

    /// <summary>The value of the period before.</summary>
    public decimal? Before { get; init; }

    /// <summary>What is known already and will be changed; null for a new value.</summary>
    public decimal? Known { get; init; }

    public decimal? Value { get; set; }

    public decimal? Numerator { get; set; }

    public decimal? Denominator { get; set; }

    public string Note { get; set; } = "";

    public IReadOnlyList<Problem> Problems { get; set; } = [];

    public bool IsGiven => Value is not null || Numerator is not null || Denominator is not null;

    public EnterKpiValues.Line AsLine() => new(Kpi.Id, Period, Subject.Unit, Subject.Person, Numerator is null && Denominator is null ? Kpi.Read(Value) : null, Numerator, Denominator, Note);
}
