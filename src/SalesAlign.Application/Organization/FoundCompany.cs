using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Sales;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Organization;

/// <summary>The first act in an empty installation: the company, its root unit and the administrator come into being together.</summary>
public sealed class FoundCompany(UseCaseContext context, IPasswordHasher<IdentityUser<Guid>> passwords, UserManager<IdentityUser<Guid>> users)
    : UseCase<FoundCompany.Request, PersonId>(context)
{
    public sealed record Request(string CompanyName, string Currency, int FiscalStartMonth, string TimeZone, string Language, string Name, string Email, string Password);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.CompanyName).NotEmpty().MaximumLength(200);
            RuleFor(r => r.Currency).NotEmpty().Matches("^[A-Z]{3}$").WithErrorCode("currency.not_iso");
            RuleFor(r => r.FiscalStartMonth).InclusiveBetween(1, 12);
            RuleFor(r => r.TimeZone).NotEmpty().Must(zone => TimeZoneInfo.TryFindSystemTimeZoneById(zone ?? "", out _)).WithErrorCode("company.unknown_time_zone");
            RuleFor(r => r.Language).Must(language => language is "en" or "zh-Hans").WithErrorCode("company.unknown_language");
            RuleFor(r => r.Name).NotEmpty().MaximumLength(200);
            RuleFor(r => r.Email).NotEmpty().EmailAddress().MaximumLength(256);
            RuleFor(r => r.Password).NotEmpty();
        }
    }

    public override Permission Permission => Permission.FirstRun;

    protected override async Task<Result<PersonId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await work.Db.Companies.AnyAsync(cancel)) return Result.Refused("company.exists");

        var signIn = SignIns.New(request.Email, passwords, request.Password);
        var problems = await SignIns.PasswordProblemsAsync(users, signIn, request.Password);
        if (problems.Count > 0) return Result.Refused(problems);

        var company = new Company(request.CompanyName.Trim(), new Currency(request.Currency), new FiscalCalendar(request.FiscalStartMonth), request.TimeZone, request.Language, isDemonstration: false);
        var today = CompanyDay.Of(company, work.Now);
        var root = new Unit(UnitId.New(), company.Name, UnitKind.Company, UnitFunction.Management);
        // The company is older than its installation: imported history must find a place to hang.
        root.PlaceUnder(null, today.AddYears(-20));
        var administrator = new Person(PersonId.New(), request.Name.Trim(), request.Email.Trim());
        administrator.Join(root.Id, MembershipRole.Staff, today);
        administrator.LinkSignIn(signIn.Id);

        work.Db.AddRange(company, root, signIn);
        work.Db.AddRange(UsualPipeline.In(request.Language));
        work.Db.Add(administrator);
        work.Db.AddRange(new RoleGrant(administrator.Id, Role.Administrator), new RoleGrant(administrator.Id, Role.SalesOperations));
        // The check constraint on the company's key makes the second of two founders lose.
        await work.Db.SaveChangesAsync(cancel);
        return administrator.Id;
    }
}
