using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Incentives;

/// <summary>One person's pay by one plan in one period: the engine's result per plan version, and what the deals themselves lack.</summary>
internal sealed record ParticipantPay(IReadOnlyList<PlanSection> Sections, IReadOnlyList<Accumulator> Before, IReadOnlyList<Finding> Findings)
{
    public IReadOnlyList<ParticipantResult> Results => [.. Sections.Select(section => section.Result)];

    public IEnumerable<StatementLine> Lines => Sections.SelectMany(section => section.Result.Lines);

    /// <param name="credits">Of the plan year up to the period's last day.</param>
    public static ParticipantPay Compute(CalculationInputs inputs, Enrolment enrolment, IReadOnlyList<Credit> credits, IReadOnlyList<Finding> findings)
    {
        var plan = inputs.PlanOf(enrolment);
        var sections = new List<PlanSection>();
        IReadOnlyList<Accumulator> standing = [];
        for (var i = 0; i < enrolment.Stretches.Count; i++)
        {
            var stretch = enrolment.Stretches[i];
            standing = i == 0 ? inputs.Before(enrolment, stretch.From) : [.. standing.Select(accumulator => accumulator.ForNextYear())];
            var own = enrolment.Stretches.Count == 1 ? credits : [.. credits.Where(credit => Belongs(enrolment, i, credit.Date))];
            var computed = PlanSections.Calculate(plan.Versions, inputs.Input(enrolment, stretch, own, standing));
            foreach (var section in computed) standing = PlanSections.Merged(standing, section.Result.Accumulators);
            sections.AddRange(computed);
        }
        return new ParticipantPay(sections, inputs.Before(enrolment, enrolment.Stretches[0].From), findings);
    }

    // A credit counts in the stretch that it falls into; one that falls into none is shown once, as not eligible.
    private static bool Belongs(Enrolment enrolment, int stretch, DateOnly date) =>
        enrolment.Stretches[stretch].Time.Contains(date) || (stretch == 0 && !enrolment.Stretches.Any(other => other.Time.Contains(date)));
}
