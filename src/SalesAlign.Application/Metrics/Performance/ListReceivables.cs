using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Metrics.Performance;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Metrics.Performance;

/// <summary>The deals of which something was invoiced and not paid at the end of a period, or now while it runs; more paid than invoiced is negative.</summary>
public sealed class ListReceivables(UseCaseContext context) : UseCase<ListReceivables.Request, ListReceivables.Response>(context)
{
    /// <param name="By">A dimension by which the figure was taken apart, with <paramref name="Key"/>, the value of it; the empty key is what is not known.</param>
    public sealed record Request(string Period, PageRequest Page, UnitId? Unit = null, PersonId? Person = null, Dimension? By = null, string? Key = null);

    /// <param name="AverageDays">From the first invoice to the day, weighted by what is owed.</param>
    public sealed record Response(string Subject, string Period, DateOnly On, PagedList<Row> Deals, decimal Owed, decimal AverageDays);

    public sealed record Row(
        DealId Id, string ExternalId, AccountId? AccountId, string? Account, PersonId OwnerId, string Owner, string? Unit, DateOnly Since, int Days, decimal Invoiced, decimal Paid, decimal Owed);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.By).IsInEnum();
            RuleFor(r => r.Page).NotNull();
            RuleFor(r => r.Key).MaximumLength(300);
        }
    }

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        // The same last day as the board has, so that both show the same sum.
        if (await BoardPeriods.FindAsync(work, request.Period, request.Unit, request.Person, cancel) is not { } board) return Result.NotFound;
        var (period, page) = (board.Periods[0], request.Page);
        var read = await CashSql.ReadReceivablesAsync(
            work.Db, board.Subject.Slice, period, request.By, request.Key, page.SortColumn, page.Descending, page.Skip, page.Size, cancel);
        var rows = read.Deals.Select(deal => new Row(
            deal.Id, deal.ExternalId, deal.AccountId, deal.Account, deal.OwnerId, deal.Owner, deal.Unit, deal.Since, period.Last.DayNumber - deal.Since.DayNumber, deal.Invoiced, deal.Paid, deal.Owed));
        return new Response(
            board.Subject.Name, board.Whole.Key, period.Last, new PagedList<Row>([.. rows], read.Total, Math.Max(1, page.Page), page.Size), read.Owed, read.Average);
    }
}
