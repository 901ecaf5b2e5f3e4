using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;

namespace SalesAlign.Application.Organization;

/// <summary>The company's settings, to be looked at and changed.</summary>
public sealed class GetCompany(UseCaseContext context) : UseCase<GetCompany.Request, GetCompany.Response>(context)
{
    public sealed record Request;

    public sealed record Response(string Name, string Currency, int FiscalStartMonth, string TimeZone, string Language, bool IsDemonstration, TimeOnly QuietFrom, TimeOnly QuietTo, uint Version);

    public override Permission Permission => Permission.ManageAccess;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel) =>
        await work.Db.Companies.AsNoTracking()
            .Select(c => new Response(c.Name, c.CurrencyCode, c.FiscalStartMonth, c.TimeZone, c.Language, c.IsDemonstration, c.QuietFrom, c.QuietTo, EF.Property<uint>(c, ModelConventions.RowVersion)))
            .SingleAsync(cancel);
}
