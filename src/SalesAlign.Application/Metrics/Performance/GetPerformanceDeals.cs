using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Metrics.Performance;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Metrics.Performance;

/// <summary>The deals behind a performance figure, with their sums.</summary>
public sealed class GetPerformanceDeals(UseCaseContext context) : UseCase<GetPerformanceDeals.Request, GetPerformanceDeals.Response>(context)
{
    /// <param name="By">A dimension by which the figure was taken apart, with <paramref name="Key"/>, the value of it; the empty key is what is not known.</param>
    /// <param name="Stage">Of the pipeline: only deals that stood in it (open) or came into it (entered).</param>
    /// <param name="FirstOfAccount">Only the deals that won an account for the first time.</param>
    public sealed record Request(
        DealSelection Which, string Period, PageRequest Page, UnitId? Unit = null, PersonId? Person = null, Dimension? By = null, string? Key = null, AccountId? Account = null,
        Guid? Stage = null, bool FirstOfAccount = false);

    public sealed record Response(string Subject, string Period, PagedList<Row> Deals, decimal Amount, decimal Margin);

    /// <param name="On">The day by which it belongs to the period.</param>
    public sealed record Row(
        DealId Id, string ExternalId, DealStage Stage, DateOnly? EngagedOn, DateOnly? ClosedOn, decimal? Amount, decimal? Margin, PersonId OwnerId, string Owner, AccountId? AccountId,
        string? Account, string? Product, string? Unit, DateOnly On);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Which).IsInEnum();
            RuleFor(r => r.By).IsInEnum();
            RuleFor(r => r.Page).NotNull();
            RuleFor(r => r.Key).MaximumLength(300);
        }
    }

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var period = (await work.CompanyAsync(cancel)).Calendar.Parse(request.Period);
        if (await Subject.FindAsync(work, request.Unit, request.Person, Days.WithinOrToday(period, await work.TodayAsync(cancel)), cancel) is not { } subject) return Result.NotFound;
        var question = new DealQuestion(request.Which, period, request.By, request.Key, request.Account, request.Stage, request.FirstOfAccount);
        var page = request.Page;
        var read = await DealRowsSql.ReadAsync(work.Db, subject.Slice, question, page.SortColumn, page.Sort is null || page.Descending, page.Skip, page.Size, cancel);
        var rows = read.Deals.Select(deal => new Row(
            deal.Id, deal.ExternalId, deal.Stage, deal.EngagedOn, deal.ClosedOn, deal.Amount, deal.Margin, deal.OwnerId, deal.Owner, deal.AccountId, deal.Account, deal.Product, deal.Unit,
            deal.On)).ToList();
        return new Response(subject.Name, period.Key, new PagedList<Row>(rows, read.Total, Math.Max(1, page.Page), page.Size), read.Amount, read.Margin);
    }
}
