using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Access;

/// <summary>Who the signed-in person is and what the shell needs to show: their roles, permissions, units, company and unread notifications.</summary>
public sealed class GetMe(UseCaseContext context) : UseCase<GetMe.Request, GetMe.Response>(context)
{
    public sealed record Request;

    public sealed record Response(
        PersonId Id,
        string Name,
        string? Email,
        IReadOnlySet<Role> Roles,
        IReadOnlySet<Permission> Permissions,
        IReadOnlyList<UnitId> Units,
        CompanyFacts Company,
        DateOnly Today,
        int UnreadNotifications);

    /// <summary>The company's settings, by which figures and dates are shown.</summary>
    public sealed record CompanyFacts(string Name, string Currency, int FiscalStartMonth, string TimeZone, string Language, bool IsDemonstration);

    public override Permission Permission => Permission.SignedIn;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var company = await work.CompanyAsync(cancel);
        var today = CompanyDay.Of(company, work.Now);
        var (id, now) = (work.Actor.PersonId, work.Now);
        var person = await work.Db.People.AsNoTracking().Where(p => p.Id == id)
            .Select(p => new
            {
                p.Name,
                p.Email,
                Units = p.Memberships.Where(m => m.From <= today && (m.To == null || m.To >= today)).Select(m => m.UnitId).ToList(),
                Unread = work.Db.Notifications.Count(n => n.PersonId == id && n.ReadAt == null && n.At <= now),
            })
            .SingleOrDefaultAsync(cancel);
        if (person is null) return Result.NotFound;
        var permissions = Enum.GetValues<Permission>().Where(work.Rights.Allow).ToHashSet();
        return new Response(
            id, person.Name, person.Email, work.Rights.Roles, permissions, person.Units,
            new CompanyFacts(company.Name, company.CurrencyCode, company.FiscalStartMonth, company.TimeZone, company.Language, company.IsDemonstration),
            today, person.Unread);
    }
}
