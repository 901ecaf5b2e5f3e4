using System.Text.Json;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Data.Goals;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Goals;

/// <summary>
/// Takes back what a clone made, as far as it is still as it was made: a draft that somebody has changed, offered, checked in, planned for or hung something under stays,
/// and so does everything above it.
/// </summary>
public sealed class UndoClone(UseCaseContext context) : UseCase<UndoClone.Request, UndoClone.Response>(context)
{
    /// <param name="FiscalYear">The year that was cloned from.</param>
    /// <param name="Version">Of the clone, from its answer or its preview.</param>
    public sealed record Request(ObjectiveId Objective, int FiscalYear, uint Version);

    /// <param name="Kept">Copied drafts of the next year that stay because something was done with them or below them.</param>
    public sealed record Response(int Removed, int Kept);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.FiscalYear).InclusiveBetween(1901, 2199).WithErrorCode("period.unknown");
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (!(await work.ScopeAsync(await work.TodayAsync(cancel), cancel)).WholeCompany) return Result.Refused("clone.whole_company_only");
        var next = (await work.CompanyAsync(cancel)).Calendar.Year(request.FiscalYear + 1);
        await using var transaction = await work.Db.Database.BeginTransactionAsync(cancel);
        await GoalBatch.LockAsync(work.Db, request.Objective.Value, [next.Key], cancel);
        var goals = await work.Db.Goals.AsNoTracking().Where(g => g.ObjectiveId == request.Objective && g.PeriodFirst >= next.First && g.PeriodLast <= next.Last)
            .Select(g => new
            {
                g.Id, g.ParentId, IsMade = EF.Property<uint>(g, ModelConventions.RowVersion) == request.Version && g.State == GoalState.Draft && g.Steps.Any(step => step.Kind == GoalStepKind.Copied),
                IsUsed = work.Db.CheckIns.Any(c => c.GoalId == g.Id) || work.Db.GoalActions.Any(a => a.GoalId == g.Id) || work.Db.BehaviourPlans.Any(p => p.GoalId == g.Id)
                    || work.Db.GoalTrackings.Any(t => t.GoalId == g.Id) || work.Db.GoalSupports.Any(s => s.GoalId == g.Id || s.SupportsId == g.Id)
                    || work.Db.TargetAccounts.Any(t => t.GoalId == g.Id) || work.Db.ProjectMilestones.Any(m => m.GoalId == g.Id) || work.Db.StrategicExceptions.Any(e => e.GoalId == g.Id),
            })
            .ToListAsync(cancel);
        var parents = goals.ToDictionary(goal => goal.Id, goal => goal.ParentId);
        var staying = goals.Where(goal => !goal.IsMade || goal.IsUsed).Select(goal => goal.Id).ToHashSet();
        foreach (var goal in staying.ToList())
        {
            var above = parents[goal];
            while (above is { } id && staying.Add(id)) above = parents.GetValueOrDefault(id);
        }
        var made = goals.Where(goal => goal.IsMade).Select(goal => goal.Id).ToList();
        var removed = made.FindAll(goal => !staying.Contains(goal));
        if (removed.Count == 0) return Result.Refused("clone.nothing_to_undo");
        await GoalBatch.WriteAsync(work.Db, [], [], removed, cancel);
        work.Db.Add(new AuditEntry(
            work.Now, work.Actor.PersonId, nameof(UndoClone), nameof(Goal), request.Objective.Value.ToString(), JsonSerializer.Serialize(new { Year = next.Key, removed.Count }, DomainJson.Options), null));
        await work.Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new Response(removed.Count, made.Count - removed.Count);
    }
}
