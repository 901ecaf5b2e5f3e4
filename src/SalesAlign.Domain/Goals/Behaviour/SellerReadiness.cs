using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.Behaviour;

/// <summary>Exams on one topic; every try counts, so that an exam repeated until it was passed shows.</summary>
public sealed record ExamTries(string Topic, int Taken, int Passed)
{
    /// <summary>Passed ÷ taken; null where none was taken.</summary>
    public decimal? PassRate => Taken == 0 ? null : Passed / (decimal)Taken;
}

/// <summary>Whether those who carry a goal by probability know what they sell and how long they have been at it.</summary>
/// <param name="TenureMonths">The median of whole months since hiring; null where nobody's hiring day is known.</param>
/// <param name="Sellers">Whose hiring day is known.</param>
public sealed record SellerReadiness(int Taken, int Passed, decimal? PassRate, IReadOnlyList<ExamTries> Topics, int? TenureMonths, int Sellers)
{
    /// <summary>Adds the topics up, the weakest first, and finds the median tenure on a day.</summary>
    /// <param name="hired">One day for each seller; whoever is hired later than <paramref name="on"/> is left out.</param>
    public static SellerReadiness Of(IReadOnlyList<ExamTries> topics, IReadOnlyList<DateOnly> hired, DateOnly on)
    {
        var all = new ExamTries("", 0, 0);
        foreach (var topic in topics)
        {
            RuleViolation.Unless(topic.Passed >= 0 && topic.Passed <= topic.Taken, "behaviour.more_passed_than_taken", topic.Topic);
            all = new("", all.Taken + topic.Taken, all.Passed + topic.Passed);
        }
        var months = hired.Where(day => day <= on).Select(day => ((on.Year - day.Year) * 12) + on.Month - day.Month - (on.Day < day.Day ? 1 : 0)).Order().ToList();
        return new(
            all.Taken, all.Passed, all.PassRate, [.. topics.OrderBy(topic => topic.PassRate ?? 1m).ThenBy(topic => topic.Topic, StringComparer.Ordinal)],
            months.Count == 0 ? null : (months[(months.Count - 1) / 2] + months[months.Count / 2]) / 2, months.Count);
    }
}
