using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Organization;

/// <summary>Takes somebody into the directory, in a unit and a role from a day on.</summary>
public sealed class AddPerson(UseCaseContext context) : UseCase<AddPerson.Request, PersonId>(context)
{
    public sealed record Request(string Name, string? Email, UnitId UnitId, MembershipRole Role, DateOnly From);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(200);
            RuleFor(r => r.Email).EmailAddress().MaximumLength(256).When(r => !string.IsNullOrWhiteSpace(r.Email));
            RuleFor(r => r.UnitId).NotEqual(default(UnitId)).WithErrorCode("unit.missing");
            RuleFor(r => r.Role).IsInEnum();
        }
    }

    public override Permission Permission => Permission.ManageOrganization;

    protected override async Task<Result<PersonId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (!await work.Db.Units.AnyAsync(unit => unit.Id == request.UnitId, cancel)) return Result.Refused("unit.unknown", nameof(Request.UnitId));
        var email = string.IsNullOrWhiteSpace(request.Email) ? null : request.Email.Trim();
        var person = new Person(PersonId.New(), request.Name.Trim(), email, externalId: null, hiredOn: request.From);
        person.Join(request.UnitId, request.Role, request.From);
        work.Db.Add(person);
        await work.Db.SaveChangesAsync(cancel);
        return person.Id;
    }
}
