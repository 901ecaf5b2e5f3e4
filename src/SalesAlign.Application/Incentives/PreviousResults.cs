using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>What the calculation before had, so that the new statements say who changed, by how much and why.</summary>
internal sealed class PreviousResults
{
    private const int MostChanges = 50;

    private static readonly PreviousResults None = new(null, new Dictionary<(IncentivePlanId, PersonId), (StatementId, decimal)>());

    private readonly SalesAlignDbContext? _db;
    private readonly Dictionary<(IncentivePlanId, PersonId), (StatementId Id, decimal Total)> _statements;

    private PreviousResults(SalesAlignDbContext? db, Dictionary<(IncentivePlanId, PersonId), (StatementId, decimal)> statements)
    {
        _db = db;
        _statements = statements;
    }

    /// <param name="reading">Sees what is committed, so the result that is being replaced; without it nothing is compared.</param>
    public static async Task<PreviousResults> LoadAsync(SalesAlignDbContext? reading, IncentivePeriod period, IReadOnlyCollection<PersonId> people, CancellationToken cancel)
    {
        if (reading is null) return None;
        var statements = await reading.Statements.AsNoTracking().Where(s => s.PeriodId == period.Id && people.Contains(s.PersonId))
            .Select(s => new { s.Id, s.PlanId, s.PersonId, s.Total }).ToListAsync(cancel);
        return statements.Count == 0 ? None : new PreviousResults(reading, statements.ToDictionary(s => (s.PlanId, s.PersonId), s => (s.Id, s.Total)));
    }

    public async Task CompareAsync(Statement statement, IReadOnlyList<StatementEntry> lines, CancellationToken cancel)
    {
        if (!_statements.TryGetValue((statement.PlanId, statement.PersonId), out var before)) return;
        if (before.Total == statement.Total)
        {
            statement.Replace(before.Total, []);
            return;
        }
        var was = await _db!.StatementLines.AsNoTracking().Where(line => line.StatementId == before.Id)
            .Select(line => new { line.ComponentName, line.Kind, line.DealKey, line.Amount, line.Credited }).ToListAsync(cancel);
        var then = was.GroupBy(line => (line.ComponentName, line.Kind, line.DealKey)).ToDictionary(group => group.Key, group => (Amount: group.Sum(line => line.Amount), Credited: group.Sum(line => line.Credited)));
        var now = lines.GroupBy(line => (line.ComponentName, line.Kind, line.DealKey)).ToDictionary(group => group.Key, group => (Amount: group.Sum(line => line.Amount), Credited: group.Sum(line => line.Credited)));
        var changes = then.Keys.Union(now.Keys)
            .Select(key => new StatementChange(key.ComponentName, key.Kind, key.DealKey, then.GetValueOrDefault(key).Amount, now.GetValueOrDefault(key).Amount,
                then.GetValueOrDefault(key).Credited, now.GetValueOrDefault(key).Credited))
            .Where(change => change.Was != change.Now)
            .OrderByDescending(change => Math.Abs(change.Now - change.Was)).ThenBy(change => change.DealKey, StringComparer.Ordinal).Take(MostChanges).ToList();
        statement.Replace(before.Total, changes);
    }
}
