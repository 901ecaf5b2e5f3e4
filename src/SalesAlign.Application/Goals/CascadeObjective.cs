using System.Text.Json;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Data.Goals;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>
/// Divides a target over units, people and periods and keeps the result as goals, offered to whoever is to carry them. All or nothing, in one transaction. What is
/// agreed already is not overwritten: it gets a new version with a reason, which its owner agrees to or counters.
/// </summary>
public sealed class CascadeObjective(UseCaseContext context) : UseCase<CascadeObjective.Request, CascadeObjective.Response>(context)
{
    /// <param name="Offer">Puts the numbers to their owners at once; else they stay drafts.</param>
    /// <param name="Replace">Confirms that goals which exist already get new numbers or go.</param>
    /// <param name="Basis">From the preview: nothing is saved over goals that somebody else has changed since.</param>
    /// <param name="RespondBy">The day by which owners are to answer.</param>
    /// <param name="Reason">Why agreed numbers change; needed where any does.</param>
    public sealed record Request(CascadeTerms Terms, bool Offer, bool Replace, string? Basis, DateOnly? RespondBy = null, string? Reason = null);

    /// <param name="Proposed">Agreed goals that got a new version to answer, at the top a revised number.</param>
    /// <param name="Kept">Agreed goals of owners who are no longer in the cascade; they stay until somebody removes them.</param>
    public sealed record Response(int Created, int Renewed, int Removed, GoalId Top, int Proposed, int Kept);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Terms).NotNull().SetValidator(new CascadeTermsRules());
            RuleFor(r => r.Reason).MaximumLength(1_900);
        }
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var today = await work.TodayAsync(cancel);
        if (request.RespondBy < today) return Result.Refused("goal.deadline_over", "RespondBy", request.RespondBy);
        var periods = CascadeSheetReader.PeriodsOf(calendar, request.Terms.FiscalYear, request.Terms.Parts);
        await using var transaction = await work.Db.Database.BeginTransactionAsync(cancel);
        await GoalBatch.LockAsync(work.Db, request.Terms.Objective.Value, [.. periods.Select(period => period.Key)], cancel);
        var read = await CascadeSheetReader.ReadAsync(work, request.Terms, cancel);
        if (!read.TryGet(out var found)) return new Refusal(read.Outcome, [.. read.Problems]);
        if (request.Basis is { } basis && basis != found.Sheet.Basis) return Result.Conflict;
        // Refused with the names that people know.
        var spread = found.Sheet.Spread(request.Terms);
        if (!spread.IsDone) return new Refusal(spread.Outcome, [.. spread.Problems]);

        var writing = new CascadeWriting(found, request, periods, work.Actor.PersonId, work.Now);
        if (writing.Touched > 0 && !request.Replace) return Result.Refused("cascade.goals_exist", null, writing.Touched);
        if (writing.Write() is { } refusal) return refusal;
        await GoalBatch.WriteAsync(work.Db, writing.Created, writing.Changed, writing.Removed, cancel);
        var top = writing.TopId;
        var response = new Response(writing.Created.Count, writing.Renewed, writing.Removed.Count, top, writing.Proposed, writing.Kept);
        work.Db.Add(new AuditEntry(
            work.Now, work.Actor.PersonId, nameof(CascadeObjective), nameof(Goal), top.Value.ToString(), null,
            JsonSerializer.Serialize(new { request.Terms.FiscalYear, Parts = request.Terms.Parts.ToString(), spread.Value.Target, response.Created, response.Renewed, response.Removed, response.Proposed, request.Reason }, DomainJson.Options)));
        if (request.Offer) await TellAsync(work, found.Sheet, writing.Asked, cancel);
        await work.Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return response;
    }

    /// <summary>Those who have something to answer: the people themselves, and whoever manages the units.</summary>
    private static async Task TellAsync(Work work, CascadeSheet sheet, HashSet<string> asked, CancellationToken cancel)
    {
        var nodes = sheet.Nodes.Where(node => asked.Contains(node.Key)).ToList();
        var people = nodes.Select(node => node.PersonId).OfType<PersonId>().ToList();
        var units = nodes.Select(node => node.UnitId).OfType<UnitId>().ToList();
        var today = await work.TodayAsync(cancel);
        var readers = await work.Db.People
            .Where(person => person.SignInId != null && person.LeftOn == null && person.Id != work.Actor.PersonId
                && (people.Contains(person.Id)
                    || person.Memberships.Any(m => m.Role == MembershipRole.Manager && units.Contains(m.UnitId) && m.From <= today && (m.To == null || m.To >= today))))
            .Select(person => person.Id).ToListAsync(cancel);
        work.Db.AddRange(readers.Select(reader =>
            new Notification(reader, "goals.offered", [sheet.ObjectiveTitle, sheet.Year.Key], $"/goals?period={sheet.Year.Key}", work.Now)));
    }
}
