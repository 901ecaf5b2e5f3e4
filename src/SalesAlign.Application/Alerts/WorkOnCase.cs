using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Alerts;

namespace SalesAlign.Application.Alerts;

/// <summary>Names the case that a request is about, and the version its reader last saw.</summary>
public interface ICaseRequest
{
    AlertCaseId Id { get; }

    uint? Version { get; }
}

/// <summary>One thing done to a case by whoever deals with it: finds it, checks that the actor may act, lets the case decide, and saves.</summary>
public abstract class WorkOnCase<TRequest>(UseCaseContext context) : UseCase<TRequest, Nothing>(context)
    where TRequest : ICaseRequest
{
    public override Permission Permission => Permission.ViewAlerts;

    protected override async Task<Result<Nothing>> HandleAsync(TRequest request, Work work, CancellationToken cancel)
    {
        if (await CaseReader.FindAsync(work, request.Id, cancel) is not { } alert) return Result.NotFound;
        if (!await MayAsync(alert, request, work, cancel)) return Result.Forbidden;
        work.Expect(alert, request.Version);
        if (await DoAsync(alert, request, work, await work.TodayAsync(cancel), cancel) is { } refusal) return refusal;
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }

    protected virtual Task<bool> MayAsync(AlertCase alert, TRequest request, Work work, CancellationToken cancel) => CaseReader.MayActAsync(work, alert, cancel);

    /// <returns>Why it cannot be done, where the case itself cannot know.</returns>
    protected abstract Task<Refusal?> DoAsync(AlertCase alert, TRequest request, Work work, DateOnly today, CancellationToken cancel);
}
