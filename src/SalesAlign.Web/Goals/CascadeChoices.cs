using Microsoft.Extensions.Localization;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals.Cascading;

namespace SalesAlign.Web.Goals;

/// <summary>What a planner can choose from.</summary>
internal static class CascadeChoices
{
    private const int MostNames = 12;

    public static readonly PeriodKind[] Parts = [PeriodKind.Half, PeriodKind.Quarter, PeriodKind.Month, PeriodKind.Week];

    public static readonly AllocationMethod[] Phasings = [AllocationMethod.BySeasonality, AllocationMethod.Equal, AllocationMethod.ByCapacity];

    public static readonly AllocationMethod[] Methods =
        [AllocationMethod.ByHistory, AllocationMethod.Equal, AllocationMethod.BySeasonality, AllocationMethod.ByCapacity, AllocationMethod.ByPotential, AllocationMethod.ByHand];

    /// <summary>Keys of the select, with how many earlier periods they look at; 0 for the same periods of the year before.</summary>
    public static readonly (string Key, int Count)[] Histories = [("0", 0), ("2", 2), ("4", 4), ("6", 6), ("8", 8), ("12", 12)];

    public static AllocationMethod Method(object? value) => Enum.TryParse<AllocationMethod>(value as string, out var method) ? method : AllocationMethod.Equal;

    /// <summary>Other columns: what was typed into single ones has no place any more, totals have.</summary>
    public static CascadeTerms InParts(CascadeTerms terms, string? kind) =>
        Enum.TryParse<PeriodKind>(kind, out var parts) ? terms with { Parts = parts, Pins = [.. terms.Pins.Where(pin => pin.Period is null)] } : terms;

    public static string HistoryOf(CascadeTerms terms) => terms.History is { Kind: HistoryKind.LastPeriods } basis ? Histories.FirstOrDefault(history => history.Count == basis.Periods, Histories[0]).Key : Histories[0].Key;

    public static CascadeTerms WithHistory(CascadeTerms terms, string? key)
    {
        var count = Histories.FirstOrDefault(history => history.Key == key).Count;
        return terms with { History = count == 0 ? null : new HistoryBasis(HistoryKind.LastPeriods, count) };
    }

    /// <summary>Whom findings are about; where it is nobody, which periods.</summary>
    public static string Names(IReadOnlyCollection<PreviewCascade.Finding> findings, IStringLocalizer<CascadeText> words, Func<string, string> period)
    {
        var names = findings.Select(finding => finding.Name).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (names.Count == 0) names = [.. findings.Select(finding => finding.Period).OfType<string>().Distinct(StringComparer.Ordinal).Select(period)];
        var shown = string.Join(", ", names.Take(MostNames));
        return names.Count > MostNames ? words["AndMore", shown, names.Count - MostNames] : shown;
    }
}
