using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives.Recognition;

/// <summary>
/// The contests of a period with live ranks by attainment: everybody sees how many take part and what each prized place takes; names are of
/// those whom the reader may see, prizes of those whose pay they may see.
/// </summary>
public sealed class GetContests(UseCaseContext context) : UseCase<GetContests.Request, GetContests.Response>(context)
{
    public sealed record Request(string? Period = null);

    /// <param name="DaysLeft">Days until the period ends, today included; 0 when it is over.</param>
    /// <param name="Final">The period is closed: ranks and prizes no longer change.</param>
    public sealed record Response(string Period, DateOnly First, DateOnly Last, int DaysLeft, bool Final, IReadOnlyList<ContestItem> Contests);

    /// <param name="Metric">Key of what people are ranked by; <see cref="MetricKey.OwnAttainment"/> is credit ÷ quota.</param>
    /// <param name="IsShare">The values are factors of a target, such as an attainment.</param>
    /// <param name="Places">What each prized place takes at present.</param>
    /// <param name="Rows">Those whom the reader may see, in order of rank.</param>
    public sealed record ContestItem(
        IncentivePlanId Plan, string PlanName, Guid Component, string Name, string Metric, string? MetricName, bool IsShare, decimal? AtLeast, string Currency, int Contestants, int Ranked,
        IReadOnlyList<Place> Places, IReadOnlyList<Row> Rows);

    public sealed record Place(int Rank, decimal Prize, decimal? Value);

    /// <param name="Prize">What the place wins at present; empty where the reader may not see the person's pay.</param>
    /// <param name="ToNext">What is missing to the value of the place above.</param>
    public sealed record Row(PersonId Person, string Name, bool IsMe, int Rank, int Tied, decimal Value, decimal? Prize, decimal? ToNext);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Period).MaximumLength(20);
    }

    public override Permission Permission => Permission.SignedIn;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var period = await PersonPay.PeriodAsync(work, request.Period, cancel);
        var today = await work.TodayAsync(cancel);
        var standings = await ContestStandings.ReadAsync(work.Db, period, (await work.CompanyAsync(cancel)).Calendar, cancel);
        var on = period.Contains(today) ? today : period.Last;
        var scope = await work.ScopeAsync(on, cancel);
        var paid = await StatementVisibility.PeopleAsync(work, on, cancel);
        var ranked = standings.SelectMany(standing => standing.Awards.Select(one => one.Person)).Where(scope.Includes).Distinct().ToList();
        var names = await work.Db.People.AsNoTracking().Where(person => ranked.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        var plans = await work.Db.IncentivePlans.AsNoTracking().ToDictionaryAsync(plan => plan.Id, plan => plan.Name, cancel);
        var metrics = await work.Db.Metrics.AsNoTracking().ToDictionaryAsync(metric => metric.Id, metric => metric.Name, cancel);
        var closed = await work.Db.IncentivePeriods.AnyAsync(p => p.Key == period.Key && p.State == IncentivePeriodState.Closed, cancel);
        return new Response(
            period.Key, period.First, period.Last, today > period.Last ? 0 : period.Last.DayNumber - (today < period.First ? period.First : today).DayNumber + 1, closed,
            [.. standings.Select(standing => Item(standing, plans[standing.Plan], names, metrics, work.Actor.PersonId, paid))]);
    }

    private static ContestItem Item(
        ContestStanding standing, string plan, Dictionary<PersonId, string> names, Dictionary<MetricId, string> metrics, PersonId me, IReadOnlySet<PersonId>? paid)
    {
        var contest = standing.Contest;
        var read = MetricKey.TryRead(contest.Metric, out var metric, out var reading);
        var rows = new List<Row>();
        decimal? above = null, value = null;
        foreach (var (person, award) in standing.Awards)
        {
            if (award.Metric != value) (above, value) = (value, award.Metric);
            if (!names.TryGetValue(person, out var name)) continue;
            rows.Add(new Row(person, name, person == me, award.Rank, award.Tied, award.Metric, paid is null || paid.Contains(person) ? award.Amount : null, above - award.Metric));
        }
        return new ContestItem(
            standing.Plan, plan, contest.Id, contest.Name, contest.Metric, metric is { } id ? metrics.GetValueOrDefault(id) : null, !read || reading != MetricReading.Value, contest.AtLeast,
            standing.Currency.Code, standing.Contestants, standing.Awards.Count,
            [.. contest.Prizes.Select((prize, i) => new Place(i + 1, prize, i < standing.Awards.Count ? standing.Awards[i].Award.Metric : null))], rows);
    }
}
