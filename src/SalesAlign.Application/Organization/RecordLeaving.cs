using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Organization;

/// <summary>Records a person's last day. From the day after they may do nothing here; what they did stays.</summary>
public sealed class RecordLeaving(UseCaseContext context) : UseCase<RecordLeaving.Request, Nothing>(context)
{
    public sealed record Request(PersonId Id, DateOnly LastDay, uint? Version = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.LastDay).NotEqual(default(DateOnly)).WithErrorCode("date.missing");
        }
    }

    public override Permission Permission => Permission.ManageOrganization;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        await using var guard = await Administrators.GuardAsync(work.Db, cancel);
        if (await OrganizationReader.PersonAsync(work, request.Id, cancel) is not { } person) return Result.NotFound;
        if (await Administrators.IsLastAsync(work, request.Id, cancel)) return Result.Refused("access.last_administrator");
        work.Expect(person, request.Version);
        person.Leave(request.LastDay);
        await work.Db.SaveChangesAsync(cancel);
        await guard.CommitAsync(cancel);
        return default(Nothing);
    }
}
