using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Incentives;

/// <summary>What a calculation of one window reads beside the enrolment: the year's credits, where the year stands, and what others decided.</summary>
/// <param name="Standing">The last statement before the window: its last day, and where it left the plan year.</param>
/// <param name="OtherEarnings">Paid in the window from elsewhere, such as released holdbacks.</param>
internal sealed record WindowFacts(
    IReadOnlyList<Credit> Credits, (DateOnly Last, IReadOnlyList<Accumulator> Accumulators)? Standing, IReadOnlyDictionary<string, decimal> Metrics, IReadOnlyList<Award> Awards,
    decimal OtherEarnings = 0);

/// <summary>One person's pay by one plan in one window: the engine's result per plan version.</summary>
internal sealed record ParticipantPay(IReadOnlyList<PlanSection> Sections, IReadOnlyList<Accumulator> Before)
{
    public IReadOnlyList<ParticipantResult> Results => [.. Sections.Select(section => section.Result)];

    public IEnumerable<StatementLine> Lines => Sections.SelectMany(section => section.Result.Lines);

    /// <summary>Where the plan year stands after the window.</summary>
    public IReadOnlyList<Accumulator> After => Sections.Aggregate(Before, (earlier, section) => PlanSections.Merged(earlier, section.Result.Accumulators));

    public static ParticipantPay Compute(RunnablePlan plan, Enrolment enrolment, PayWindow window, WindowFacts facts)
    {
        var sections = new List<PlanSection>();
        var before = BeforeOf(window, facts, enrolment.Stretches[0].From);
        var standing = before;
        for (var i = 0; i < enrolment.Stretches.Count; i++)
        {
            var stretch = enrolment.Stretches[i];
            if (i > 0) standing = [.. standing.Select(accumulator => accumulator.ForNextYear())];
            var own = enrolment.Stretches.Count == 1 ? facts.Credits : [.. facts.Credits.Where(credit => Belongs(enrolment, i, credit.Date))];
            var computed = PlanSections.Calculate(plan.Versions, new ParticipantInput
            {
                Participant = enrolment.Person.Value,
                First = window.First,
                Last = window.Last,
                YearFirst = window.YearFirst,
                YearLast = window.YearLast,
                Currency = plan.Currency,
                Eligible = stretch.Time,
                Credits = own,
                Quotas = stretch.Quotas,
                TargetIncentives = stretch.TargetIncentives,
                Metrics = facts.Metrics,
                Awards = facts.Awards,
                OtherEarnings = i == enrolment.Stretches.Count - 1 ? facts.OtherEarnings : 0,
                Before = standing,
                ReplaysYear = true,
            });
            foreach (var section in computed) standing = PlanSections.Merged(standing, section.Result.Accumulators);
            sections.AddRange(computed);
        }
        return new ParticipantPay(sections, before);
    }

    /// <summary>Where the plan year stands for a stretch that begins on <paramref name="from"/>: what was earned in an earlier year or stretch is not its own.</summary>
    public static IReadOnlyList<Accumulator> BeforeOf(PayWindow window, WindowFacts facts, DateOnly from) =>
        facts.Standing is not { } before ? []
        : before.Last >= window.YearFirst && before.Last >= from ? before.Accumulators
        : [.. before.Accumulators.Select(accumulator => accumulator.ForNextYear())];

    // A credit counts in the stretch that it falls into; one that falls into none is shown once, as not eligible.
    private static bool Belongs(Enrolment enrolment, int stretch, DateOnly date) =>
        enrolment.Stretches[stretch].Time.Contains(date) || (stretch == 0 && !enrolment.Stretches.Any(other => other.Time.Contains(date)));
}
