using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>How far a calculation is, and what came out of it.</summary>
public sealed class GetCalculationRun(UseCaseContext context) : UseCase<GetCalculationRun.Request, GetCalculationRun.Response>(context)
{
    public sealed record Request(CalculationRunId Run);

    public sealed record Response(
        CalculationRunId Id, IncentivePeriodId Period, CalculationRunState State, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, int Participants, int Done,
        long Lines, decimal Total, decimal? PreviousTotal, int Findings, bool CancelRequested, string? Problem, int Kept, bool StartedOver);

    public override Permission Permission => Permission.ViewPayTotals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel) =>
        await work.Db.CalculationRuns.AsNoTracking().Where(run => run.Id == request.Run)
            .Select(run => new Response(
                run.Id, run.PeriodId, run.State, run.StartedAt, run.FinishedAt, run.Participants, run.ParticipantsDone, run.Lines, run.Total, run.PreviousTotal,
                run.Findings, run.CancelRequested, run.Problem, run.Kept, run.StartedOver))
            .SingleOrDefaultAsync(cancel) is { } found ? found : Result.NotFound;
}
