using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Incentives;

/// <summary>What one more deal adds to a person's pay.</summary>
/// <param name="Pays">Everything that it adds, also what it lifts earlier deals to.</param>
/// <param name="Lifts">The part of it that is paid on other deals.</param>
/// <param name="Lines">Those of the deal itself.</param>
internal sealed record DealGain(decimal Pays, decimal Lifts, decimal Held, IReadOnlyList<EstimateNextDeal.Line> Lines)
{
    /// <param name="before">Pay without the deal.</param>
    /// <param name="after">Pay with it.</param>
    /// <param name="key">By which the deal's lines are known.</param>
    public static DealGain Of(
        CalculationInputs inputs, IReadOnlyCollection<ParticipantPay> before, IReadOnlyCollection<(Enrolment Enrolment, ParticipantPay Pay, IReadOnlyList<Finding> Findings)> after, string key)
    {
        var lines = new List<EstimateNextDeal.Line>();
        foreach (var part in after)
        {
            var components = inputs.PlanOf(part.Enrolment).Components;
            lines.AddRange(part.Pay.Lines.Where(line => line.DealKey == key)
                .Select(line => new EstimateNextDeal.Line(components[line.Component].Name, line.Amount, line.WouldHavePaid, line.Derivation)));
        }
        var pays = after.Sum(part => TotalOf(part.Pay)) - before.Sum(TotalOf);
        return new DealGain(pays, pays - lines.Sum(line => line.Amount), after.Sum(part => HeldOf(part.Pay)) - before.Sum(HeldOf), lines);
    }

    public static decimal TotalOf(ParticipantPay pay) => pay.Results.Sum(result => result.Total());

    private static decimal HeldOf(ParticipantPay pay) => pay.Results.Sum(result => result.Held());
}
