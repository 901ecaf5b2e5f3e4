using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Organization;

/// <summary>Renames a unit, or hangs it under another from a day on. The tree before that day stays as it was.</summary>
public sealed class EditUnit(UseCaseContext context) : UseCase<EditUnit.Request, Nothing>(context)
{
    /// <param name="ParentId">Where it hangs from <paramref name="From"/> on; both empty when only the name changes.</param>
    public sealed record Request(UnitId Id, string Name, UnitId? ParentId = null, DateOnly? From = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(200);
            RuleFor(r => r.From).NotNull().When(r => r.ParentId is not null).WithErrorCode("date.missing");
        }
    }

    public override Permission Permission => Permission.ManageOrganization;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var unit = await work.Db.Units.Include(u => u.Placements).SingleOrDefaultAsync(u => u.Id == request.Id, cancel);
        if (unit is null) return Result.NotFound;
        unit.Rename(request.Name.Trim());
        if (request.ParentId is { } parent && request.From is { } from)
        {
            var organization = await OrganizationReader.OnAsync(work.Db, from, cancel);
            RuleViolation.Unless(unit.Kind != UnitKind.Company, "unit.company_stays_on_top");
            if (!organization.Holds(parent)) return Result.Refused("unit.unknown_on_day", nameof(Request.ParentId), from);
            if (organization.IsUnder(parent, unit.Id)) return Result.Refused("unit.under_itself", nameof(Request.ParentId));
            unit.PlaceUnder(parent, from);
        }
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
