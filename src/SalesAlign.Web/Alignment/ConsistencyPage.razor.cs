using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Alignment;
using SalesAlign.Domain.Alignment.Consistency;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Alignment;

/// <summary>Whether the company does what its strategy says: word and deed side by side, and each contradiction with the page that mends it.</summary>
public partial class ConsistencyPage(GetConsistency get)
{
    private GetConsistency.Response? _found;
    private decimal _most = 100;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    // Many goals of one kind are one thing to mend.
    private IEnumerable<List<Contradiction>> Groups =>
        _found!.Contradictions.GroupBy(found => found.Kind is ContradictionKind.NobodyMoves or ContradictionKind.MetricWithoutPeople ? $"{found.Kind}" : $"{found.Kind} {found.Key}").Select(group => group.ToList());

    protected override async Task LoadAsync()
    {
        if (View.Period is not { } period) return;
        _found = await ReadAsync(get, new GetConsistency.Request(period));
        if (_found is { Objectives.Count: > 0 }) _most = Math.Max(10m, _found.Objectives.Max(item => Math.Max(item.Facts.Weight, Math.Max(item.Facts.PayShare ?? 0, item.Facts.TimeShare ?? 0))));
    }

    private static bool IsLess(decimal weight, decimal? share) => share is { } known && known < weight / 2 && weight - known >= ConsistencyCheck.Clear;

    private string Say(Contradiction found) => found.Kind switch
    {
        ContradictionKind.TooMany or ContradictionKind.SpreadThin => Text["Say." + found.Kind, Figures.Exact(found.Done ?? 0, 1), Figures.Exact(found.Said ?? 0)],
        ContradictionKind.PaidTheOtherWay => Text["Say." + found.Kind, found.Subject, found.Other ?? "", Percent(found.Said), Percent(found.Done)],
        ContradictionKind.NobodyMoves or ContradictionKind.MetricWithoutPeople => Text["Say." + found.Kind, found.Subject, found.Other ?? ""],
        _ => Text["Say." + found.Kind, found.Subject, Percent(found.Said), Percent(found.Done)],
    };

    private static string Percent(decimal? points) => points is { } known ? Figures.Percent(known / 100m) : "—";

    private static string Place(ContradictionKind kind) => kind switch
    {
        ContradictionKind.NoPay or ContradictionKind.PaidTooLittle or ContradictionKind.PaidTheOtherWay or ContradictionKind.PaysForDropped => "Incentives",
        ContradictionKind.NoGoals => "Cascade",
        ContradictionKind.NobodyMoves or ContradictionKind.MetricWithoutPeople => "Goal",
        ContradictionKind.TooLittleTime => "Objective",
        _ => "Strategy",
    };

    private static string Fix(Contradiction found) => Place(found.Kind) switch
    {
        "Incentives" => "/incentives?tab=plans",
        "Cascade" => $"/goals/cascade?objective={found.Key}",
        "Goal" => $"/goals/{found.Key}",
        "Objective" => $"/strategy/objectives/{found.Key}",
        _ => "/strategy/edit",
    };
}
