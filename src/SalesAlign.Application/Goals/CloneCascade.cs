using System.Text.Json;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Data.Goals;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Application.Goals;

/// <summary>
/// Takes the goals of an objective's year into the next year as drafts, all by the same percentage more, so that parts still add up; who has left or moved away is left
/// out and named. Where the next year has goals already, it is refused or only fills what is missing.
/// </summary>
public sealed class CloneCascade(UseCaseContext context) : UseCase<CloneCascade.Request, CloneCascade.Response>(context)
{
    /// <param name="UpliftPercent">How much more than this year, from −90 to 900.</param>
    /// <param name="OnlyMissing">Keeps the goals that the next year has already and makes only the others.</param>
    public sealed record Request(Domain.Strategy.ObjectiveId Objective, int FiscalYear, decimal UpliftPercent, string Reason, bool OnlyMissing = false);

    /// <param name="Kept">Goals of the next year that were there already.</param>
    /// <param name="LeftOut">Owners who are not where they were when the next year begins.</param>
    /// <param name="Version">Of everything that was made: what still has it can be taken back.</param>
    public sealed record Response(int Created, int Kept, IReadOnlyList<string> LeftOut, string Year, uint Version);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.FiscalYear).InclusiveBetween(1901, 2199).WithErrorCode("period.unknown");
            RuleFor(r => r.UpliftPercent).InclusiveBetween(-90, 900).WithErrorCode("clone.uplift_out_of_range");
            RuleFor(r => r.Reason).NotEmpty().WithErrorCode("goal.no_reason").MaximumLength(1_900);
        }
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        await using var transaction = await work.Db.Database.BeginTransactionAsync(cancel);
        await GoalBatch.LockAsync(work.Db, request.Objective.Value, [], cancel);
        var read = await CloneDraft.OfAsync(work, request.Objective, request.FiscalYear, request.UpliftPercent, cancel);
        if (!read.TryGet(out var draft)) return new Refusal(read.Outcome, [.. read.Problems]);
        var kept = draft.Rows.Count(row => row.There is not null);
        if (kept > 0 && !request.OnlyMissing) return Result.Refused("clone.next_year_has_goals", "FiscalYear", draft.Next.Key);
        var copies = draft.Copies(request.Reason, work.Actor.PersonId, work.Now);
        if (copies.Count == 0) return Result.Refused("clone.nothing_missing", "FiscalYear", draft.Next.Key);
        await GoalBatch.WriteAsync(work.Db, copies, [], [], cancel);
        work.Db.Add(new AuditEntry(
            work.Now, work.Actor.PersonId, nameof(CloneCascade), nameof(Goal), request.Objective.Value.ToString(), null,
            JsonSerializer.Serialize(new { From = draft.Year.Key, To = draft.Next.Key, request.UpliftPercent, copies.Count, request.Reason }, DomainJson.Options)));
        await work.Db.SaveChangesAsync(cancel);
        var any = copies[0].Id;
        var version = await work.Db.Goals.Where(goal => goal.Id == any).Select(goal => EF.Property<uint>(goal, ModelConventions.RowVersion)).SingleAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new Response(
            copies.Count, kept, [.. draft.Rows.Where(row => row.Omitted is not null && row.There is null).Select(row => draft.Owners[row.Of.Id]).Distinct(StringComparer.Ordinal).Order(StringComparer.CurrentCultureIgnoreCase)],
            draft.Next.Key, version);
    }
}
