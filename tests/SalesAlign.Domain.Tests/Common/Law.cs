using FsCheck;
using FsCheck.Fluent;

namespace SalesAlign.Domain.Tests.Common;

/// <summary>A law that must hold for anything the random source makes; a failure prints the seed that made the counter-example.</summary>
internal static class Law
{
    public static void Holds(Action<Random> check, int times = 200)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(times);
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            check(new Random(seed));
            return true;
        }).Check(config);
    }
}
