using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Feedback;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Feedback;

/// <summary>
/// Whose observations somebody may read: the own, those to answer, those logged in the units they manage; executives and sales operations all.
/// What has been answered is for everybody.
/// </summary>
internal static class FeedbackReader
{
    public static bool ReadsAll(Rights rights) => rights.Has(Role.Executive) || rights.Has(Role.SalesOperations);

    public static async Task<IQueryable<FeedbackItem>> VisibleAsync(Work work, CancellationToken cancel)
    {
        if (ReadsAll(work.Rights)) return work.Db.Feedback;
        var me = work.Actor.PersonId;
        // An administrator looks after the installation; that alone opens nobody's observations.
        var scope = await AccessReader.ScopeOfAsync(work.Db, me, Rights.None, await work.TodayAsync(cancel), cancel);
        var units = scope.Units.Select(unit => (UnitId?)unit).ToList();
        return work.Db.Feedback.Where(item => item.AuthorId == me || item.AssigneeId == me || item.AnsweredAt != null || units.Contains(item.UnitId));
    }

    /// <summary>One item with all that hangs on it, to be changed; nothing where the actor may not know of it.</summary>
    public static async Task<FeedbackItem?> FindAsync(Work work, FeedbackId id, CancellationToken cancel) =>
        await (await VisibleAsync(work, cancel))
            .Include(item => item.Responses).Include(item => item.Steps).Include(item => item.Supports)
            .AsSplitQuery()
            .SingleOrDefaultAsync(item => item.Id == id, cancel);

    /// <summary>Who owes the answer may give it; executives and sales operations may step in. Never the author.</summary>
    public static bool MayAnswer(Work work, PersonId author, PersonId? assignee) =>
        author != work.Actor.PersonId && work.Rights.Allow(Permission.AnswerFeedback) && (assignee == work.Actor.PersonId || ReadsAll(work.Rights));
}
