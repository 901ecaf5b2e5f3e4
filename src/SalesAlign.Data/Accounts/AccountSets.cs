using Microsoft.EntityFrameworkCore;
using SalesAlign.Domain.Accounts;

namespace SalesAlign.Data.Common;

public sealed partial class SalesAlignDbContext
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<IdealCustomerProfile> IdealCustomerProfiles => Set<IdealCustomerProfile>();
}
