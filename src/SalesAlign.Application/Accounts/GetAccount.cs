using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Sales;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Accounts;

/// <summary>One account: its facts, what belongs to it, its latest deals and activities within the reader's scope.</summary>
public sealed class GetAccount(UseCaseContext context) : UseCase<GetAccount.Request, GetAccount.Response>(context)
{
    private const int Latest = 50;

    public sealed record Request(AccountId Id);

    public sealed record Response(
        AccountRow Account, string Currency, IReadOnlyList<Subsidiary> Subsidiaries, IReadOnlyList<DealRow> Deals, int DealCount, IReadOnlyList<ActivityRow> Activities,
        IReadOnlyList<ReferralRow> Referrals, RecordSource Source);

    public sealed record Subsidiary(AccountId Id, string Name);

    public override Permission Permission => Permission.ViewSales;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var company = await work.CompanyAsync(cancel);
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        var account = await AccountReader.Rows(work.Db, scope, company.CurrencyCode, new AccountFilter(Id: request.Id), new PageRequest()).SingleOrDefaultAsync(cancel);
        if (account is null) return Result.NotFound;
        var subsidiaries = await work.Db.Accounts.AsNoTracking().Where(child => child.ParentId == request.Id).OrderBy(child => child.Name)
            .Select(child => new Subsidiary(child.Id, child.Name)).Take(200).ToListAsync(cancel);
        var deals = DealReader.Rows(work.Db, scope, new DealFilter(AccountId: request.Id), new PageRequest());
        var activities = await ActivityReader.Rows(work.Db, scope, account: request.Id).Take(Latest).ToListAsync(cancel);
        return new Response(
            account, company.CurrencyCode, subsidiaries, await deals.Take(Latest).ToListAsync(cancel), await deals.CountAsync(cancel), activities,
            await ReferralReader.OfPartnerAsync(work.Db, scope, request.Id, cancel), await RecordSourceReader.ReadAsync(work.Db, ImportKind.Accounts, request.Id.Value, cancel));
    }
}
