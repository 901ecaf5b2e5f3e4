using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Application.Goals;

/// <summary>Adds a launch, a buying cycle or another event that moves sales within the year.</summary>
public sealed class AddCalendarEvent(UseCaseContext context) : UseCase<AddCalendarEvent.Request, CalendarEventId>(context)
{
    /// <param name="UpliftPercent">How much more is sold on its days; negative for less.</param>
    public sealed record Request(string Name, CalendarEventKind Kind, DateOnly First, DateOnly Last, decimal UpliftPercent);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().WithErrorCode("season.no_name").MaximumLength(200);
            RuleFor(r => r.Kind).IsInEnum();
        }
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<CalendarEventId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var happening = new CalendarEvent(CalendarEventId.New(), request.Name, request.Kind, request.First, request.Last, request.UpliftPercent);
        work.Db.Add(happening);
        await work.Db.SaveChangesAsync(cancel);
        return happening.Id;
    }
}
