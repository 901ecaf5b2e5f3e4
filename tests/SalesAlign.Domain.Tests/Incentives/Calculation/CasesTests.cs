using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Domain.Tests.Incentives.Calculation;

/// <summary>Runs every golden case in the folder Cases.</summary>
public class CasesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Incentives", "Calculation", "Cases");

    public static TheoryData<string> Files() => [.. Directory.GetFiles(Folder, "*.case").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_case_pays_what_it_says(string file)
    {
        var golden = CaseFile.Read(await File.ReadAllTextAsync(Path.Combine(Folder, file)));
        Assert.NotEmpty(golden.Periods);
        var plan = CompiledPlan.Compile(golden.Components);
        IReadOnlyList<Accumulator> before = [];
        foreach (var period in golden.Periods)
        {
            Assert.NotEmpty(period.Pays);
            var result = IncentiveCalculator.Calculate(plan, period.Input(before));
            foreach (var expected in period.Pays)
            {
                var actual = Find(result, expected[0]);
                Assert.Equal((expected[0], CaseFile.Number(expected[1])), (expected[0], actual));
                if (expected.Length > 2 && expected[2].Length > 0) CheckReason(result, expected[0], expected[2]);
            }
            // Only a deal is told that it pays nothing.
            Assert.DoesNotContain(result.Lines, line => line is { DealKey: null, Amount: 0, Held: 0, Kind: not LineKind.Bonus });
            before = result.Accumulators;
        }
    }

    [Fact]
    public void A_case_that_is_wrong_fails()
    {
        var golden = CaseFile.Read("[component commission]\nrate = 5 %\n[period 2026-Q1]\n[deals]\ndeal | date | amount\nA | 2026-01-02 | 100\n[pays]\nA | 6");
        var result = IncentiveCalculator.Calculate(CompiledPlan.Compile(golden.Components), golden.Periods[0].Input([]));
        Assert.NotEqual(CaseFile.Number(golden.Periods[0].Pays[0][1]), Find(result, "A"));
    }

    private static decimal Find(ParticipantResult result, string what) => what switch
    {
        "total" => result.Total(),
        "held" => result.Held(),
        "true-up" => Sum(result, LineKind.TrueUp),
        "minimum" => Sum(result, LineKind.MinimumTopUp),
        "bonus" => Sum(result, LineKind.Bonus),
        "draw paid" => Sum(result, LineKind.DrawPaid),
        "draw recovered" => Sum(result, LineKind.DrawRecovered),
        "owed" => result.Accumulators.Sum(accumulator => accumulator.Owed),
        _ => result.Lines.Any(line => line.DealKey == what)
            ? result.Lines.Where(line => line.DealKey == what).Sum(line => line.Amount)
            : throw new FormatException($"No line is called '{what}'."),
    };

    private static decimal Sum(ParticipantResult result, LineKind kind) => result.Lines.Where(line => line.Kind == kind).Sum(line => line.Amount);

    // "icp" is a failed criterion's field, "would 2,400" what it would have paid, anything else the kind of a step.
    private static void CheckReason(ParticipantResult result, string deal, string reason)
    {
        var line = result.Lines.First(candidate => candidate.DealKey == deal);
        foreach (var part in reason.Split(';', StringSplitOptions.TrimEntries).Select(part => part.Split(' ')))
        {
            if (part[0] == "would") Assert.Equal(CaseFile.Number(part[1]), line.WouldHavePaid);
            else if (part[0] == "failed") Assert.Contains(line.Derivation.OfType<ConditionFailed>().SelectMany(step => step.Failed), failure => failure.Criterion.Field == part[1]);
            else Assert.Contains(line.Derivation, step => step.GetType().Name.Equals(part[0], StringComparison.OrdinalIgnoreCase));
        }
    }
}
