using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Alerts.Watching;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Alerts;

/// <summary>What a rule would raise today, without keeping it: too many alerts are as good as none.</summary>
public sealed class PreviewAlertRule(UseCaseContext context) : UseCase<PreviewAlertRule.Request, PreviewAlertRule.Response>(context)
{
    private const int Shown = 20;

    public sealed record Request(AlertWatch Watch, UnitId? ScopeUnitId, AlertOwner Owner);

    /// <param name="Findings">The worst of them.</param>
    public sealed record Response(int Watch, int Serious, int Critical, IReadOnlyList<Item> Findings)
    {
        public int Total => Watch + Serious + Critical;
    }

    public sealed record Item(AlertFinding Finding, PersonId? OwnerId, string? Owner);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Watch).NotNull();
            RuleFor(r => r.Watch.Thresholds).NotNull().When(r => r.Watch is not null);
            RuleFor(r => r.Watch.Index).IsInEnum().When(r => r.Watch is not null);
            RuleFor(r => r.Owner).IsInEnum();
        }
    }

    public override Permission Permission => Permission.ManageAlertRules;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        request.Watch.MustHold();
        if (await AlertRuleReader.CheckAsync(work, request.Watch, request.ScopeUnitId, cancel) is { } refusal) return refusal;
        var round = await AlertRound.BeginAsync(work, cancel);
        var findings = await round.FindAsync(request.Watch, request.ScopeUnitId, cancel);
        var shown = findings.Take(Shown).Select(finding => (Finding: finding, Owner: round.OwnerOf(request.Owner, finding.Subject))).ToList();
        var names = await OrganizationReader.NamesAsync(work.Db, shown.Select(item => item.Owner).OfType<PersonId>(), cancel);
        return new Response(
            findings.Count(finding => finding.Grade == AlertGrade.Watch), findings.Count(finding => finding.Grade == AlertGrade.Serious),
            findings.Count(finding => finding.Grade == AlertGrade.Critical),
            [.. shown.Select(item => new Item(item.Finding, item.Owner, item.Owner is { } owner ? names.GetValueOrDefault(owner) : null))]);
    }
}
