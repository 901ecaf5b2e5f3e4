using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Goals;

/// <summary>Reads the exams of whoever carries a goal, within its period, and how long its sellers have been with the company.</summary>
internal static class ReadinessRead
{
    public static async Task<SellerReadiness> OfAsync(Work work, Goal goal, GoalPeople people, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var until = today < goal.PeriodLast ? today : goal.PeriodLast;
        var team = people.Own is { } person ? [person] : people.Team.ToList();
        var reps = people.Reps.ToList();
        var topics = await work.Db.Certifications.AsNoTracking().Where(exam => team.Contains(exam.PersonId) && exam.On >= goal.PeriodFirst && exam.On <= until).GroupBy(exam => exam.Topic)
            .Select(group => new { Topic = group.Key, Taken = group.Count(), Passed = group.Count(exam => exam.Result == CertificationResult.Passed) }).ToListAsync(cancel);
        var hired = await work.Db.People.AsNoTracking().Where(one => reps.Contains(one.Id) && one.HiredOn != null).Select(one => one.HiredOn!.Value).ToListAsync(cancel);
        return SellerReadiness.Of(topics.ConvertAll(topic => new ExamTries(topic.Topic, topic.Taken, topic.Passed)), hired, until);
    }
}
