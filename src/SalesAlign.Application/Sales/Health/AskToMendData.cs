using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales.Health;

namespace SalesAlign.Application.Sales.Health;

/// <summary>Asks whoever looks after records to mend what a check finds in them: one notice that leads to exactly these rows.</summary>
public sealed class AskToMendData(UseCaseContext context) : UseCase<AskToMendData.Request, AskToMendData.Response>(context)
{
    private const string Code = "data.mend";

    // Whoever was asked has some time before the same is asked again.
    private static readonly TimeSpan Rest = TimeSpan.FromHours(20);

    public sealed record Request(HealthCheck Check, PersonId PersonId, int StaleDays = HealthChecks.StaleDays);

    /// <summary>How many records were named.</summary>
    public sealed record Response(long Records);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Check).IsInEnum();
            RuleFor(r => r.StaleDays).InclusiveBetween(1, 3650).WithErrorCode("health.days_out_of_range");
        }
    }

    public override Permission Permission => Permission.ViewOrganization;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        if (!scope.Includes(request.PersonId) || !await work.Db.People.AnyAsync(person => person.Id == request.PersonId, cancel)) return Result.NotFound;
        if (!await work.Db.People.AnyAsync(person => person.Id == request.PersonId && person.LeftOn == null && person.SignInId != null, cancel)) return Result.Refused("health.cannot_be_asked");
        var asked = new HealthScope(PersonId: request.PersonId, StaleDays: request.StaleDays);
        var records = await CountAsync(work, request.Check, asked, cancel);
        if (records == 0) return Result.Refused("health.nothing_to_mend");
        var link = $"/data/health?check={request.Check}&owner={request.PersonId}";
        var since = work.Now - Rest;
        if (await work.Db.Notifications.AnyAsync(notice => notice.PersonId == request.PersonId && notice.Link == link && notice.At > since, cancel)) return Result.Refused("health.asked_already");
        work.Db.Notifications.Add(new Notification(request.PersonId, $"{Code}.{request.Check}", [work.Actor.Name, $"{records}"], link, work.Now));
        await work.Db.SaveChangesAsync(cancel);
        return new Response(records);
    }

    private static async Task<long> CountAsync(Work work, HealthCheck check, HealthScope asked, CancellationToken cancel)
    {
        var reading = await HealthReader.ReadingAsync(work, asked, cancel);
        Guid[] people = [asked.PersonId!.Value.Value];
        if (check == HealthCheck.AccountTwice) return (await HealthReader.AccountsTwiceAsync(await reading.AccountsAsync(cancel), people)).Count;
        return (await reading.FindAsync(check, people, 0, 1, cancel)).Total;
    }
}
