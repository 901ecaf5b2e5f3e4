using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales;

/// <summary>Says that an account, a product or a deal of one's scope has been looked at and is right.</summary>
public sealed class VerifyRecord(UseCaseContext context) : UseCase<VerifyRecord.Request, Nothing>(context)
{
    public sealed record Request(ImportKind Kind, Guid Id);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Kind).Must(kind => kind is ImportKind.Accounts or ImportKind.Products or ImportKind.Deals).WithErrorCode("record.not_verifiable");
    }

    public override Permission Permission => Permission.ViewSales;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (!await IsThereAsync(request, work, cancel)) return Result.NotFound;
        var check = await work.Db.RecordChecks.SingleOrDefaultAsync(done => done.Kind == request.Kind && done.RecordId == request.Id, cancel);
        if (check is null) work.Db.Add(new RecordCheck(request.Kind, request.Id, work.Actor.PersonId, work.Now));
        else check.Again(work.Actor.PersonId, work.Now);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }

    private static async Task<bool> IsThereAsync(Request request, Work work, CancellationToken cancel)
    {
        switch (request.Kind)
        {
            case ImportKind.Accounts:
                var account = new AccountId(request.Id);
                return await work.Db.Accounts.AnyAsync(known => known.Id == account, cancel);
            case ImportKind.Products:
                var product = new ProductId(request.Id);
                return await work.Db.Products.AnyAsync(known => known.Id == product, cancel);
            default:
                var deal = new DealId(request.Id);
                var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
                return await work.Db.Deals.Within(scope).AnyAsync(known => known.Id == deal, cancel);
        }
    }
}
