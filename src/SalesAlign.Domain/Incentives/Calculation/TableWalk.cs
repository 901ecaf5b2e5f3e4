namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>
/// A rate table laid out in credit (attainment bounds times quota), and what a credit pays that moves the accumulated total from a
/// position. A bound belongs to the bracket that it begins. Below zero, after returns, the first bracket goes on.
/// </summary>
internal sealed class TableWalk
{
    private readonly decimal[] _bounds;
    private readonly decimal[] _rates;
    private readonly TableMode _mode;
    private readonly decimal _quota;

    public TableWalk(RateTable table, decimal quota)
    {
        var count = table.Brackets.Count;
        _bounds = new decimal[count];
        _rates = new decimal[count];
        for (var i = 0; i < count; i++)
        {
            _bounds[i] = table.Basis == TableBasis.Attainment ? table.Brackets[i].From * quota : table.Brackets[i].From;
            _rates[i] = table.Brackets[i].Rate;
        }
        _mode = table.Mode;
        _quota = quota;
        BaseRate = table.EffectiveBaseRate;
        IsFlat = count == 1 && _mode == TableMode.Marginal;
    }

    public decimal BaseRate { get; }

    /// <summary>One rate whatever the position.</summary>
    public bool IsFlat { get; }

    /// <summary>Whether what has accumulated later changes what earlier credit earned.</summary>
    public bool LooksBack => _mode != TableMode.Marginal;

    public int Reached(decimal total)
    {
        var bracket = 0;
        while (bracket + 1 < _bounds.Length && total >= _bounds[bracket + 1]) bracket++;
        return bracket;
    }

    public decimal RateOf(int bracket) => _rates[bracket];

    public decimal? BeginOf(int bracket) => bracket < _bounds.Length ? _bounds[bracket] : null;

    /// <summary>The next bracket above a total that pays something; null when there is none.</summary>
    public int? NextThatPays(decimal total)
    {
        for (var bracket = Reached(total) + 1; bracket < _bounds.Length; bracket++)
        {
            if (_rates[bracket] > 0) return bracket;
        }
        return null;
    }

    public BracketReached Describe(decimal total)
    {
        var bracket = Reached(total);
        return new(total, _bounds[bracket], BeginOf(bracket + 1), _rates[bracket]);
    }

    /// <summary>Before multipliers. Steps are added when asked for.</summary>
    public decimal Pay(decimal position, decimal credit, decimal total, List<DerivationStep>? steps) => _mode switch
    {
        TableMode.Marginal => Marginal(position, credit, steps),
        TableMode.Whole => Slice(position, position + credit, _rates[Reached(total)], credit, steps),
        _ => Overage(position, credit, total, steps),
    };

    private decimal Marginal(decimal position, decimal credit, List<DerivationStep>? steps)
    {
        var end = position + credit;
        var low = credit < 0 ? end : position;
        var high = credit < 0 ? position : end;
        var bracket = Reached(low);
        if (bracket + 1 == _bounds.Length || high <= _bounds[bracket + 1]) return Slice(position, end, _rates[bracket], credit, steps);

        var sum = 0m;
        while (low < high)
        {
            var to = bracket + 1 < _bounds.Length && _bounds[bracket + 1] < high ? _bounds[bracket + 1] : high;
            sum += credit < 0 ? Slice(to, low, _rates[bracket], low - to, steps) : Slice(low, to, _rates[bracket], to - low, steps);
            low = to;
            bracket++;
        }
        return sum;
    }

    private decimal Overage(decimal position, decimal credit, decimal total, List<DerivationStep>? steps)
    {
        var end = position + credit;
        var below = Math.Min(end, _quota) - Math.Min(position, _quota);
        var above = credit - below;
        var sum = 0m;
        if (below != 0 || above == 0) sum += Slice(Math.Min(position, _quota), Math.Min(end, _quota), BaseRate, below, steps);
        if (above != 0) sum += Slice(Math.Max(position, _quota), Math.Max(end, _quota), _rates[Reached(total)], above, steps);
        return sum;
    }

    private static decimal Slice(decimal from, decimal to, decimal rate, decimal credit, List<DerivationStep>? steps)
    {
        var amount = credit * rate;
        steps?.Add(new BracketSlice(from, to, rate, credit, amount));
        return amount;
    }
}
