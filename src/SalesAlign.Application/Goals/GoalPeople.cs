using SalesAlign.Application.Organization;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>Who works for a goal, and whose records stand in where theirs are too few, by the organisation of one day.</summary>
/// <param name="Own">The person; empty where a unit carries the goal.</param>
/// <param name="Team">The people of the person's unit, or of the unit with all below it.</param>
/// <param name="Sellers">How many reps the work is divided among, at least one.</param>
internal sealed record GoalPeople(PersonId? Own, IReadOnlySet<PersonId> Team, int Sellers, bool IsWholeCompany)
{
    /// <summary>The person, or the reps of the unit and all below it.</summary>
    public IReadOnlyCollection<PersonId> Reps { get; private init; } = [];

    /// <summary>Whose work it is: the person's or everybody's of the unit; null for the whole company's.</summary>
    public IReadOnlyCollection<PersonId>? Doers => Own is { } person ? [person] : IsWholeCompany ? null : [.. Team];

    public static async Task<GoalPeople> OfAsync(SalesAlignDbContext db, Goal goal, DateOnly day, CancellationToken cancel)
    {
        var chart = await OrganizationChart.ReadAsync(db, day, cancel);
        if (goal.PersonId is { } person)
        {
            var unit = chart.Units.FirstOrDefault(unit => chart.Members[unit.Id].Any(member => member.PersonId == person));
            return new(person, (unit is null ? [] : chart.Members[unit.Id].Select(member => member.PersonId)).Append(person).ToHashSet(), 1, IsWholeCompany: false) { Reps = [person] };
        }
        var below = chart.ById.ContainsKey(goal.UnitId!.Value) ? chart.Subtree(goal.UnitId.Value).SelectMany(unit => chart.Members[unit]).ToList() : [];
        var reps = below.Where(member => member.Role == MembershipRole.Rep).Select(member => member.PersonId).Distinct().ToList();
        return new(null, below.Select(member => member.PersonId).ToHashSet(), Math.Max(1, reps.Count), chart.ById.GetValueOrDefault(goal.UnitId.Value)?.Kind == UnitKind.Company) { Reps = reps };
    }
}
