using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Access;

/// <summary>Chooses the language one reads in; empty follows the company.</summary>
public sealed class ChooseLanguage(UseCaseContext context) : UseCase<ChooseLanguage.Request, Nothing>(context)
{
    public sealed record Request(string? Language);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Language).Must(language => language is null or "en" or "zh-Hans").WithErrorCode("company.unknown_language");
        }
    }

    public override Permission Permission => Permission.SignedIn;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var me = work.Actor.PersonId;
        var person = await work.Db.People.SingleOrDefaultAsync(p => p.Id == me, cancel);
        if (person is null) return Result.NotFound;
        person.Speak(request.Language);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
