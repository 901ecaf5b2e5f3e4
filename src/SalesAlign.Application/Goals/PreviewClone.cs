using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Goals;

/// <summary>Shows what taking a year's goals into the next would make, whom it leaves out, what is there already, and the last clone that can still be taken back.</summary>
public sealed class PreviewClone(UseCaseContext context) : UseCase<PreviewClone.Request, PreviewClone.Response>(context)
{
    public sealed record Request(ObjectiveId Objective, int FiscalYear, decimal UpliftPercent = 0m);

    /// <param name="Periods">The columns, of the next year, long ones first.</param>
    public sealed record Response(string Year, string Next, MetricFacts Metric, IReadOnlyList<string> Periods, IReadOnlyList<Owner> Owners, int Created, int There, int LeftOut, LastClone? Last);

    /// <param name="Cells">By column; empty where the owner has no goal in that period of this year.</param>
    public sealed record Owner(string Name, int Depth, bool IsUnit, IReadOnlyList<Cell?> Cells);

    /// <param name="There">What the next year has already in this place.</param>
    public sealed record Cell(decimal Before, decimal After, decimal? There, GoalState? State, CloneOmission? Omitted);

    /// <param name="Goals">How many of its drafts nobody has touched since.</param>
    public sealed record LastClone(uint Version, int Goals, DateTimeOffset At, string? By);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.FiscalYear).InclusiveBetween(1901, 2199).WithErrorCode("period.unknown");
            RuleFor(r => r.UpliftPercent).InclusiveBetween(-90, 900).WithErrorCode("clone.uplift_out_of_range");
        }
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var read = await CloneDraft.OfAsync(work, request.Objective, request.FiscalYear, request.UpliftPercent, cancel);
        if (!read.TryGet(out var draft)) return new Refusal(read.Outcome, [.. read.Problems]);
        var periods = draft.Rows.Select(row => row.Period).Distinct(StringComparer.Ordinal).OrderBy(key => key.Length == 4 ? 0 : key.Contains('H', StringComparison.Ordinal) ? 1 : key.Contains('Q', StringComparison.Ordinal) ? 2 : 3)
            .ThenBy(key => key, StringComparer.Ordinal).ToList();
        var metricId = draft.Rows[0].Of.MetricId;
        var metric = await work.Db.Metrics.AsNoTracking().SingleAsync(m => m.Id == metricId, cancel);
        return new Response(
            draft.Year.Key, draft.Next.Key, MetricFacts.Of(metric), periods, OwnersOf(draft, periods), draft.Rows.Count(row => row.IsNew), draft.Rows.Count(row => row.There is not null),
            draft.Rows.Count(row => row.Omitted is not null && row.There is null), await LastAsync(work, request.Objective, draft, cancel));
    }

    /// <summary>In the order of the tree: whoever carries parts stands below whoever gave them out.</summary>
    private static List<Owner> OwnersOf(CloneDraft draft, List<string> periods)
    {
        var column = periods.Select((key, i) => (key, i)).ToDictionary(pair => pair.key, pair => pair.i, StringComparer.Ordinal);
        var byId = draft.Rows.ToDictionary(row => row.Of.Id);
        var groups = draft.Rows.GroupBy(KeyOf).ToDictionary(group => group.Key, group => group.ToList());
        var below = groups.Keys.ToLookup(key => groups[key].Select(row => row.Of.ParentId is { } above && byId.TryGetValue(above, out var parent) ? KeyOf(parent) : ((Guid Metric, Guid Owner)?)null).LastOrDefault(above => above is not null));
        var owners = new List<Owner>();
        var open = new Stack<((Guid Metric, Guid Owner) Key, int Depth)>();
        Push(null, 0);
        while (open.TryPop(out var at))
        {
            var rows = groups[at.Key];
            var cells = new Cell?[periods.Count];
            foreach (var row in rows) cells[column[row.Period]] = new(row.Of.Target.Measure, row.Target.Measure, row.There?.Target.Measure, row.There?.State, row.Omitted);
            owners.Add(new(draft.Owners[rows[0].Of.Id], at.Depth, rows[0].Of.UnitId is not null, cells));
            Push(at.Key, at.Depth + 1);
        }
        return owners;

        void Push((Guid, Guid)? above, int depth)
        {
            foreach (var key in below[above].OrderByDescending(key => draft.Owners[groups[key][0].Of.Id], StringComparer.CurrentCultureIgnoreCase)) open.Push((key, depth));
        }

        static (Guid Metric, Guid Owner) KeyOf(CloneDraft.Row row) => (row.Of.MetricId.Value, row.Of.UnitId?.Value ?? row.Of.PersonId!.Value.Value);
    }

    // Everything that one clone made was written together and has one version; whatever somebody has touched since has another.
    private static async Task<LastClone?> LastAsync(Work work, ObjectiveId objective, CloneDraft draft, CancellationToken cancel)
    {
        var drafts = await work.Db.Goals.AsNoTracking()
            .Where(g => g.ObjectiveId == objective && g.PeriodFirst >= draft.Next.First && g.PeriodLast <= draft.Next.Last && g.State == GoalState.Draft)
            .Select(g => new { Version = EF.Property<uint>(g, ModelConventions.RowVersion), Copied = g.Steps.Where(step => step.Kind == GoalStepKind.Copied).OrderByDescending(step => step.At).Select(step => new { step.At, step.By }).FirstOrDefault() })
            .ToListAsync(cancel);
        var last = drafts.Where(one => one.Copied is not null).GroupBy(one => one.Version).MaxBy(group => group.Max(one => one.Copied!.At));
        if (last is null) return null;
        var step = last.First().Copied!;
        var by = step.By is { } person ? await work.Db.People.Where(p => p.Id == person).Select(p => p.Name).SingleOrDefaultAsync(cancel) : null;
        return new LastClone(last.Key, last.Count(), step.At, by);
    }
}
