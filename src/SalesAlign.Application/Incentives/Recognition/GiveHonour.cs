using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives.Recognition;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Incentives.Recognition;

/// <summary>Honours somebody in scope with the points that the reason is worth today; the person hears of it.</summary>
public sealed class GiveHonour(UseCaseContext context) : UseCase<GiveHonour.Request, HonourId>(context)
{
    public sealed record Request(PersonId Person, HonourReason Reason, string Note, ObjectiveId? Objective = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Reason).IsInEnum();
            RuleFor(r => r.Note).NotEmpty().MaximumLength(500);
        }
    }

    public override Permission Permission => Permission.GiveHonours;

    protected override async Task<Result<HonourId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var person = await work.Db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.Person && (p.LeftOn == null || p.LeftOn >= today), cancel);
        if (person is null || !(await work.ScopeAsync(today, cancel)).Includes(person.Id)) return Result.NotFound;
        if (request.Objective is { } objective && !(await ObjectiveName.ReadAsync(work.Db, cancel)).Any(known => known.Id == objective)) return Result.Refused("honour.unknown_objective", nameof(request.Objective));
        var points = (await HonourRules.WorthsAsync(work.Db, cancel))[request.Reason];
        var honour = Honour.Given(person.Id, request.Reason, points, request.Note, request.Objective, work.Actor.PersonId, today);
        work.Db.Add(honour);
        if (person.SignInId is not null) work.Db.Add(new Notification(person.Id, "honour.given", [work.Actor.Name, honour.Note], "/incentives/recognition?tab=honours", work.Now));
        await work.Db.SaveChangesAsync(cancel);
        return honour.Id;
    }
}
