using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Metrics.Performance;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Performance;

/// <summary>How fast the sales force of a scope is replaced: over the year up to the period's end, against the year before, quarter by quarter, by unit, and who came and went.</summary>
public sealed class GetWorkforce(UseCaseContext context) : UseCase<GetWorkforce.Request, GetWorkforce.Response>(context)
{
    private const int Quarters = 8;

    public sealed record Request(string Period, UnitId? Unit = null, PersonId? Person = null);

    /// <param name="Through">The last day that counts: the period's end or today.</param>
    /// <param name="Year">The twelve months up to then; null where the scope is one person, who has no turnover.</param>
    /// <param name="YearBefore">The twelve months before those.</param>
    /// <param name="InPeriod">The period itself, so far as it is over.</param>
    /// <param name="Moves">Who joined or left within the twelve months, the latest first.</param>
    public sealed record Response(
        string Subject, string Period, DateOnly Through, Workforce? Year, Workforce? YearBefore, Workforce? InPeriod, IReadOnlyList<QuarterRow> Trend, IReadOnlyList<UnitRow> Units,
        IReadOnlyList<Move> Moves);

    /// <param name="Turnover">Of the twelve months up to the quarter's end.</param>
    public sealed record QuarterRow(string Key, int Joiners, int Leavers, int AtEnd, decimal? Turnover);

    public sealed record UnitRow(UnitId Id, string Name, Workforce Year, Workforce YearBefore);

    /// <param name="Days">From the first day in the sales force to the last; of those who joined, how long they have been there.</param>
    public sealed record Move(PersonId Person, string Name, string Unit, DateOnly On, bool HasLeft, int Days);

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var period = calendar.Parse(request.Period);
        var today = await work.TodayAsync(cancel);
        if (await Subject.FindAsync(work, request.Unit, request.Person, Days.WithinOrToday(period, today), cancel) is not { } subject) return Result.NotFound;
        var through = period.Last < today ? period.Last : today < period.First ? period.First : today;
        if (subject.Person is not null) return new Response(subject.Name, period.Key, through, null, null, null, [], [], []);

        var quarters = new List<Period> { calendar.Containing(PeriodKind.Quarter, through) };
        while (quarters.Count < Quarters) quarters.Add(calendar.Previous(quarters[^1]));
        // The oldest quarter looks back a year as every other does.
        var stays = await WorkforceSql.ReadAsync(work.Db, subject.Units, period with { First = Ago(quarters[^1].Last), Last = through }, cancel);
        var all = stays.Select(stay => stay.Stay).ToList();
        var chart = await OrganizationChart.ReadAsync(work.Db, through, cancel);
        var byUnit = stays.SelectMany(stay => stay.Above.Select(unit => (unit, stay.Stay))).ToLookup(pair => pair.unit, pair => pair.Stay);
        var units = subject.UnitsBelow(chart, byUnit.Contains)
            .Select(unit => new UnitRow(unit.Id, unit.Name, YearTo([.. byUnit[unit.Id]], through), YearTo([.. byUnit[unit.Id]], Ago(through).AddDays(-1))))
            .Where(row => row.Year.AverageHeadcount > 0).ToList();
        return new Response(
            subject.Name, period.Key, through, YearTo(all, through), YearTo(all, Ago(through).AddDays(-1)), Workforce.Over(all, period.First, through),
            [.. Enumerable.Reverse(quarters).Select(quarter => Of(quarter, all, quarter.Last < through ? quarter.Last : through))], units, MovesOf(stays, through));
    }

    private static DateOnly Ago(DateOnly day) => day.AddYears(-1).AddDays(1);

    private static Workforce YearTo(IReadOnlyCollection<ForceStay> stays, DateOnly last) => Workforce.Over(stays, Ago(last), last);

    private static QuarterRow Of(Period quarter, List<ForceStay> stays, DateOnly last)
    {
        var own = Workforce.Over(stays, quarter.First, last);
        return new(quarter.Key, own.Joiners, own.Leavers, own.AtEnd, YearTo(stays, last).Turnover);
    }

    private static IReadOnlyList<Move> MovesOf(IReadOnlyList<PlacedStay> stays, DateOnly through)
    {
        var moves = new List<Move>();
        foreach (var placed in stays)
        {
            var (stay, joined) = (placed.Stay, placed.Stay.Joined ?? placed.Stay.From);
            if (stay.From == joined && joined >= Ago(through) && joined <= through) moves.Add(new(stay.Person, placed.Name, placed.Unit, joined, HasLeft: false, through.DayNumber - joined.DayNumber + 1));
            if (stay is { HasLeft: true, To: { } left } && left >= Ago(through) && left <= through) moves.Add(new(stay.Person, placed.Name, placed.Unit, left, HasLeft: true, left.DayNumber - joined.DayNumber + 1));
        }
        return [.. moves.OrderByDescending(move => move.On).ThenBy(move => move.Name, StringComparer.CurrentCulture)];
    }
}
