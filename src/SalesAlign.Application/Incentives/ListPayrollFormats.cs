using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>The saved formats of payroll files.</summary>
public sealed class ListPayrollFormats(UseCaseContext context) : UseCase<ListPayrollFormats.Request, IReadOnlyList<ListPayrollFormats.Item>>(context)
{
    public sealed record Request;

    public sealed record Item(Guid Id, string Name, IReadOnlyList<PayrollColumn> Columns);

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<IReadOnlyList<Item>>> HandleAsync(Request request, Work work, CancellationToken cancel) =>
        await work.Db.PayrollFormats.AsNoTracking().OrderBy(f => f.Name).Select(f => new Item(f.Id, f.Name, f.Columns)).ToListAsync(cancel);
}
