namespace SalesAlign.Domain.Feedback;

/// <summary>How long the field waits for an answer, in working days (Monday to Friday) after the day of logging, by the kind of observation.</summary>
public static class ResponseTime
{
    public static int WorkingDays(FeedbackKind kind) => kind switch
    {
        // A deal may hang on these.
        FeedbackKind.Price or FeedbackKind.CompetitorMove => 3,
        FeedbackKind.ProcessObstacle or FeedbackKind.StrategyDoubt => 5,
        FeedbackKind.CustomerNeed or FeedbackKind.ProductGap => 7,
        FeedbackKind.GoodPractice => 10,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Last day on which an answer is in time.</summary>
    public static DateOnly DueOn(FeedbackKind kind, DateOnly logged)
    {
        var day = logged;
        for (var left = WorkingDays(kind); left > 0;)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) left--;
        }
        return day;
    }
}
