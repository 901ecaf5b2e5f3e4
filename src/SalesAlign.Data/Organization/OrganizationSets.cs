using Microsoft.EntityFrameworkCore;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Data.Common;

public sealed partial class SalesAlignDbContext
{
    public DbSet<Company> Companies => Set<Company>();

    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<UnitPlacement> UnitPlacements => Set<UnitPlacement>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Membership> Memberships => Set<Membership>();
}
