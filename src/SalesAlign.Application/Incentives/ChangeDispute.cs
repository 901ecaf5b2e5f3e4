using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>What is done to a dispute shares how it is found, and who hears of it.</summary>
public abstract class ChangeDispute<TRequest>(UseCaseContext context) : UseCase<TRequest, Nothing>(context)
    where TRequest : ChangeDispute<TRequest>.IOfDispute
{
    public interface IOfDispute
    {
        PayDisputeId Dispute { get; }

        uint? Version => null;
    }

    protected sealed override async Task<Result<Nothing>> HandleAsync(TRequest request, Work work, CancellationToken cancel)
    {
        if (await DisputeReader.FindAsync(work, request.Dispute, cancel) is not { } dispute) return Result.NotFound;
        work.Expect(dispute, request.Version);
        var kind = await ChangeAsync(dispute, request, work, cancel);
        if (kind is not null)
        {
            var hears = new[] { dispute.PersonId, dispute.RaisedBy, dispute.AssigneeId }.OfType<PersonId>().Concat(dispute.Parties.Select(party => party.PersonId)).Distinct().Where(person => person != work.Actor.PersonId);
            work.Db.AddRange(hears.Select(person => new Domain.Common.Notification(person, kind, [work.Actor.Name, dispute.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)], $"/incentives/disputes/{dispute.Id}", work.Now)));
        }
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }

    /// <summary>The kind of notice that the others get; null for none.</summary>
    protected abstract Task<string?> ChangeAsync(PayDispute dispute, TRequest request, Work work, CancellationToken cancel);
}
