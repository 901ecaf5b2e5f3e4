using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Tests.Organization;

public sealed class OrganizationOnDayTests
{
    private static readonly UnitId Company = UnitId.New();
    private static readonly UnitId Region = UnitId.New();
    private static readonly UnitId Team = UnitId.New();
    private static readonly PersonId Chief = PersonId.New();
    private static readonly PersonId Head = PersonId.New();
    private static readonly PersonId Lead = PersonId.New();
    private static readonly PersonId Rep = PersonId.New();

    private readonly OrganizationOnDay _organization = new(
        [new(Company, null), new(Region, Company), new(Team, Region)],
        [new(Chief, Company, MembershipRole.Manager), new(Head, Region, MembershipRole.Manager), new(Lead, Team, MembershipRole.Manager), new(Rep, Team, MembershipRole.Rep)]);

    [Fact]
    public void Managers_stand_above_nearest_first_and_never_above_themselves()
    {
        Assert.Equal([Lead, Head, Chief], _organization.ManagersAbove(Rep));
        Assert.Equal([Head, Chief], _organization.ManagersAbove(Lead));
        Assert.Empty(_organization.ManagersAbove(Chief));
        Assert.Equal([Rep], _organization.ReportsOf(Lead));
    }

    [Fact]
    public void Somebody_who_belongs_nowhere_has_no_manager_and_no_unit()
    {
        Assert.Null(_organization.ManagerOf(PersonId.New()));
        Assert.Null(_organization.UnitOf(PersonId.New()));
    }

    [Fact]
    public void A_subtree_holds_the_unit_and_all_below()
    {
        Assert.Equal(new HashSet<UnitId> { Region, Team }, _organization.Subtree(Region));
        Assert.True(_organization.IsUnder(Team, Company));
        Assert.False(_organization.IsUnder(Company, Team));
    }

    [Fact]
    public void A_ring_of_units_ends_the_walk()
    {
        var ring = new OrganizationOnDay([new(Region, Team), new(Team, Region)], [new(Rep, Team, MembershipRole.Rep)]);
        Assert.Empty(ring.ManagersAbove(Rep));
        Assert.False(ring.IsUnder(Team, Company));
        Assert.Equal(2, ring.Subtree(Team).Count);
    }
}
