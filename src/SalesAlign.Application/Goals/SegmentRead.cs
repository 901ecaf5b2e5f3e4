using SalesAlign.Data.Common;
using SalesAlign.Data.Goals;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>A customer segment with what its own accounts and deals say, the paradigm they recommend and why, what was chosen for it, and what contradicts the choice.</summary>
/// <param name="Decided">Deals won or lost in the year looked at; few of them say little.</param>
/// <param name="Choice">Empty where the segment follows the goal's paradigm.</param>
public sealed record SegmentRead(
    string Segment, SegmentData Data, long Decided, ParadigmIndicators Suggested, ParadigmRecommendation Recommendation, SegmentParadigm? Choice, IReadOnlyList<ParadigmReason> Contradictions)
{
    private const int Most = 30;

    internal static async Task<IReadOnlyList<SegmentRead>> OfAsync(
        SalesAlignDbContext db, DateOnly until, IReadOnlyCollection<PersonId>? people, BehaviourPlan? plan, CancellationToken cancel)
    {
        var records = await SellerRecordsSql.SegmentsAsync(db, until.AddYears(-1).AddDays(1), until, people, ParadigmSelector.SoonDays, Most, cancel);
        var chosen = (plan?.Segments ?? []).ToDictionary(segment => segment.Segment, StringComparer.OrdinalIgnoreCase);
        var known = records.Select(record => record.Sector!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // What was decided for a segment stays in sight when its accounts are gone.
        return [.. records.Select(record => Of(record, chosen.GetValueOrDefault(record.Sector!))), .. chosen.Values.Where(segment => !known.Contains(segment.Segment)).Select(segment => Of(new(segment.Segment, 0, null, null, 0, null), segment))];
    }

    /// <summary>Whether the data of any segment speak against what was chosen for it.</summary>
    internal static async Task<bool> ContradictsAsync(SalesAlignDbContext db, DateOnly until, IReadOnlyCollection<PersonId>? people, BehaviourPlan plan, CancellationToken cancel) =>
        plan.Segments.Count > 0 && (await OfAsync(db, until, people, plan, cancel)).Any(segment => segment.Contradictions.Count > 0);

    private static SegmentRead Of(SegmentRecords records, SegmentParadigm? choice)
    {
        var isEnough = records.Decided >= ParadigmSelector.EnoughDeals;
        var data = new SegmentData(records.Accounts, isEnough ? records.MedianCycleDays : null, isEnough ? records.CustomShare : null);
        var suggested = ParadigmSelector.Observed(records.Accounts, records.Decided, records.SoonShare, records.CustomShare);
        return new(
            records.Sector!, data, records.Decided, suggested, ParadigmSelector.Recommend(choice?.Indicators ?? suggested), choice, choice is null ? [] : ParadigmSelector.Contradictions(choice.Chosen, data));
    }
}
