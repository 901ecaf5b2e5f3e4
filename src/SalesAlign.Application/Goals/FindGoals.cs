using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Strategy;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Application.Goals;

/// <summary>Finds goals by words of their owner, objective or metric: what a picker of parents asks for while somebody types. Units of the whole company, people of the own part of it.</summary>
public sealed class FindGoals(UseCaseContext context) : UseCase<FindGoals.Request, FindGoals.Response>(context)
{
    private const int Most = 12;

    /// <param name="Text">Words that all have to occur.</param>
    /// <param name="Period">Only goals of this period.</param>
    /// <param name="Except">The goal that looks for a parent.</param>
    public sealed record Request(string Text, string? Period = null, GoalId? Except = null);

    public sealed record Response(IReadOnlyList<Item> Items);

    public sealed record Item(GoalId Id, string Owner, string ObjectiveTitle, string Metric, string Period, bool IsUnit);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Text).NotNull().MaximumLength(200);
    }

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var scope = await work.ScopeAsync(today, cancel);
        var (everybody, people) = (scope.WholeCompany, scope.People.ToList());
        var version = await work.Db.StrategyVersions.AsNoTracking().Current().Select(v => v.Id).SingleOrDefaultAsync(cancel);
        var goals =
            from goal in work.Db.Goals.AsNoTracking()
            join metric in work.Db.Metrics on goal.MetricId equals metric.Id
            join unit in work.Db.Units on goal.UnitId equals (Domain.Organization.UnitId?)unit.Id into units
            from unit in units.DefaultIfEmpty()
            join person in work.Db.People on goal.PersonId equals (Domain.Organization.PersonId?)person.Id into carriers
            from person in carriers.DefaultIfEmpty()
            join objective in work.Db.StrategicObjectives.Where(o => o.VersionId == version) on goal.ObjectiveId equals objective.ObjectiveId
            where (request.Period == null || goal.PeriodKey == request.Period) && (request.Except == null || goal.Id != request.Except) && goal.PeriodLast >= today.AddYears(-1)
                && (goal.PersonId == null || everybody || people.Contains(goal.PersonId!.Value))
            select new { goal.Id, Owner = unit != null ? unit.Name : person!.Name, objective.Title, Metric = metric.Name, goal.PeriodKey, goal.PeriodFirst, goal.PeriodLast, IsUnit = unit != null };
        foreach (var word in request.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(6))
        {
            var like = Paging.Containing(word);
            goals = goals.Where(g => EF.Functions.ILike(g.Owner, like) || EF.Functions.ILike(g.Title, like) || EF.Functions.ILike(g.Metric, like) || EF.Functions.ILike(g.PeriodKey, like));
        }
        // Units first: they are what most goals count to. Then what runs now.
        var found = await goals.OrderByDescending(g => g.IsUnit).ThenByDescending(g => g.PeriodFirst <= today && g.PeriodLast >= today).ThenByDescending(g => g.PeriodLast).ThenBy(g => g.Owner)
            .Take(Most).ToListAsync(cancel);
        return new Response(found.ConvertAll(g => new Item(g.Id, g.Owner, g.Title, g.Metric, g.PeriodKey, g.IsUnit)));
    }
}
