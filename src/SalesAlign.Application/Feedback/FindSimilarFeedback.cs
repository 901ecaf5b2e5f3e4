using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Feedback;
using SalesAlign.Domain.Feedback.Similarity;

namespace SalesAlign.Application.Feedback;

/// <summary>What others have already reported, found while somebody types, so that a "me too" takes the place of a second copy.</summary>
public sealed class FindSimilarFeedback(UseCaseContext context) : UseCase<FindSimilarFeedback.Request, IReadOnlyList<FindSimilarFeedback.Similar>>(context)
{
    // Reading a thousand texts and comparing them takes a few milliseconds; older ones have been answered or forgotten.
    private const int Considered = 1000;
    private const int ShortestText = 4;

    public sealed record Request(string Text, int Most = 4);

    /// <summary>Author and link are empty for an open observation that the reader may not see otherwise.</summary>
    public sealed record Similar(FeedbackId Id, FeedbackKind Kind, string Text, FeedbackState State, string? Author, bool CanOpen, bool IsMine, int Supports, bool Supported, decimal Likeness);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Text).NotNull().MaximumLength(FeedbackItem.LongestText);
            RuleFor(r => r.Most).InclusiveBetween(1, 20);
        }
    }

    public override Permission Permission => Permission.LogFeedback;

    protected override async Task<Result<IReadOnlyList<Similar>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (request.Text.Trim().Length < ShortestText) return Array.Empty<Similar>();
        var visible = await FeedbackReader.VisibleAsync(work, cancel);
        var offered = SimilarFeedback.Offered(work.Db.Feedback.AsNoTracking(), visible);
        var texts = await offered.OrderByDescending(item => item.LoggedAt).Take(Considered).Select(item => new { item.Id, item.Text }).ToListAsync(cancel);
        var found = TextSimilarity.Find(request.Text, [.. texts.Select(item => new KnownText(item.Id, item.Text))], request.Most);
        if (found.Count == 0) return Array.Empty<Similar>();

        var me = work.Actor.PersonId;
        var ids = found.Select(similar => similar.Id).ToList();
        var items = await work.Db.Feedback.AsNoTracking().Where(item => ids.Contains(item.Id))
            .Select(item => new
            {
                item.Id,
                item.Kind,
                item.Text,
                item.State,
                IsMine = item.AuthorId == me,
                CanOpen = visible.Any(known => known.Id == item.Id),
                Author = work.Db.People.Where(person => person.Id == item.AuthorId).Select(person => person.Name).First(),
                Supports = item.Supports.Count,
                Supported = item.Supports.Any(support => support.PersonId == me),
            })
            .ToDictionaryAsync(item => item.Id, cancel);
        return found.Where(similar => items.ContainsKey(similar.Id)).Select(similar =>
        {
            var item = items[similar.Id];
            return new Similar(item.Id, item.Kind, item.Text, item.State, item.CanOpen ? item.Author : null, item.CanOpen, item.IsMine, item.Supports, item.Supported, similar.Likeness);
        }).ToList();
    }
}
