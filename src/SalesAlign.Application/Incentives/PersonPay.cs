using Microsoft.EntityFrameworkCore;
using Npgsql;
using SalesAlign.Application.Common;
using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>What one person earns in a period as things stand, by the same engine and inputs as pay day, without saving anything.</summary>
internal sealed class PersonPay
{
    private readonly List<(Enrolment Enrolment, IReadOnlyList<Credit> Credits, List<Finding> Findings)> _parts = [];
    private Dictionary<IncentivePlanId, IReadOnlyList<Award>> _awards = [];

    private PersonPay(CalculationInputs inputs) => Inputs = inputs;

    public CalculationInputs Inputs { get; }

    public IEnumerable<Enrolment> Enrolments => _parts.Select(part => part.Enrolment);

    public static async Task<PersonPay> LoadAsync(Work work, PersonId person, Period period, CancellationToken cancel)
    {
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var inputs = await CalculationInputs.LoadAsync(work.Db, PayWindow.Of(period.Key, period.First, period.Last, calendar), calendar, person, false, cancel);
        var pay = new PersonPay(inputs);
        if (inputs.People.Length == 0) return pay;
        // What pools over everybody decided the last time that the period was calculated.
        pay._awards = await work.Db.Statements.AsNoTracking().Where(s => s.PersonId == person)
            .Join(work.Db.IncentivePeriods.Where(p => p.Key == period.Key), s => s.PeriodId, p => p.Id, (s, p) => new { s.PlanId, s.Awards })
            .ToDictionaryAsync(s => s.PlanId, s => s.Awards, cancel);
        var deals = new List<DealCredit>();
        await work.Db.Database.OpenConnectionAsync(cancel);
        var connection = (NpgsqlConnection)work.Db.Database.GetDbConnection();
        await foreach (var deal in DealCredits.StreamAsync(connection, inputs.Deals(), cancel))
        {
            if (deal.CancelledOn is null) deals.Add(deal);
        }
        var facts = new Dictionary<Guid, Facts>();
        foreach (var enrolment in inputs.EnrolmentsOf(person))
        {
            var findings = new List<Finding>();
            pay._parts.Add((enrolment, inputs.CreditsOf(enrolment.Plan, person, deals, facts, findings), findings));
        }
        var customers = deals.Where(deal => deal.ClosedOn >= inputs.First).Select(deal => deal.AccountId).OfType<Guid>().Distinct().ToArray();
        if (pay._parts.Count > 0 && customers.Length > 0) pay._parts[0].Findings.AddRange((await OwnershipFindings.ReadAsync(connection, inputs.Window, customers, cancel))[person]);
        return pay;
    }

    /// <param name="more">A deal that is not there yet, to see what it would add.</param>
    public IEnumerable<(Enrolment Enrolment, ParticipantPay Pay, IReadOnlyList<Finding> Findings)> Compute(params IReadOnlyList<Credit> more) =>
        _parts.Select(part => (part.Enrolment, ComputePart(part.Enrolment, part.Credits, more), (IReadOnlyList<Finding>)part.Findings));

    /// <summary>What there would be if an open deal were won as it stands: its parts, currency and customer count as they would on pay day.</summary>
    public IEnumerable<(Enrolment Enrolment, ParticipantPay Pay, IReadOnlyList<Finding> Findings)> ComputeWith(DealCredit open)
    {
        var facts = new Dictionary<Guid, Facts>();
        foreach (var (enrolment, credits, _) in _parts)
        {
            var findings = new List<Finding>();
            var more = Inputs.CreditsOf(enrolment.Plan, enrolment.Person, [open], facts, findings);
            yield return (enrolment, ComputePart(enrolment, credits, more), findings);
        }
    }

    private ParticipantPay ComputePart(Enrolment enrolment, IReadOnlyList<Credit> credits, IReadOnlyList<Credit> more)
    {
        var facts = new WindowFacts(
            more.Count == 0 ? credits : [.. credits, .. more], Inputs.StandingBefore(enrolment.Plan, enrolment.Person), Inputs.Metrics.Of(enrolment.Person),
            _awards.GetValueOrDefault(enrolment.Plan, []));
        return ParticipantPay.Compute(Inputs.PlanOf(enrolment), enrolment, Inputs.Window, facts);
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
