using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Metrics.Evaluation;

namespace SalesAlign.Application.Goals;

/// <summary>Says for one or several goals at once where they stand; all are kept or none.</summary>
public sealed class CheckInGoals(UseCaseContext context) : UseCase<CheckInGoals.Request, CheckInGoals.Response>(context)
{
    public sealed record Request(IReadOnlyList<Entry> Entries);

    /// <param name="Value">What is compared with the target; empty takes the live value.</param>
    /// <param name="Status">Empty takes the computed status; another one needs <paramref name="StatusReason"/> and ends with the next data.</param>
    /// <param name="Confidence">0 to 10.</param>
    public sealed record Entry(GoalId Goal, decimal? Value, RagStatus? Status, string? StatusReason, int Confidence, string? Note);

    public sealed record Response(IReadOnlyList<CheckInId> CheckIns);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Entries).NotEmpty().Must(entries => entries is null || entries.Count <= 200);
            RuleForEach(r => r.Entries).NotNull().ChildRules(entry =>
            {
                entry.RuleFor(e => e.Value).InclusiveBetween(-1_000_000_000_000m, 1_000_000_000_000m);
                entry.RuleFor(e => e.StatusReason).MaximumLength(2_000);
                entry.RuleFor(e => e.Note).MaximumLength(4_000);
            });
        }
    }

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var ids = request.Entries.Select(entry => entry.Goal).ToList();
        if (ids.Distinct().Count() != ids.Count) return Result.Refused("checkin.goal_twice");
        var today = await work.TodayAsync(cancel);
        var goals = await work.Db.Goals.AsNoTracking().Where(g => ids.Contains(g.Id)).ToDictionaryAsync(g => g.Id, cancel);
        var scope = await work.ScopeAsync(today, cancel);
        if (ids.Exists(id => !goals.TryGetValue(id, out var goal) || !scope.Includes(goal))) return Result.NotFound;
        var standings = await GoalStandings.OfAsync(work, goals.Values, cancel, request.Entries.ToDictionary(entry => entry.Goal, entry => entry.Value));
        var problems = new List<Problem>();
        var saved = new List<CheckIn>();
        for (var i = 0; i < request.Entries.Count; i++)
        {
            var entry = request.Entries[i];
            var goal = goals[entry.Goal];
            if (Refusal(goal, today) is { } code || (!await GoalAccess.WorksOnAsync(work, goal, cancel) && (code = "goal.not_yours") is not null))
            {
                problems.Add(new Problem(code, $"Entries[{i}].Goal"));
                continue;
            }
            var standing = standings[goal.Id];
            var live = standing.IsReported ? null : standing.Actual.Value;
            var words = new CheckInWords(entry.Value ?? standing.Actual.Value, entry.Status ?? standing.Status, entry.StatusReason, entry.Confidence, entry.Note);
            try
            {
                saved.Add(new CheckIn(CheckInId.New(), goal.Id, live, standing.Status, words, work.Actor.PersonId, today, work.Now));
            }
            catch (RuleViolation violation)
            {
                problems.Add(new Problem(violation.Code, $"Entries[{i}].{violation.Field}", null, [.. violation.Arguments]));
            }
        }
        if (problems.Count > 0) return Result.Refused(problems);
        work.Db.AddRange(saved);
        await work.Db.SaveChangesAsync(cancel);
        return new Response([.. saved.Select(checkIn => checkIn.Id)]);
    }

    private static string? Refusal(Goal goal, DateOnly today) =>
        goal.State is GoalState.Draft or GoalState.Offered or GoalState.Countered ? "checkin.not_agreed"
        : goal.PeriodFirst > today ? "checkin.not_begun"
        : goal.State is GoalState.Closed ? "checkin.closed" : null;
}
