using Microsoft.EntityFrameworkCore;
using Npgsql;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>
/// What running a closed period again would change: the lines that the first open period will post, and nothing that was posted already. Nothing is saved.
/// </summary>
public sealed class PreviewAdjustments(UseCaseContext context) : UseCase<PreviewAdjustments.Request, PreviewAdjustments.Response>(context)
{
    public sealed record Request(IncentivePeriodId Period);

    /// <param name="PostedIn">The period that is open next and posts them; empty where none was opened yet.</param>
    public sealed record Response(string Period, string? PostedIn, decimal Total, IReadOnlyList<PersonItem> People);

    public sealed record PersonItem(PersonId Person, string Name, string Currency, decimal Amount, IReadOnlyList<LineItem> Lines);

    public sealed record LineItem(LineKind Kind, string Component, string? DealKey, decimal Amount, IReadOnlyList<DerivationStep> Derivation);

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (!work.Rights.Has(Role.SalesOperations)) return Result.Forbidden;
        var db = work.Db;
        var period = await db.IncentivePeriods.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.Period, cancel);
        if (period is null) return Result.NotFound;
        if (period.State != IncentivePeriodState.Closed) return Result.Refused("incentive_period.not_closed", null, period.Key);
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var open = await db.IncentivePeriods.AsNoTracking().Where(p => p.State != IncentivePeriodState.Closed && p.First > period.Last).OrderBy(p => p.First).FirstOrDefaultAsync(cancel);
        var last = await db.IncentivePeriods.Where(p => p.State == IncentivePeriodState.Closed).OrderByDescending(p => p.First).FirstAsync(cancel);
        var next = open is null ? calendar.Next(calendar.Parse(last.Key)) : calendar.Parse(open.Key);
        var inputs = await CalculationInputs.LoadAsync(db, PayWindow.Of(next.Key, next.First, next.Last, calendar), calendar, null, true, cancel);
        var background = await LateBackground.LoadAsync(db, inputs, cancel);
        var deals = new List<DealCredit>();
        await db.Database.OpenConnectionAsync(cancel);
        await foreach (var deal in DealCredits.StreamAsync((NpgsqlConnection)db.Database.GetDbConnection(), inputs.Deals(), cancel)) deals.Add(deal);
        var byPerson = deals.ToLookup(deal => deal.Person);
        var late = await LateFacts.LoadAsync(db, inputs, background, inputs.People, cancel);
        var chain = new LateChain(inputs, late, new PayFingerprint());
        var names = await db.People.AsNoTracking().Where(p => inputs.People.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var people = new List<PersonItem>();
        foreach (var person in inputs.People)
        {
            foreach (var plan in late.StatementsOf(person).Select(s => s.Plan).Concat(inputs.EnrolmentsOf(person).Select(e => e.Plan)).Distinct().Where(inputs.Plans.ContainsKey))
            {
                var credits = inputs.CreditsOf(plan, person, [.. byPerson[person.Value]], new Dictionary<Guid, Facts>(), []);
                var found = await chain.FollowAsync(plan, person, credits, inputs.Last, cancel);
                var runnable = inputs.Plans[plan];
                var lines = found.Adjustments.Concat(await LateLines.ClawbacksAsync(inputs, late, found, plan, person, cancel)).Where(line => line.Corrects?.Period == period.Key)
                    .Select(line => new LineItem(line.Kind, runnable.Find(line.Component)?.Name ?? "", line.DealKey, line.Amount, line.Derivation)).ToList();
                if (lines.Count > 0) people.Add(new PersonItem(person, names[person], runnable.Currency.Code, lines.Sum(line => line.Amount), lines));
            }
        }
        return new Response(period.Key, open?.Key, people.Sum(person => person.Amount), [.. people.OrderBy(person => person.Name, StringComparer.CurrentCultureIgnoreCase)]);
    }
}
