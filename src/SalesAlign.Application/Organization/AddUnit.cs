using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Organization;

/// <summary>Adds a unit under another from a day on.</summary>
public sealed class AddUnit(UseCaseContext context) : UseCase<AddUnit.Request, UnitId>(context)
{
    public sealed record Request(string Name, UnitKind Kind, UnitFunction Function, UnitId ParentId, DateOnly From);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(200);
            RuleFor(r => r.Kind).IsInEnum().NotEqual(UnitKind.Company).WithErrorCode("unit.second_company");
            RuleFor(r => r.Function).IsInEnum();
            RuleFor(r => r.From).NotEqual(default(DateOnly)).WithErrorCode("date.missing");
        }
    }

    public override Permission Permission => Permission.ManageOrganization;

    protected override async Task<Result<UnitId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (!await work.Db.UnitPlacements.AnyAsync(p => p.UnitId == request.ParentId && p.From <= request.From && (p.To == null || p.To >= request.From), cancel))
        {
            return Result.Refused("unit.unknown_on_day", nameof(Request.ParentId), request.From);
        }
        var unit = new Unit(UnitId.New(), request.Name.Trim(), request.Kind, request.Function);
        unit.PlaceUnder(request.ParentId, request.From);
        work.Db.Add(unit);
        await work.Db.SaveChangesAsync(cancel);
        return unit.Id;
    }
}
