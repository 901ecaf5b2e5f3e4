using Microsoft.EntityFrameworkCore;
using SalesAlign.Domain.Access;

namespace SalesAlign.Data.Common;

public sealed partial class SalesAlignDbContext
{
    public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<Invitation> Invitations => Set<Invitation>();
}
