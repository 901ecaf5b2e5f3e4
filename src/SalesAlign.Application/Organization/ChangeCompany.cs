using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Organization;

/// <summary>Changes the company's name, clock and language. Currency and fiscal year are fixed at founding: amounts and periods that exist would silently mean something else.</summary>
public sealed class ChangeCompany(UseCaseContext context) : UseCase<ChangeCompany.Request, Nothing>(context)
{
    /// <param name="QuietFrom">Hours in which alerts wait, by the company's clock; the same time twice for none. Left as they are where not given.</param>
    public sealed record Request(string Name, string TimeZone, string Language, uint? Version = null, TimeOnly? QuietFrom = null, TimeOnly? QuietTo = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(200);
            RuleFor(r => r.TimeZone).NotEmpty().MaximumLength(80).Must(zone => TimeZoneInfo.TryFindSystemTimeZoneById(zone ?? "", out _)).WithErrorCode("company.unknown_time_zone");
            RuleFor(r => r.Language).Must(language => language is "en" or "zh-Hans").WithErrorCode("company.unknown_language");
        }
    }

    public override Permission Permission => Permission.ManageAccess;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var company = await work.Db.Companies.SingleAsync(cancel);
        work.Expect(company, request.Version);
        company.Rename(request.Name.Trim());
        company.KeepTimeOf(request.TimeZone);
        company.Speak(request.Language);
        company.KeepQuiet(request.QuietFrom ?? company.QuietFrom, request.QuietTo ?? company.QuietTo);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
