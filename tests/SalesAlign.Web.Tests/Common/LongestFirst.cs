using SalesAlign.Web.Tests.Common;
using SalesAlign.Web.Tests.Journeys;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("SalesAlign.Web.Tests.Common." + nameof(LongestFirst), "SalesAlign.Web.Tests")]

namespace SalesAlign.Web.Tests.Common;

/// <summary>What takes longest starts first, so that nothing long is left to run alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [nameof(EveryPageTests), nameof(FullLoopTests), nameof(EveryPageOnAPhoneTests), DemonstrationTests.Name, nameof(CrashTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(Place);

    private static int Place(ITestCollection collection)
    {
        var place = Array.FindIndex(Long, name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal));
        return place < 0 ? Long.Length : place;
    }
}
