using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Feedback;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Alerts;

/// <summary>Deals, customers and observations that may bear a case out: those of whom it concerns, by a few letters of their name.</summary>
public sealed class FindCaseEvidence(UseCaseContext context) : UseCase<FindCaseEvidence.Request, IReadOnlyList<CaseEvidence>>(context)
{
    private const int Most = 6;

    public sealed record Request(AlertCaseId Id, string? Search = null);

    public override Permission Permission => Permission.ViewAlerts;

    protected override async Task<Result<IReadOnlyList<CaseEvidence>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var alert = await (await CaseReader.VisibleAsync(work, cancel)).AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.Id, cancel);
        if (alert is null) return Result.NotFound;
        var db = work.Db;
        var pattern = string.IsNullOrWhiteSpace(request.Search) ? "%" : Paging.Containing(request.Search);
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        var people = scope.People.ToList();
        var deals = db.Deals.AsNoTracking().Where(deal => deal.Stage != DealStage.Prospecting);
        if (!scope.WholeCompany) deals = deals.Where(deal => people.Contains(deal.OwnerId));
        if (alert.PersonId is { } person) deals = deals.Where(deal => deal.OwnerId == person);
        if (alert.Finding.Subject.AccountId is { } account) deals = deals.Where(deal => deal.AccountId == account);
        var found = await deals
            .Select(deal => new { Deal = deal, Account = db.Accounts.Where(a => a.Id == deal.AccountId).Select(a => a.Name).FirstOrDefault() })
            .Where(row => EF.Functions.ILike(row.Deal.ExternalId, pattern) || (row.Account != null && EF.Functions.ILike(row.Account, pattern)))
            .OrderByDescending(row => row.Deal.ClosedOn ?? row.Deal.EngagedOn).ThenBy(row => row.Deal.Id).Take(Most)
            .Select(row => new { row.Deal.Id, row.Deal.ExternalId, row.Account, row.Deal.Amount })
            .ToListAsync(cancel);
        var voices = await (await FeedbackReader.VisibleAsync(work, cancel)).AsNoTracking().Where(item => EF.Functions.ILike(item.Text, pattern))
            .OrderByDescending(item => alert.PersonId != null && item.AuthorId == alert.PersonId).ThenByDescending(item => item.LoggedAt).Take(Most)
            .Select(item => new { item.Id, item.Text })
            .ToListAsync(cancel);
        return new List<CaseEvidence>(
        [
            .. found.Select(deal => new CaseEvidence(EvidenceKind.Deal, deal.Account is null ? deal.ExternalId : $"{deal.Account} · {deal.ExternalId}", deal.Id.Value, deal.Amount)),
            .. voices.Select(item => new CaseEvidence(EvidenceKind.Feedback, item.Text.Length <= 120 ? item.Text : string.Concat(item.Text.AsSpan(0, 120), "…"), item.Id.Value)),
        ]);
    }
}
