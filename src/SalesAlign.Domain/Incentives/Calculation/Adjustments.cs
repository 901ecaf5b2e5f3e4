namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>
/// What changes later for a closed period. Compares a closed period's lines with a recalculation from today's facts and gives, for each
/// component, kind and deal, the difference that earlier adjustments have not already posted. No difference gives no line.
/// </summary>
public static class Adjustments
{
    private readonly record struct Key(Guid Component, LineKind Kind, string? DealKey);

    private sealed class Sides
    {
        public decimal Was;
        public decimal Now;
        public decimal Posted;
        public PostedLine? Closed;
        public StatementLine? Recalculated;
    }

    /// <param name="closed">The lines of one participant and closed period as they were closed.</param>
    /// <param name="recalculated">The same period computed anew.</param>
    /// <param name="posted">Adjustments and clawbacks to that period which later periods already hold.</param>
    /// <param name="period">The closed period's key, named by every adjustment.</param>
    /// <param name="day">A day of the period into which the adjustments go.</param>
    public static IReadOnlyList<StatementLine> Between(
        IReadOnlyList<PostedLine> closed, IReadOnlyList<StatementLine> recalculated, IReadOnlyList<StatementLine> posted, string period, DateOnly day)
    {
        var keys = new List<Key>();
        var sides = new Dictionary<Key, Sides>();
        var byLine = new Dictionary<Guid, Key>();

        Sides Of(Key key)
        {
            if (sides.TryGetValue(key, out var known)) return known;
            keys.Add(key);
            return sides[key] = new();
        }

        foreach (var line in closed)
        {
            // A closed period can itself hold adjustments to earlier ones; those are not what recalculating it gives.
            if (IsCorrection(line.Line.Kind)) continue;
            var key = new Key(line.Line.Component, line.Line.Kind, line.Line.DealKey);
            byLine[line.Id] = key;
            var side = Of(key);
            side.Was += line.Line.Amount + line.Line.Held;
            side.Closed ??= line;
        }
        foreach (var line in recalculated)
        {
            var side = Of(new(line.Component, line.Kind, line.DealKey));
            side.Now += line.Amount + line.Held;
            side.Recalculated ??= line;
        }
        foreach (var line in posted)
        {
            if (line.Corrects is not { } corrects || corrects.Period != period || !IsCorrection(line.Kind)) continue;
            var corrected = corrects.Line is { } id && byLine.TryGetValue(id, out var known)
                ? known
                : new Key(line.Component, line.DealKey is null ? KindOf(line) : LineKind.Deal, line.DealKey);
            Of(corrected).Posted += line.Amount;
        }

        var adjustments = new List<StatementLine>();
        foreach (var key in keys)
        {
            var side = sides[key];
            var amount = side.Now - side.Was - side.Posted;
            if (amount == 0) continue;
            var like = side.Recalculated ?? side.Closed?.Line;
            adjustments.Add(new StatementLine
            {
                Component = key.Component,
                Kind = LineKind.Adjustment,
                Amount = amount,
                Deal = like?.Deal,
                DealKey = key.DealKey,
                Part = like?.Part ?? "",
                Reason = like?.Reason,
                Date = day,
                Credited = (side.Recalculated?.Credited ?? 0) - (side.Closed?.Line.Credited ?? 0),
                Objectives = (side.Closed?.Line ?? like)?.Objectives ?? [],
                Derivation = [new Corrected(key.Kind, side.Was, side.Now, side.Posted, side.Recalculated?.Derivation ?? [])],
                Corrects = new(side.Closed?.Id, period),
            });
        }
        return adjustments;
    }

    private static bool IsCorrection(LineKind kind) =>
        kind is LineKind.Adjustment or LineKind.Clawback or LineKind.HoldbackReleased or LineKind.HoldbackDropped;

    private static LineKind KindOf(StatementLine adjustment) =>
        adjustment.Derivation is [Corrected corrected] ? corrected.Of : LineKind.Deal;
}
