using SalesAlign.Data.Common;
using SalesAlign.Data.Incentives;

namespace SalesAlign.Application.Incentives;

internal sealed class IdealCustomers
{
    public static Task<IdealCustomers> LoadAsync(SalesAlignDbContext db, CancellationToken cancel) => Task.FromResult(new IdealCustomers());

    public bool Fits(DealCredit deal) => false;
}
