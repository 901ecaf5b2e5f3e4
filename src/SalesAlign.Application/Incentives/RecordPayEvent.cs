using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Incentives;

/// <summary>Records what releases a holdback, such as the customer's acceptance: of one deal, or of everything that waits for it.</summary>
public sealed class RecordPayEvent(UseCaseContext context) : UseCase<RecordPayEvent.Request, Guid>(context)
{
    /// <param name="Deal">The deal's external id; without it the event releases everything that waits for it.</param>
    public sealed record Request(string Name, DateOnly On, string? Deal = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(100);
        }
    }

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<Guid>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        DealId? deal = null;
        if (!string.IsNullOrWhiteSpace(request.Deal))
        {
            var key = request.Deal.Trim();
            deal = await work.Db.Deals.Where(d => d.ExternalId == key).Select(d => (DealId?)d.Id).SingleOrDefaultAsync(cancel);
            if (deal is null) return Result.Refused("deal.unknown", nameof(request.Deal), key);
        }
        var happened = new PayEvent(request.Name, request.On, deal, work.Actor.PersonId, work.Now);
        work.Db.Add(happened);
        await work.Db.SaveChangesAsync(cancel);
        return happened.Id;
    }
}
