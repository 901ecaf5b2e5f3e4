using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Organization;

/// <summary>Moves a person to a unit and role from a day on; the history before it stays as it was.</summary>
public sealed class MovePerson(UseCaseContext context) : UseCase<MovePerson.Request, Nothing>(context)
{
    public sealed record Request(PersonId Id, UnitId UnitId, MembershipRole Role, DateOnly From, uint? Version = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.UnitId).NotEqual(default(UnitId)).WithErrorCode("unit.missing");
            RuleFor(r => r.Role).IsInEnum();
            RuleFor(r => r.From).NotEqual(default(DateOnly)).WithErrorCode("date.missing");
        }
    }

    public override Permission Permission => Permission.ManageOrganization;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await OrganizationReader.PersonAsync(work, request.Id, cancel) is not { } person) return Result.NotFound;
        if (!await work.Db.Units.AnyAsync(unit => unit.Id == request.UnitId, cancel)) return Result.Refused("unit.unknown", nameof(Request.UnitId));
        work.Expect(person, request.Version);
        person.Join(request.UnitId, request.Role, request.From);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
