using SalesAlign.Application.Common;
using SalesAlign.Data.Goals;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>The visits that a goal asks for against those logged, and what its referrals brought.</summary>
/// <param name="Target">Empty where neither accounts are named nor a driver tree says how many contacts it takes.</param>
/// <param name="Due">Of the target, what should have been done by today; empty without a target.</param>
/// <param name="Logged">What counts against the target: with named accounts the visits there, else all.</param>
/// <param name="Elsewhere">Visits at accounts that are not named, where some are.</param>
/// <param name="Contacts">Calls and visits that the driver tree asks for over the whole period.</param>
/// <param name="VisitsBefore">Of <paramref name="ContactsBefore"/>, logged since <paramref name="RatesFrom"/>.</param>
public sealed record VisitsRead(
    VisitTarget? Target, long? Due, long Logged, long Elsewhere, IReadOnlyList<VisitSpan> Weeks, IReadOnlyList<VisitSpan> Months, ReferralYield Referrals, long? Contacts, long VisitsBefore,
    long ContactsBefore, DateOnly RatesFrom, DateOnly Until)
{
    internal static async Task<VisitsRead> OfAsync(Work work, Goal goal, IReadOnlyCollection<PersonId>? people, int named, DriverTree? driver, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var until = today < goal.PeriodLast ? today : goal.PeriodLast;
        var from = until.AddYears(-1).AddDays(1);
        var records = await VisitSql.ReadAsync(work.Db, goal.PeriodFirst, until, from, people, goal.Id, cancel);
        var target = VisitPlan.Target(named, driver?.Whole.WholeCalls, records.VisitsBefore, records.ContactsBefore);
        var counted = named > 0 ? records.AtNamed : records.Visits;
        var logged = counted.Sum(day => (long)day.Visits);
        return new(
            target, today < goal.PeriodFirst ? 0 : VisitPlan.PlannedBy(until, goal.PeriodFirst, goal.PeriodLast, target), logged, records.Visits.Sum(day => (long)day.Visits) - logged,
            VisitPlan.Weeks(goal.PeriodFirst, goal.PeriodLast, target, counted, today), VisitPlan.Months(goal.PeriodFirst, goal.PeriodLast, target, counted, today), records.Referrals,
            driver?.Whole.WholeCalls, records.VisitsBefore, records.ContactsBefore, from, until);
    }
}
