using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Access;

/// <summary>Gives somebody a role; it counts from their next action on.</summary>
public sealed class GrantRole(UseCaseContext context) : UseCase<GrantRole.Request, Nothing>(context)
{
    public sealed record Request(PersonId PersonId, Role Role);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Role).IsInEnum();
        }
    }

    public override Permission Permission => Permission.ManageAccess;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (!await work.Db.People.AnyAsync(person => person.Id == request.PersonId, cancel)) return Result.NotFound;
        if (await work.Db.RoleGrants.AnyAsync(grant => grant.PersonId == request.PersonId && grant.Role == request.Role, cancel)) return default(Nothing);
        work.Db.Add(new RoleGrant(request.PersonId, request.Role));
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
