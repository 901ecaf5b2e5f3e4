using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>Starts a set of goals that two units carry together for a half-year, by one score.</summary>
public sealed class AddJointGoalSet(UseCaseContext context) : UseCase<AddJointGoalSet.Request, JointGoalSetId>(context)
{
    /// <param name="Period">A half-year.</param>
    /// <param name="Items">Revenue, profit and at least one that is not money; more can be added until both units agree.</param>
    public sealed record Request(string Name, UnitId First, UnitId Second, string Period, IReadOnlyList<Item> Items);

    /// <param name="Weight">In any ratio to the others.</param>
    public sealed record Item(JointGoalKind Kind, string Title, MetricId? Metric, decimal Target, decimal Weight);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().WithErrorCode("joint.no_name").MaximumLength(200);
            RuleFor(r => r.Period).NotEmpty();
            RuleFor(r => r.Items).NotNull();
            RuleForEach(r => r.Items).NotNull();
            RuleForEach(r => r.Items).Must(item => item is null || Enum.IsDefined(item.Kind));
        }
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<JointGoalSetId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var period = (await work.CompanyAsync(cancel)).Calendar.Parse(request.Period);
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        if (!scope.Includes(request.First) && !scope.Includes(request.Second)) return Result.NotFound;
        if (await work.Db.Units.CountAsync(unit => unit.Id == request.First || unit.Id == request.Second, cancel) < 2 && request.First != request.Second) return Result.Refused("unit.unknown", "Second");
        var set = new JointGoalSet(JointGoalSetId.New(), request.Name, request.First, request.Second, period);
        foreach (var item in request.Items) set.Add(item.Kind, item.Title, item.Metric, item.Target, item.Weight);
        work.Db.Add(set);
        await work.Db.SaveChangesAsync(cancel);
        return set.Id;
    }
}
