using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>Who was above whom from when to when, by the organisation as it stood on each day: for rules that credit managers with their people's deals.</summary>
internal sealed class Superiors
{
    public static readonly Superiors None = new([]);

    private readonly ILookup<(Guid Manager, Guid Owner), Superior> _stretches;

    private Superiors(List<Superior> all)
    {
        All = all;
        _stretches = all.ToLookup(above => (above.Manager, above.Owner));
    }

    public IReadOnlyList<Superior> All { get; }

    public bool Stood(Guid manager, Guid owner, DateOnly on)
    {
        foreach (var stretch in _stretches[(manager, owner)])
        {
            if (on >= stretch.From && on <= stretch.To) return true;
        }
        return false;
    }

    /// <param name="managers">The people who take part in a plan that credits managers.</param>
    public static async Task<Superiors> LoadAsync(SalesAlignDbContext db, IReadOnlyCollection<PersonId> managers, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        if (managers.Count == 0) return None;
        var placements = (await db.UnitPlacements.AsNoTracking().Where(p => p.ParentId != null && p.From <= last && (p.To == null || p.To >= first))
            .Select(p => new { p.UnitId, Parent = p.ParentId!.Value, p.From, p.To }).ToListAsync(cancel)).ToLookup(p => p.Parent);
        var memberships = await db.Memberships.AsNoTracking().Where(m => m.From <= last && (m.To == null || m.To >= first))
            .Select(m => new { m.PersonId, m.UnitId, m.Role, m.From, m.To }).ToListAsync(cancel);
        var members = memberships.ToLookup(m => m.UnitId);
        var known = managers.ToHashSet();
        var all = new List<Superior>();
        foreach (var seat in memberships.Where(m => m.Role == MembershipRole.Manager && known.Contains(m.PersonId)))
        {
            var open = new Stack<(UnitId Unit, DateOnly From, DateOnly To, int Depth)>();
            open.Push((seat.UnitId, Later(seat.From, first), Earlier(seat.To, last), 0));
            while (open.TryPop(out var at))
            {
                foreach (var member in members[at.Unit])
                {
                    // Two managers of one unit are not above each other.
                    if (member.PersonId == seat.PersonId || (at.Depth == 0 && member.Role == MembershipRole.Manager)) continue;
                    var (from, to) = (Later(member.From, at.From), Earlier(member.To, at.To));
                    if (from <= to) all.Add(new Superior(seat.PersonId.Value, member.PersonId.Value, from, to));
                }
                foreach (var child in placements[at.Unit])
                {
                    var (from, to) = (Later(child.From, at.From), Earlier(child.To, at.To));
                    // A circle in the data must not run for ever.
                    if (from <= to && at.Depth < 20) open.Push((child.UnitId, from, to, at.Depth + 1));
                }
            }
        }
        return new Superiors(all);
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly? one, DateOnly other) => one < other ? one.Value : other;
}
