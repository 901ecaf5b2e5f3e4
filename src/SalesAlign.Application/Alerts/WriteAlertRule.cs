using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Alerts;

/// <summary>Makes a rule or changes one. Cases that it has raised stay as they are.</summary>
public sealed class WriteAlertRule(UseCaseContext context) : UseCase<WriteAlertRule.Request, AlertRuleId>(context)
{
    /// <param name="Id">Empty for a new rule.</param>
    /// <param name="ScopeUnitId">Empty for the whole company, which is not a manager's to watch.</param>
    public sealed record Request(
        AlertRuleId? Id, string Name, AlertWatch Watch, UnitId? ScopeUnitId, AlertOwner Owner, AlertCadence Cadence, bool IsEnabled = true, uint? Version = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().WithErrorCode("alerts.no_name").MaximumLength(AlertRule.LongestName);
            RuleFor(r => r.Watch).NotNull();
            RuleFor(r => r.Watch.Thresholds).NotNull().When(r => r.Watch is not null);
            RuleFor(r => r.Watch.Index).IsInEnum().When(r => r.Watch is not null);
            RuleFor(r => r.Watch.Level).IsInEnum().When(r => r.Watch is not null);
            RuleFor(r => r.Owner).IsInEnum();
            RuleFor(r => r.Cadence).IsInEnum();
        }
    }

    public override Permission Permission => Permission.ManageAlertRules;

    protected override async Task<Result<AlertRuleId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await AlertRuleReader.CheckAsync(work, request.Watch, request.ScopeUnitId, cancel) is { } refusal) return refusal;
        var name = (request.Name ?? "").Trim();
        if (await work.Db.AlertRules.AnyAsync(rule => rule.Name == name && rule.Id != request.Id, cancel)) return Result.Refused("alerts.name_taken", nameof(Request.Name));
        AlertRule rule;
        if (request.Id is { } id)
        {
            if (await work.Db.AlertRules.SingleOrDefaultAsync(known => known.Id == id, cancel) is not { } known) return Result.NotFound;
            if (!AlertRuleReader.MayWatch(await AlertRuleReader.ManagedAsync(work, cancel), known.ScopeUnitId)) return Result.Forbidden;
            work.Expect(known, request.Version);
            known.Revise(name, request.Watch, request.ScopeUnitId, request.Owner, request.Cadence);
            rule = known;
        }
        else
        {
            rule = new AlertRule(AlertRuleId.New(), name, request.Watch, request.ScopeUnitId, request.Owner, request.Cadence);
            work.Db.Add(rule);
        }
        if (request.IsEnabled) rule.Enable();
        else rule.Disable();
        await work.Db.SaveChangesAsync(cancel);
        return rule.Id;
    }
}
