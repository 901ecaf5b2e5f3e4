using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Metrics.Performance;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Performance;

/// <summary>To whom is sold: customers new, kept, turned away and gone quiet, how much hangs on a few, and how many of them are the ideal ones.</summary>
public sealed class GetCustomerBoard(UseCaseContext context) : UseCase<GetCustomerBoard.Request, GetCustomerBoard.Response>(context)
{
    private const int Listed = 10;

    public sealed record Request(string Period, UnitId? Unit = null, PersonId? Person = null);

    /// <param name="Buying">Accounts that bought in the period, of which <paramref name="New"/> never had before.</param>
    /// <param name="TurnedAway">Accounts that only lost deals in the period.</param>
    /// <param name="Dormant">Bought in the year before the last twelve months, nothing since, and nothing is open.</param>
    /// <param name="TopShare">Share of the ten largest in the won amount.</param>
    /// <param name="IdealShare">Share of accounts that fit the ideal customer profile in the won amount; null where there is no profile.</param>
    public sealed record Response(
        string Subject, string Period, bool IsRunning, decimal Amount, int Buying, int BuyingBefore, int New, int TurnedAway, int DormantCount, decimal? TopShare, decimal? TopShareBefore,
        decimal? IdealShare, decimal? IdealShareBefore, IReadOnlyList<Finding> Findings, IReadOnlyList<Row> Top, IReadOnlyList<Row> Newest, IReadOnlyList<Row> Dormant);

    /// <param name="Fits">The ideal customer profile; null where there is none.</param>
    public sealed record Row(AccountId Id, string Name, decimal Now, decimal Before, decimal YearBefore, decimal? Share, bool? Fits, DateOnly? LastWon);

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await BoardPeriods.FindAsync(work, request.Period, request.Unit, request.Person, cancel) is not { } board) return Result.NotFound;
        var (period, before) = (board.Periods[0], board.Periods[1]);
        var profile = await work.Db.IdealCustomerProfiles.AsNoTracking().Include(known => known.Versions).OrderBy(known => known.Id).FirstOrDefaultAsync(cancel);
        var rules = profile?.On(period.Last)?.Rules.Bind();
        var customers = await BoardSql.ReadCustomersAsync(work.Db, board.Subject.Slice, period, before, cancel);
        var (amount, amountBefore) = (customers.Sum(row => row.Now), customers.Sum(row => row.Before));

        var buying = customers.Where(row => row.Won > 0).ToList();
        var newest = buying.Where(row => row.FirstWon >= period.First).ToList();
        var dormant = customers.Where(row => row is { YearBefore: > 0, Year: 0, Open: 0 }).ToList();
        var topShare = Share(customers.Select(row => row.Now).OrderDescending().Take(Listed).Sum(), amount);
        var topShareBefore = Share(customers.Select(row => row.Before).OrderDescending().Take(Listed).Sum(), amountBefore);
        var ideal = rules is null ? null : Share(customers.Where(row => rules.Fits(row.Facts)).Sum(row => row.Now), amount);
        var idealBefore = rules is null ? null : Share(customers.Where(row => rules.Fits(row.Facts)).Sum(row => row.Before), amountBefore);

        var lost = dormant.Sum(row => row.YearBefore);
        var findings = new List<Finding?>
        {
            topShare >= 0.4m ? new(FindingKind.Concentration, "", "", topShareBefore, topShare.Value, false, topShare.Value * 5m) : null,
            dormant.Count > 0 ? new(FindingKind.Dormant, "", "", lost, dormant.Count, false, amount + lost > 0 ? 4m * lost / (amount + lost) : 1m) : null,
            ideal - idealBefore is { } moved && Math.Abs(moved) >= 0.05m ? new(FindingKind.IdealShare, "", "", idealBefore, ideal!.Value, moved > 0, Math.Abs(moved) * 20m) : null,
        };
        // A large customer that bought far less than before.
        findings.AddRange(customers.Where(row => row.Before > 0 && row.Now < row.Before / 2 && row.Before >= amountBefore * 0.02m)
            .OrderByDescending(row => row.Before - row.Now).Take(3)
            .Select(row => new Finding(FindingKind.WonAmount, row.Name, "", row.Before, row.Now, false, 10m * (row.Before - row.Now) / amountBefore, row.Id.ToString())));
        return new Response(
            board.Subject.Name, board.Whole.Key, board.Comparable.IsRunning, amount, buying.Count, customers.Count(row => row.Before > 0), newest.Count,
            customers.Count(row => row is { Won: 0, Lost: > 0 }), dormant.Count, topShare, topShareBefore, ideal, idealBefore, FindingSeries.Ordered(findings),
            Rows(buying.OrderByDescending(row => row.Now)), Rows(newest.OrderByDescending(row => row.Now)), Rows(dormant.OrderByDescending(row => row.YearBefore)));

        IReadOnlyList<Row> Rows(IEnumerable<CustomerSums> list) =>
            [.. list.Take(Listed).Select(row => new Row(row.Id, row.Name, row.Now, row.Before, row.YearBefore, Share(row.Now, amount), rules?.Fits(row.Facts), row.LastWon))];
    }

    private static decimal? Share(decimal part, decimal whole) => whole == 0 ? null : part / whole;
}
