using BenchmarkDotNet.Attributes;
using SalesAlign.Domain.Goals.Cascading;

namespace SalesAlign.Benchmarks.Goals;

/// <summary>Re-spreading a grid of 2,000 people and 12 months, as it happens while a planner types.</summary>
[MemoryDiagnoser]
public class DecompositionBenchmark
{
    private DecompositionRequest _units = null!;
    private DecompositionRequest _flat = null!;

    [Params(AllocationMethod.Equal, AllocationMethod.ByHistory, AllocationMethod.BySeasonality)]
    public AllocationMethod Method { get; set; }

    [GlobalSetup]
    public void MakePeople()
    {
        var nodes = new List<DecompositionNode> { new("company", null) };
        var people = new List<DecompositionNode> { new("company", null) };
        for (var unit = 0; unit < 100; unit++)
        {
            nodes.Add(new($"unit{unit}", "company"));
            for (var person = 0; person < 20; person++)
            {
                var history = new decimal?[12];
                for (var month = 0; month < 12; month++) history[month] = (unit * (month + 1)) + person;
                nodes.Add(new($"person{unit}-{person}", $"unit{unit}", history));
                people.Add(new($"person{unit}-{person}", "company", history));
            }
        }
        var months = new DecompositionPeriod[12];
        for (var month = 0; month < 12; month++) months[month] = new($"M{month + 1:00}");
        var target = new DecompositionTarget(TargetShape.Amount, 987_654_321.01m, 2);
        _units = new(target, nodes, months, AllocationMethod.ByHistory, [new(Method), new(Method)]);
        _flat = new(target, people, months, AllocationMethod.ByHistory, [new(Method)]);
    }

    [Benchmark(Baseline = true)]
    public DecompositionResult HundredUnitsOfTwenty() => Decomposition.Split(_units);

    [Benchmark]
    public DecompositionResult OneUnitOfTwoThousand() => Decomposition.Split(_flat);

    [Benchmark]
    public DecompositionResult OneUnitWithAPin() => Decomposition.Split(_flat with { Pins = [new("person7-7", null, 10_000m)] });
}
