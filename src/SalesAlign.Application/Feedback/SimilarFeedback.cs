using SalesAlign.Domain.Feedback;

namespace SalesAlign.Application.Feedback;

/// <summary>
/// Which observations are shown as similar while somebody types: all that they may read, and of colleagues' open ones the text alone, without
/// a name. A doubt about the strategy may be personal and stays with its author, managers and answerer until it is answered.
/// </summary>
internal static class SimilarFeedback
{
    public static IQueryable<FeedbackItem> Offered(IQueryable<FeedbackItem> all, IQueryable<FeedbackItem> visible) =>
        all.Where(item => item.Kind != FeedbackKind.StrategyDoubt || visible.Any(known => known.Id == item.Id));
}
