using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>Doubts a line of one's own pay, or of somebody below; an answer is promised within two weeks, and sales operations hear of it.</summary>
public sealed class RaiseDispute(UseCaseContext context) : UseCase<RaiseDispute.Request, PayDisputeId>(context)
{
    public sealed record Request(StatementLineId Line, DisputeType Type, string Question);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Type).IsInEnum();
            RuleFor(r => r.Question).NotEmpty().MaximumLength(4000);
        }
    }

    public override Permission Permission => Permission.ViewPay;

    protected override async Task<Result<PayDisputeId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var found = await (
            from line in work.Db.StatementLines.AsNoTracking()
            where line.Id == request.Line
            join statement in work.Db.Statements on line.StatementId equals statement.Id
            join period in work.Db.IncentivePeriods on line.PeriodId equals period.Id
            select new { line, statement.PlanId, period }).SingleOrDefaultAsync(cancel);
        if (found is null) return Result.NotFound;
        var visible = await StatementVisibility.PeopleAsync(work, found.period.Last, cancel);
        if (visible is not null && (!visible.Contains(found.line.PersonId) || !StatementVisibility.IsShown(found.period.State))) return Result.NotFound;
        var open = await work.Db.PayDisputes.Where(d => d.PeriodId == found.period.Id && d.PersonId == found.line.PersonId && d.State == DisputeState.Open).ToListAsync(cancel);
        var same = open.Find(d => d.Line.Component == found.line.ComponentId && d.Line.DealKey == found.line.DealKey);
        RuleViolation.Unless(same is null, "dispute.already_open", same?.Number ?? 0);

        var disputed = new DisputedLine(found.line.Id, found.line.ComponentId, found.line.ComponentName, found.line.DealId, found.line.DealKey, found.line.Amount);
        var due = (await work.TodayAsync(cancel)).AddDays(DisputeReader.DaysToAnswer);
        var dispute = new PayDispute(
            found.period.Id, found.period.Key, found.PlanId, found.line.PersonId, disputed, request.Type, request.Question, work.Actor.PersonId, work.Now, due);
        // Who doubts the ownership of a deal names those who are credited with it by doing so.
        if (PayDispute.IsOwnership(request.Type))
        {
            if (found.line.DealId is not { } deal) return Result.Refused("dispute.no_deal", nameof(request.Type));
            await OpenConflictCase.ConcernAsync(dispute, await work.Db.Deals.AsNoTracking().Where(d => d.Id == deal).ToListAsync(cancel), work, cancel);
        }
        work.Db.Add(dispute);
        var operations = await work.Db.RoleGrants.Where(grant => grant.Role == Role.SalesOperations && grant.PersonId != work.Actor.PersonId)
            .Join(work.Db.People.Where(p => p.SignInId != null), grant => grant.PersonId, person => person.Id, (grant, person) => person.Id).ToListAsync(cancel);
        work.Db.AddRange(operations.Select(person => new Notification(person, "dispute.raised", [work.Actor.Name, found.period.Key], $"/incentives/disputes/{dispute.Id}", work.Now)));
        await work.Db.SaveChangesAsync(cancel);
        return dispute.Id;
    }
}
