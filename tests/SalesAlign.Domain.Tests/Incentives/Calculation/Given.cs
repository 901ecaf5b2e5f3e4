using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Domain.Tests.Incentives.Calculation;

/// <summary>Short words for what tests start from.</summary>
internal static class Given
{
    public static readonly Guid One = new("00000000-0000-0000-0000-000000000001");
    public static readonly Guid Two = new("00000000-0000-0000-0000-000000000002");
    public static readonly Guid Three = new("00000000-0000-0000-0000-000000000003");
    public static readonly DateOnly First = new(2026, 1, 1);
    public static readonly DateOnly Last = new(2026, 3, 31);

    public static RateTable Table(TableMode mode, Accumulation accumulation = Accumulation.Period, TableBasis basis = TableBasis.Credit) =>
        new(basis, accumulation, mode, [new(0, 0.05m), new(100_000, 0.08m), new(150_000, 0.10m)]);

    public static RateTable Accelerators(Accumulation accumulation = Accumulation.Period) =>
        RateTable.Accelerator(0.10m, accumulation, (0, 1), (1, 1.5m), (1.2m, 2));

    public static CommissionComponent Commission(RateTable rates) => new() { Id = One, Name = "Commission", Rates = rates };

    public static Credit Deal(decimal amount, int day = 1, string? key = null, Facts? facts = null) => new()
    {
        Deal = Guid.Empty,
        DealKey = key ?? $"D{day:000}",
        Date = First.AddDays(day - 1),
        Amount = amount,
        Margin = amount / 4,
        Units = 1,
        Facts = facts ?? Facts.Empty,
    };

    public static ParticipantInput Quarter(params Credit[] credits) => new()
    {
        Participant = Three,
        First = First,
        Last = Last,
        YearFirst = First,
        Credits = credits,
    };

    public static ParticipantInput WithQuota(this ParticipantInput input, decimal quota) =>
        input with { Quotas = [new(quota, input.First, input.Last)] };

    public static ParticipantInput WithTarget(this ParticipantInput input, decimal target) =>
        input with { TargetIncentives = [new(target, input.First, input.Last)] };

    public static ParticipantInput WithMetric(this ParticipantInput input, string key, decimal value) =>
        input with { Metrics = new Dictionary<string, decimal>(input.Metrics, StringComparer.Ordinal) { [key] = value } };

    public static ParticipantInput NextQuarter(this ParticipantInput input, ParticipantResult result, params Credit[] credits) => input with
    {
        First = input.Last.AddDays(1),
        Last = input.Last.AddDays(1).AddMonths(3).AddDays(-1),
        Before = result.Accumulators,
        Credits = credits,
    };

    public static ParticipantResult Pay(this Component component, ParticipantInput input) =>
        IncentiveCalculator.Calculate(CompiledPlan.Compile([component]), input);

    public static ParticipantResult Pay(this IReadOnlyList<Component> components, ParticipantInput input) =>
        IncentiveCalculator.Calculate(CompiledPlan.Compile(components), input);
}
