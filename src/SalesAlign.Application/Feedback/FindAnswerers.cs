using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Feedback;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Feedback;

/// <summary>To whom an observation may be handed: all who may answer, by name; never its author.</summary>
public sealed class FindAnswerers(UseCaseContext context) : UseCase<FindAnswerers.Request, IReadOnlyList<FindAnswerers.Answerer>>(context)
{
    public sealed record Request(FeedbackId Id, string? Text = null, int Most = 20);

    public sealed record Answerer(PersonId Id, string Name, string? Unit);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Text).MaximumLength(200);
            RuleFor(r => r.Most).InclusiveBetween(1, 100);
        }
    }

    public override Permission Permission => Permission.AnswerFeedback;

    protected override async Task<Result<IReadOnlyList<Answerer>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var author = await (await FeedbackReader.VisibleAsync(work, cancel)).Where(item => item.Id == request.Id).Select(item => (PersonId?)item.AuthorId).SingleOrDefaultAsync(cancel);
        if (author is null) return Result.NotFound;
        var today = await work.TodayAsync(cancel);
        var people = FeedbackRouting.Answerers(work.Db).Where(person => person.Id != author);
        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            var pattern = Paging.Containing(request.Text);
            people = people.Where(person => EF.Functions.ILike(person.Name, pattern));
        }
        return await people.OrderBy(person => person.Name).Take(request.Most)
            .Select(person => new Answerer(
                person.Id,
                person.Name,
                work.Db.Memberships.Where(m => m.PersonId == person.Id && m.From <= today && (m.To == null || m.To >= today))
                    .Join(work.Db.Units, m => m.UnitId, unit => unit.Id, (_, unit) => unit.Name).FirstOrDefault()))
            .ToListAsync(cancel);
    }
}
