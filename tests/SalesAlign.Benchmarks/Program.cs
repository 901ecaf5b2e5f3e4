using System.Globalization;
using BenchmarkDotNet.Running;
using SalesAlign.Benchmarks.Incentives;
using SalesAlign.Benchmarks.Metrics;
using SalesAlign.Benchmarks.Sales;

// An import takes seconds to minutes and a database of its own: it is run once and timed, not sampled.
if (args is ["deals", ..])
{
    await DealImportBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000);
    return;
}
if (args is ["incentives", ..])
{
    await IncentiveRunBenchmark.RunAsync(
        args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 2_000);
    return;
}
if (args is ["metrics", ..])
{
    await KeptValuesBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000);
    return;
}
// In this process: a project of its own for each benchmark would restore packages that stand-ins replace.
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run([.. args, "--inProcess"]);
