using SalesAlign.Web.Tests.Common;
using Xunit.Abstractions;

namespace SalesAlign.Web.Tests.Journeys;

/// <summary>
/// Every page as it meets people at a desk. A page that is added without saying in the walk how to open it fails. On an application of its own, so that
/// neither the walk on a phone nor the stories wait for it.
/// </summary>
public sealed class EveryPageTests(DemonstrationApplication application, ITestOutputHelper output) : IClassFixture<DemonstrationApplication>
{
    [Fact]
    public void Every_route_says_how_it_is_opened() => Assert.Empty(EveryPageWalk.Unknown);

    [BrowserFact]
    public Task Wide_and_light_in_English_and_as_narrow_as_a_tablet() => new EveryPageWalk(application, output).WalkAsync(new Sight("en", AlsoNarrow: true));
}

/// <summary>Every page as it meets people on the way. On an application of its own too.</summary>
public sealed class EveryPageOnAPhoneTests(DemonstrationApplication application, ITestOutputHelper output) : IClassFixture<DemonstrationApplication>
{
    [BrowserFact]
    public Task On_a_phone_and_dark_in_Chinese() => new EveryPageWalk(application, output).WalkAsync(new Sight("zh-Hans", OnPhone: true, InTheDark: true));
}
