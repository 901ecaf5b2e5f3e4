using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Feedback;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Feedback;

/// <summary>
/// Finds who owes the answer: the owner of the objective it speaks to; else the nearest manager of the author on the day who can answer here;
/// else whoever of sales operations has least to answer. Never the author. Empty only where nobody else may answer at all.
/// </summary>
internal static class FeedbackRouting
{
    private static readonly Role[] AnsweringRoles = [.. Enum.GetValues<Role>().Where(role => RolePermissions.Allow(role, Permission.AnswerFeedback))];

    public static async Task<PersonId?> AnswererAsync(SalesAlignDbContext db, PersonId author, ObjectiveId? objective, OrganizationOnDay organization, CancellationToken cancel)
    {
        var answerers = await Answerers(db).Where(person => person.Id != author).Select(person => person.Id).ToListAsync(cancel);
        if (answerers.Count == 0) return null;

        var owner = objective is { } named ? await FeedbackObjectives.OwnerAsync(db, named, cancel) : null;
        if (owner is { } found && answerers.Contains(found)) return found;

        foreach (var manager in organization.ManagersAbove(author))
        {
            if (answerers.Contains(manager)) return manager;
        }

        var operations = await db.RoleGrants.AsNoTracking()
            .Where(grant => grant.Role == Role.SalesOperations && answerers.Contains(grant.PersonId))
            .Select(grant => new
            {
                grant.PersonId,
                Waiting = db.Feedback.Count(item => item.AssigneeId == grant.PersonId
                    && (item.State == FeedbackState.New || item.State == FeedbackState.InProgress || item.State == FeedbackState.Reopened)),
            })
            .ToListAsync(cancel);
        return operations.OrderBy(person => person.Waiting).ThenBy(person => person.PersonId.Value).FirstOrDefault()?.PersonId;
    }

    /// <summary>Everybody who may answer: a role that allows it, and an account to sign in with.</summary>
    public static IQueryable<Person> Answerers(SalesAlignDbContext db) =>
        db.People.AsNoTracking().Where(person => person.SignInId != null && person.LeftOn == null
            && db.RoleGrants.Any(grant => grant.PersonId == person.Id && AnsweringRoles.Contains(grant.Role)));
}
