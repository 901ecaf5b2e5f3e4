using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Organization;

/// <summary>Corrects a person's name and address. The address to sign in with is changed with the account, not here.</summary>
public sealed class EditPerson(UseCaseContext context) : UseCase<EditPerson.Request, Nothing>(context)
{
    public sealed record Request(PersonId Id, string Name, string? Email, uint? Version = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(200);
            RuleFor(r => r.Email).EmailAddress().MaximumLength(256).When(r => !string.IsNullOrWhiteSpace(r.Email));
        }
    }

    public override Permission Permission => Permission.ManageOrganization;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await OrganizationReader.PersonAsync(work, request.Id, cancel) is not { } person) return Result.NotFound;
        work.Expect(person, request.Version);
        person.Rename(request.Name.Trim());
        person.ReachAt(string.IsNullOrWhiteSpace(request.Email) ? null : request.Email.Trim());
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
