using Microsoft.EntityFrameworkCore;
using SalesAlign.Domain.Feedback;

namespace SalesAlign.Data.Common;

public sealed partial class SalesAlignDbContext
{
    public DbSet<FeedbackItem> Feedback => Set<FeedbackItem>();

    public DbSet<FeedbackResponse> FeedbackResponses => Set<FeedbackResponse>();

    public DbSet<FeedbackStep> FeedbackSteps => Set<FeedbackStep>();

    public DbSet<FeedbackSupport> FeedbackSupports => Set<FeedbackSupport>();
}
