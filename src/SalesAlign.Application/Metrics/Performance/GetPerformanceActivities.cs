using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Metrics.Performance;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Metrics.Performance;

/// <summary>The activities behind a figure of the activity board.</summary>
public sealed class GetPerformanceActivities(UseCaseContext context) : UseCase<GetPerformanceActivities.Request, GetPerformanceActivities.Response>(context)
{
    public sealed record Request(string Period, PageRequest Page, UnitId? Unit = null, PersonId? Person = null, ActivityKind? Kind = null);

    public sealed record Response(string Subject, string Period, PagedList<Row> Activities);

    /// <param name="Quality">1 to 5; null where it was not rated.</param>
    public sealed record Row(ActivityId Id, DateOnly On, ActivityKind Kind, PersonId PersonId, string Person, AccountId? AccountId, string? Account, DealId? DealId, string? Outcome, int? Quality);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Page).NotNull();
            RuleFor(r => r.Kind).IsInEnum();
        }
    }

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var period = (await work.CompanyAsync(cancel)).Calendar.Parse(request.Period);
        if (await Subject.FindAsync(work, request.Unit, request.Person, Days.WithinOrToday(period, await work.TodayAsync(cancel)), cancel) is not { } subject) return Result.NotFound;
        var (rows, total) = await ActivitySql.ReadRowsAsync(work.Db, subject.Slice, period, request.Kind, request.Page.Skip, request.Page.Size, cancel);
        return new Response(subject.Name, period.Key, new PagedList<Row>(
            [.. rows.Select(row => new Row(row.Id, row.On, row.Kind, row.PersonId, row.Person, row.AccountId, row.Account, row.DealId, row.Outcome, row.Quality))], total,
            Math.Max(1, request.Page.Page), request.Page.Size));
    }
}
