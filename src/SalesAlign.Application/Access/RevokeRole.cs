using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Access;

/// <summary>Takes a role from somebody; it no longer counts from their next action on. The last administrator keeps theirs.</summary>
public sealed class RevokeRole(UseCaseContext context) : UseCase<RevokeRole.Request, Nothing>(context)
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
        await using var guard = await Administrators.GuardAsync(work.Db, cancel);
        var grant = await work.Db.RoleGrants.SingleOrDefaultAsync(g => g.PersonId == request.PersonId && g.Role == request.Role, cancel);
        if (grant is null) return Result.NotFound;
        if (request.Role == Role.Administrator && await Administrators.IsLastAsync(work, request.PersonId, cancel)) return Result.Refused("access.last_administrator");
        work.Db.Remove(grant);
        await work.Db.SaveChangesAsync(cancel);
        await guard.CommitAsync(cancel);
        return default(Nothing);
    }
}
