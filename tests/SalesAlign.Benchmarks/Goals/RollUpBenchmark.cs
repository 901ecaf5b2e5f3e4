using BenchmarkDotNet.Attributes;
using SalesAlign.Domain.Goals.RollUp;

namespace SalesAlign.Benchmarks.Goals;

/// <summary>Rolling up a tree of goals, eight under each parent: ten times the goals should take about ten times as long.</summary>
[MemoryDiagnoser]
public class RollUpBenchmark
{
    private RollUpRequest _request = null!;

    [Params(1_000, 10_000, 100_000)]
    public int Goals { get; set; }

    [GlobalSetup]
    public void MakeGoals()
    {
        var goals = new RollUpGoal[Goals];
        for (var i = 0; i < Goals; i++)
        {
            var source = (i * 8) + 1 < Goals ? ProgressSource.MeanOfChildren : ProgressSource.OwnMetric;
            goals[i] = new($"goal{i}", i == 0 ? null : $"goal{(i - 1) / 8}", source, 0m, 100m, new(2026, 1, 1), new(2026, 12, 31), i % 130);
        }
        _request = new(goals, new(2026, 6, 30));
    }

    [Benchmark]
    public RollUpResult RollUp() => GoalRollUp.Evaluate(_request);
}
