using System.Text.Json;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Common;
using SalesAlign.Data.Goals;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;

namespace SalesAlign.Application.Goals;

/// <summary>Takes the goals of an objective's year into the next year as drafts, all by the same percentage more; who has left or moved away is left out and named.</summary>
public sealed class CloneCascade(UseCaseContext context) : UseCase<CloneCascade.Request, CloneCascade.Response>(context)
{
    /// <param name="UpliftPercent">How much more than this year, from −90 to 900.</param>
    public sealed record Request(Domain.Strategy.ObjectiveId Objective, int FiscalYear, decimal UpliftPercent, string Reason);

    /// <param name="LeftOut">Owners who are not where they were when the next year begins.</param>
    public sealed record Response(int Created, IReadOnlyList<string> LeftOut, string Year);

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
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var (year, next) = (calendar.Year(request.FiscalYear), calendar.Year(request.FiscalYear + 1));
        if (!(await work.ScopeAsync(await work.TodayAsync(cancel), cancel)).WholeCompany) return Result.Refused("clone.whole_company_only");
        await using var transaction = await work.Db.Database.BeginTransactionAsync(cancel);
        var goals = await work.Db.Goals.AsNoTracking().Where(g => g.ObjectiveId == request.Objective && g.PeriodFirst >= year.First && g.PeriodLast <= year.Last).ToListAsync(cancel);
        if (goals.Count == 0) return Result.Refused("negotiation.no_goals", "FiscalYear", year.Key);
        var taken = await work.Db.Goals.AnyAsync(g => g.ObjectiveId == request.Objective && g.PeriodFirst >= next.First && g.PeriodLast <= next.Last, cancel);
        if (taken) return Result.Refused("clone.next_year_has_goals", "FiscalYear", next.Key);

        var organization = await OrganizationChart.ReadAsync(work.Db, next.First, cancel);
        var people = organization.Units.SelectMany(unit => organization.Members[unit.Id].Select(member => (member.PersonId, unit.Id))).ToDictionary(pair => pair.PersonId, pair => pair.Id);
        var owners = await GoalOwners.NamesAsync(work.Db, goals, cancel);
        var byId = goals.ToDictionary(goal => goal.Id);
        var copies = new Dictionary<GoalId, Goal>();
        var leftOut = new SortedSet<string>(StringComparer.CurrentCultureIgnoreCase);
        foreach (var goal in goals.OrderBy(goal => DepthOf(goal, byId)))
        {
            var parent = goal.ParentId is { } above ? byId.GetValueOrDefault(above) : null;
            var isThere = goal.UnitId is { } unit ? organization.ById.ContainsKey(unit) : people.TryGetValue(goal.PersonId!.Value, out var place) && (parent is null || parent.UnitId == place);
            if (!isThere || (parent is not null && !copies.ContainsKey(parent.Id)))
            {
                leftOut.Add(owners[goal.Id]);
                continue;
            }
            var target = Raised(goal, request.UpliftPercent);
            copies[goal.Id] = goal.CopyTo(
                GoalId.New(), calendar.Parse(next.Key + goal.PeriodKey[4..]), target, parent is null ? null : copies[parent.Id].Id, $"{goal.PeriodKey}: {request.Reason.Trim()}", work.Actor.PersonId, work.Now);
        }
        await GoalBatch.WriteAsync(work.Db, copies.Values, [], [], cancel);
        work.Db.Add(new AuditEntry(
            work.Now, work.Actor.PersonId, nameof(CloneCascade), nameof(Goal), request.Objective.Value.ToString(), null,
            JsonSerializer.Serialize(new { From = year.Key, To = next.Key, request.UpliftPercent, copies.Count, request.Reason }, DomainJson.Options)));
        await work.Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new Response(copies.Count, [.. leftOut], next.Key);
    }

    private static int DepthOf(Goal goal, Dictionary<GoalId, Goal> goals)
    {
        var depth = 0;
        for (var one = goal; one.ParentId is { } parent && goals.TryGetValue(parent, out var above) && depth < 50; one = above) depth++;
        return depth;
    }

    // Of a ratio both parts grow, so that the ratio stays; what is then to be made of it is the planner's.
    private static GoalTarget Raised(Goal goal, decimal uplift)
    {
        var decimals = goal.Shape == TargetShape.Count || decimal.Truncate(goal.TargetValue) == goal.TargetValue ? 0 : 2;
        decimal Raise(decimal value) => Rounding.HalfAwayFromZero(value * (1m + (uplift / 100m)), decimals);
        return new GoalTarget(Raise(goal.TargetValue), goal.TargetDenominator is { } denominator ? Math.Max(1m, Raise(denominator)) : null);
    }
}
