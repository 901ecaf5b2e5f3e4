using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Feedback;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Feedback;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Alignment;

/// <summary>What hangs on an objective beyond its goals: the pay that is linked to it, and what the field says of it.</summary>
public sealed class GetObjectiveLinks(UseCaseContext context) : UseCase<GetObjectiveLinks.Request, GetObjectiveLinks.Response>(context)
{
    /// <param name="Period">The fiscal year that holds it is what pay is added up over.</param>
    public sealed record Request(ObjectiveId Objective, string Period);

    /// <param name="Paid">Paid for it in the year, as a total; empty for those who do not see totals of pay.</param>
    /// <param name="Waiting">Observations on it that wait for an answer, of those that the reader may see.</param>
    public sealed record Response(
        IReadOnlyList<ObjectivePay.LinkedComponent> Components, decimal? Paid, int PaidPeople, int Observations, int Waiting, IReadOnlyList<ObservationItem> Latest);

    public sealed record ObservationItem(FeedbackId Id, string Text, FeedbackState State);

    public override Permission Permission => Permission.ViewStrategy;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var year = calendar.Containing(PeriodKind.Year, calendar.Parse(request.Period).First);
        var pay = await ObjectivePay.ReadAsync(work.Db, request.Objective, year.First, year.Last, cancel);
        var observations = (await FeedbackReader.VisibleAsync(work, cancel)).AsNoTracking().Where(item => item.ObjectiveId == request.Objective);
        var states = await observations.GroupBy(item => item.State).Select(state => new { state.Key, Count = state.Count() }).ToListAsync(cancel);
        var latest = await observations.OrderByDescending(item => item.LoggedAt).Take(3).Select(item => new ObservationItem(item.Id, item.Text, item.State)).ToListAsync(cancel);
        var seesTotals = work.Rights.Allow(Permission.ViewPayTotals);
        return new Response(
            pay.Components, seesTotals ? pay.PaidThisYear : null, seesTotals ? pay.PaidPeople : 0, states.Sum(state => state.Count),
            states.Where(state => state.Key is not (FeedbackState.Answered or FeedbackState.Closed)).Sum(state => state.Count), latest);
    }
}
