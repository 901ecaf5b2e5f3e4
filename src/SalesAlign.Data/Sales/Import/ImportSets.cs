using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Sales.Import;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Data.Common;

public sealed partial class SalesAlignDbContext
{
    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();

    public DbSet<ImportRowError> ImportErrors => Set<ImportRowError>();

    public DbSet<ImportChange> ImportChanges => Set<ImportChange>();

    public DbSet<SavedMapping> SavedMappings => Set<SavedMapping>();
}
