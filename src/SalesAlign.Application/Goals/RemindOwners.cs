using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Goals;

/// <summary>Reminds those who have not answered what is on the table; nobody twice on one day.</summary>
public sealed class RemindOwners(UseCaseContext context) : UseCase<RemindOwners.Request, RemindOwners.Response>(context)
{
    /// <param name="RespondBy">Sets the day by which all who are reminded are to answer.</param>
    public sealed record Request(ObjectiveId Objective, string Period, DateOnly? RespondBy = null);

    public sealed record Response(int Reminded, int Waiting);

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        if (request.RespondBy < today) return Result.Refused("goal.deadline_over", "RespondBy");
        var period = (await work.CompanyAsync(cancel)).Calendar.Parse(request.Period);
        var scope = await work.ScopeAsync(today, cancel);
        var waiting = (await work.Db.Goals.Where(g => g.ObjectiveId == request.Objective && g.PeriodKey == period.Key && (g.State == GoalState.Offered || g.Change == GoalChange.Offered)).ToListAsync(cancel))
            .FindAll(scope.Includes);
        if (request.RespondBy is { } day)
        {
            foreach (var goal in waiting) goal.WantAnswerBy(day);
        }
        var reminded = (await work.Db.Notifications.AsNoTracking().Where(n => n.Code == "goals.reminded" && n.At >= work.Now.AddHours(-20)).Select(n => n.PersonId).ToListAsync(cancel)).ToHashSet();
        var readers = (await GoalReach.ReadersAsync(work, waiting, cancel)).Where(reader => !reminded.Contains(reader)).ToList();
        work.Db.AddRange(readers.Select(reader => new Domain.Common.Notification(reader, "goals.reminded", [period.Key, work.Actor.Name], $"/goals?period={period.Key}", work.Now)));
        await work.Db.SaveChangesAsync(cancel);
        return new Response(readers.Count, waiting.Count);
    }
}
