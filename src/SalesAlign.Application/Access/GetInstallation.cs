using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Access;

/// <summary>What may be known before signing in: whether a company exists, its name, and, of a demonstration company, the accounts to try.</summary>
public sealed class GetInstallation(UseCaseContext context) : UseCase<GetInstallation.Request, GetInstallation.Response>(context)
{
    public sealed record Request;

    public sealed record Response(bool IsFounded, string? CompanyName, string Language, bool IsDemonstration, IReadOnlyList<DemonstrationAccount> Accounts);

    /// <summary>Somebody of the demonstration company whose desk a visitor may sit at.</summary>
    public sealed record DemonstrationAccount(Guid SignInId, string Name, Role Role);

    public override Permission Permission => Permission.FirstRun;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var company = await work.Db.Companies.AsNoTracking().SingleOrDefaultAsync(cancel);
        if (company is null) return new Response(false, null, "en", false, []);
        if (!company.IsDemonstration) return new Response(true, company.Name, company.Language, false, []);

        // One account per role, the one that has been there longest: ids are time-ordered.
        var people = await work.Db.RoleGrants.AsNoTracking()
            .Join(work.Db.People.Where(p => p.SignInId != null && p.LeftOn == null), g => g.PersonId, p => p.Id, (g, p) => new { g.Role, p.Id, p.Name, p.SignInId })
            .ToListAsync(cancel);
        var accounts = people.GroupBy(p => p.Role)
            .Select(role => role.MinBy(p => p.Id.Value)!)
            .OrderBy(p => p.Role)
            .Select(p => new DemonstrationAccount(p.SignInId!.Value, p.Name, p.Role))
            .ToList();
        return new Response(true, company.Name, company.Language, true, accounts);
    }
}
