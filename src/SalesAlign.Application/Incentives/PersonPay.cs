using Microsoft.EntityFrameworkCore;
using Npgsql;
using SalesAlign.Application.Common;
using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>What one person earns in a period as things stand, by the same engine and inputs as pay day, without saving anything.</summary>
internal sealed class PersonPay
{
    private readonly List<(Enrolment Enrolment, List<Credit> Credits, List<Finding> Findings)> _parts = [];

    private PersonPay(CalculationInputs inputs) => Inputs = inputs;

    public CalculationInputs Inputs { get; }

    public IEnumerable<Enrolment> Enrolments => _parts.Select(part => part.Enrolment);

    public static async Task<PersonPay> LoadAsync(Work work, PersonId person, Period period, CancellationToken cancel)
    {
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var inputs = await CalculationInputs.LoadAsync(work.Db, period.First, period.Last, calendar, person, cancel);
        var pay = new PersonPay(inputs);
        if (inputs.People.Length == 0) return pay;
        var deals = new List<DealCredit>();
        await work.Db.Database.OpenConnectionAsync(cancel);
        await foreach (var deal in DealCredits.StreamAsync((NpgsqlConnection)work.Db.Database.GetDbConnection(), inputs.YearFirst, inputs.Last, [person.Value], cancel)) deals.Add(deal);
        foreach (var enrolment in inputs.EnrolmentsOf(person))
        {
            var findings = new List<Finding>();
            pay._parts.Add((enrolment, inputs.CreditsOf(enrolment, deals, findings), findings));
        }
        return pay;
    }

    /// <param name="more">A deal that is not there yet, to see what it would add.</param>
    public IEnumerable<(Enrolment Enrolment, ParticipantPay Pay)> Compute(Credit? more = null)
    {
        foreach (var (enrolment, credits, findings) in _parts)
        {
            yield return (enrolment, ParticipantPay.Compute(Inputs, enrolment, more is null ? credits : [.. credits, more], findings));
        }
    }

    /// <summary>
    /// The pay period that a reader means: the one that holds today where the chosen stretch does, else the last within it; by the length of the
    /// pay periods that there are, quarters where there is none.
    /// </summary>
    public static async Task<Period> PeriodAsync(Work work, string? chosen, CancellationToken cancel)
    {
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var today = await work.TodayAsync(cancel);
        var stretch = calendar.TryParse(chosen, out var parsed) ? parsed : calendar.Containing(PeriodKind.Quarter, today);
        var day = stretch.Contains(today) ? today : stretch.Last;
        var existing = await work.Db.IncentivePeriods.AsNoTracking().Where(p => p.First <= stretch.Last && p.Last >= stretch.First)
            .OrderByDescending(p => p.First).Select(p => new { p.Key, p.First, p.Last }).ToListAsync(cancel);
        var found = existing.Find(p => p.First <= day && p.Last >= day) ?? (existing.Count > 0 ? existing[0] : null);
        return calendar.Parse(found?.Key ?? calendar.Containing(stretch.Kind is PeriodKind.Month ? PeriodKind.Month : PeriodKind.Quarter, day).Key);
    }
}
