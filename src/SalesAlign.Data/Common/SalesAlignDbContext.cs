using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Data.Common;

/// <summary>The database of one installation. Each feature folder adds its sets and mappings; every tracked change leaves an audit entry.</summary>
public sealed partial class SalesAlignDbContext(DbContextOptions<SalesAlignDbContext> options)
    : IdentityUserContext<IdentityUser<Guid>, Guid>(options)
{
    /// <summary>To whom and to which action the audit trail attributes what is saved.</summary>
    public Attribution Attribution { get; set; } = Attribution.Installation;

    public DbSet<Notification> Notifications => Set<Notification>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        AuditTrail.Record(this);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Saving blocks a thread of the server; use SaveChangesAsync.");

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(SalesAlignDbContext).Assembly);
        // Lines of a calculation that is under way, or was interrupted, belong to no statement yet: nobody reads half a result.
        builder.Entity<StatementEntry>().HasQueryFilter(line => Statements.Any(statement => statement.Id == line.StatementId));
        ModelConventions.Apply(builder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        ModelConventions.ConfigureTypes(configurationBuilder);
    }
}
