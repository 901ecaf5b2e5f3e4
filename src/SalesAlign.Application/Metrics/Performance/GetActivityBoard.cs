using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Metrics.Performance;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Metrics.Performance;

/// <summary>What the field does: how much and how well by kind and person, how much of it at ideal customers, and what referrals bring.</summary>
public sealed class GetActivityBoard(UseCaseContext context) : UseCase<GetActivityBoard.Request, GetActivityBoard.Response>(context)
{
    public sealed record Request(string Period, UnitId? Unit = null, PersonId? Person = null);

    /// <param name="HasProfile">There is an ideal customer profile by which effort can be judged.</param>
    /// <param name="Counts">Activities of the last five periods, the latest last.</param>
    public sealed record Response(
        string Subject, string Period, bool IsRunning, bool HasProfile, ActivityFigures Now, ActivityFigures Before, IReadOnlyList<int> Counts, IReadOnlyList<Finding> Findings,
        IReadOnlyList<KindRow> Kinds, IReadOnlyList<PersonRow> People, IReadOnlyList<ReferralRow> Referrals);

    public sealed record KindRow(ActivityKind Kind, ActivityFigures Now, ActivityFigures Before);

    public sealed record PersonRow(PersonId Id, string Name, ActivityFigures Now, ActivityFigures Before, IReadOnlyList<int> Counts);

    /// <param name="Signed">Leads that bought for the first time after the call.</param>
    public sealed record ReferralRow(AccountId? Partner, string? Name, int Calls, int Leads, int Signed, decimal Amount)
    {
        public decimal? Yield => Leads == 0 ? null : Signed / (decimal)Leads;
    }

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await BoardPeriods.FindAsync(work, request.Period, request.Unit, request.Person, cancel) is not { } board) return Result.NotFound;
        var sums = await ActivitySql.ReadAsync(work.Db, board.Subject.Slice, board.Periods, cancel);
        var ideal = await IdealAsync(work, board, cancel);
        var periods = Enumerable.Range(0, board.Periods.Count).ToList();
        var totals = periods.ConvertAll(index => Of(sums.Where(row => row.Period == index), ideal?.Where(row => row.Key.Period == index).Sum(row => row.Value)));

        var names = await OrganizationReader.NamesAsync(work.Db, sums.Select(row => row.Person).Distinct().ToList(), cancel);
        var people = sums.GroupBy(row => row.Person).Select(group =>
        {
            var own = periods.ConvertAll(index => Of(group.Where(row => row.Period == index), ideal is null ? null : ideal.GetValueOrDefault((index, group.Key))));
            return new PersonRow(group.Key, names[group.Key], own[0], own[1], [.. Enumerable.Reverse(own).Select(figures => figures.Count)]);
        }).OrderByDescending(row => row.Now.Composite ?? row.Now.Count).ThenBy(row => row.Name, StringComparer.CurrentCulture).ToList();
        var kinds = Enum.GetValues<ActivityKind>().Select(kind => new KindRow(
                kind, Of(sums.Where(row => row.Period == 0 && row.Kind == kind), null), Of(sums.Where(row => row.Period == 1 && row.Kind == kind), null)))
            .Where(row => row.Now.Count + row.Before.Count > 0).ToList();
        var referrals = await ActivitySql.ReadReferralsAsync(work.Db, board.Subject.Slice, board.Periods[0], cancel);
        return new Response(
            board.Subject.Name, board.Whole.Key, board.Comparable.IsRunning, ideal is not null, totals[0], totals[1], [.. Enumerable.Reverse(totals).Select(total => total.Count)],
            FindingSeries.Ordered(Unusual(totals, people)), kinds, board.Subject.Person is null ? people : [],
            [.. referrals.Select(row => new ReferralRow(row.Partner, row.Name, row.Calls, row.Leads, row.Signed, row.Amount))]);
    }

    private static IEnumerable<Finding?> Unusual(IReadOnlyList<ActivityFigures> totals, IReadOnlyList<PersonRow> people)
    {
        yield return FindingSeries.Of(FindingKind.Activities, "", "", [.. totals.Select(total => (decimal?)total.Count)], 1m);
        yield return FindingSeries.Of(FindingKind.Quality, "", "", [.. totals.Select(total => total.Quality)], 1m);
        yield return FindingSeries.Of(FindingKind.IdealShare, "", "", [.. totals.Select(total => total.IdealShare)], 1m);
        foreach (var person in people)
        {
            if (person.Now.Count == 0 && person.Before.Count > 0) yield return new(FindingKind.NoActivity, person.Name, "", person.Before.Count, 0m, false, 3m, person.Id.ToString());
            else yield return FindingSeries.Of(FindingKind.Activities, person.Name, "", [.. Enumerable.Reverse(person.Counts).Select(count => (decimal?)count)], 0.3m, person.Id.ToString());
        }
    }

    // By period and person; null where no profile holds at the end of the period in view.
    private static async Task<Dictionary<(int Period, PersonId Person), int>?> IdealAsync(Work work, BoardPeriods board, CancellationToken cancel)
    {
        var efforts = await EffortReader.ReadAsync(work, board.Subject.Slice, board.Periods, null, cancel);
        return !efforts.HasProfile[0] ? null : efforts.Accounts.Where(effort => effort.Fits == true).GroupBy(effort => (effort.Period, effort.Person)).ToDictionary(group => group.Key, group => group.Sum(effort => effort.Activities));
    }

    private static ActivityFigures Of(IEnumerable<ActivitySums> rows, int? ideal)
    {
        var (count, rated, marks, onDeals) = (0, 0, 0, 0);
        foreach (var row in rows) (count, rated, marks, onDeals) = (count + row.Count, rated + row.Rated, marks + row.Quality, onDeals + row.WithDeal);
        return new(count, rated, marks, ideal, onDeals);
    }
}
