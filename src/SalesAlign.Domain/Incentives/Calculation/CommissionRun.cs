namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>
/// Computes a commission. Year to date, a line of its own pays what earlier credit has earned by now less what it was paid before; the
/// window's own deals are paid at the rates that they reach.
/// </summary>
internal sealed class CommissionRun
{
    private readonly ParticipantRun _run;
    private readonly CompiledComponent _part;
    private readonly CommissionComponent _component;
    private readonly Settlement _settlement;
    private readonly ProratedAmount? _quota;
    private readonly QuotaApplied? _quotaStep;
    private readonly TableWalk? _walk;
    private readonly Accumulator _before;
    private readonly bool _yearToDate;
    private readonly Dictionary<string, (decimal Position, decimal Total)>? _deals;
    private readonly decimal _opening;
    private readonly decimal _measured;
    private decimal _total;
    private BracketReached? _reached;

    private CommissionRun(ParticipantRun run, CompiledComponent part, ReadOnlySpan<CountedCredit> credits)
    {
        _run = run;
        _part = part;
        _component = (CommissionComponent)part.Component;
        _before = run.Before(_component.Id);
        _yearToDate = _component.Rates.Accumulation == Accumulation.YearToDate;
        _quota = run.Quota(_component, _yearToDate);
        _walk = part.Walk ?? (_quota is { Amount: > 0 } ? new TableWalk(_component.Rates, _quota.Amount) : null);
        if (_component.Rates.NeedsQuota && _quota is not null)
        {
            _quotaStep = new(_quota.Full, _quota.EligibleDays, _quota.Days, _quota.Amount);
        }

        _opening = _yearToDate && !run.Input.ReplaysYear ? _before.Credit : 0;
        _total = _measured = _opening;
        if (_component.Rates.Accumulation == Accumulation.Deal && _walk is not { IsFlat: true }) _deals = new(StringComparer.Ordinal);
        foreach (ref readonly var counted in credits)
        {
            if (counted.State != CreditState.Counts) continue;
            _total += counted.Value;
            // Deals of earlier periods are replayed for their brackets alone; against the window's quota stands the window's credit.
            if (_component.Rates.Accumulation != Accumulation.Deal || !counted.Earlier) _measured += counted.Value;
            if (_deals is null) continue;
            var key = counted.Credit.DealKey;
            _deals[key] = (0, _deals.GetValueOrDefault(key).Total + counted.Value);
        }
        _settlement = new(run, _component, _quota is { Amount: > 0 } ? _measured / _quota.Amount : null, _before.Paid);
        if (_walk is { LooksBack: true } && _deals is null) _reached = _walk.Describe(_total);
    }

    public static void Compute(ParticipantRun run, CompiledComponent part)
    {
        var credits = run.Select(part, ((CommissionComponent)part.Component).Rates.Accumulation != Accumulation.Period);
        new CommissionRun(run, part, credits).Compute(credits);
    }

    private void Compute(ReadOnlySpan<CountedCredit> credits)
    {
        if (_walk is null && credits.Length > 0) _run.Findings.Add(Finding.Of("quota.missing", _component.Id));

        var position = _opening;
        decimal basis = 0, earlierCredit = 0, earlierEarned = 0;
        var first = 0;
        for (; first < credits.Length && credits[first].Earlier; first++)
        {
            ref readonly var counted = ref credits[first];
            if (counted.State != CreditState.Counts || _walk is null) continue;
            var pays = Pay(counted, ref position, null, ref basis, out _);
            _settlement.CountEarlier(counted.Credit, pays);
            earlierEarned += pays;
            earlierCredit += counted.Value;
        }
        var earned = _yearToDate ? TrueUp(earlierCredit, earlierEarned) : 0;

        for (var i = first; i < credits.Length; i++)
        {
            ref readonly var counted = ref credits[i];
            _run.Begin(_component, counted);
            if (_quotaStep is not null) _run.Steps.Add(_quotaStep);
            if (_walk is null)
            {
                _run.Steps.Add(new InputMissing("quota", null));
                _settlement.Add(LineKind.Deal, counted.Credit, counted.Value, 0, 0);
            }
            else if (counted.State == CreditState.Counts)
            {
                var pays = Pay(counted, ref position, _run.Steps, ref basis, out var unmultiplied);
                earned += pays;
                var would = pays == 0 && counted.Value > 0 ? WhyZero(counted, position, unmultiplied) : null;
                _settlement.Add(LineKind.Deal, counted.Credit, counted.Value, pays, would);
            }
            else
            {
                var would = _run.Round(WouldPay(counted, position));
                _run.Steps.Add(_run.WhyNot(_part, counted, would));
                _settlement.Add(LineKind.Deal, counted.Credit, counted.Value, 0, would);
            }
        }
        _settlement.TopUp();
        Remember(basis, earned);
    }

    /// <summary>What the credit earns, and moves the position past it.</summary>
    private decimal Pay(in CountedCredit counted, ref decimal position, List<DerivationStep>? steps, ref decimal basis, out decimal unmultiplied)
    {
        decimal from, total;
        if (_deals is null)
        {
            from = _walk!.IsFlat && _component.Rates.Accumulation == Accumulation.Deal ? 0 : position;
            total = _total;
            position += counted.Value;
        }
        else
        {
            (from, total) = _deals[counted.Credit.DealKey];
            _deals[counted.Credit.DealKey] = (from + counted.Value, total);
        }
        unmultiplied = Rate(counted, from, total, steps, out var factor, out var byTable);
        if (byTable) basis += counted.Value * factor;
        return unmultiplied * factor;
    }

    /// <summary>Before multipliers, whose product is the factor.</summary>
    private decimal Rate(in CountedCredit counted, decimal from, decimal total, List<DerivationStep>? steps, out decimal factor, out bool byTable)
    {
        var facts = counted.Credit.Facts;
        decimal pays;
        byTable = false;
        ReplacementRate? replacement = null;
        foreach (var (when, rate) in _part.Replacements)
        {
            if (!when.Matches(facts)) continue;
            replacement = rate;
            break;
        }
        if (replacement is not null)
        {
            pays = counted.Value * replacement.Rate;
            steps?.Add(new RateReplaced(replacement.Name, replacement.Specificity, replacement.Rate, counted.Value, pays));
        }
        else if (_settlement.PaysBaseRate)
        {
            byTable = true;
            pays = counted.Value * _walk!.BaseRate;
            steps?.Add(new BaseRateApplied(_walk.BaseRate, counted.Value, pays));
        }
        else
        {
            byTable = true;
            if (steps is not null && _walk!.LooksBack) steps.Add(_reached is { } shared && shared.Total == total ? shared : _walk.Describe(total));
            pays = _walk!.Pay(from, counted.Value, total, steps);
        }

        factor = 1;
        foreach (var (when, times, step) in _part.Multipliers)
        {
            if (!when.Matches(facts)) continue;
            factor *= times;
            steps?.Add(step);
        }
        return pays;
    }

    /// <summary>A credit that counts and earns nothing: what it would pay without a multiplier of zero, or in the next bracket that pays.</summary>
    private decimal? WhyZero(in CountedCredit counted, decimal position, decimal unmultiplied)
    {
        if (unmultiplied != 0) return _run.Round(unmultiplied);
        var total = _deals is not null ? _deals[counted.Credit.DealKey].Total : _walk!.LooksBack ? _total : position;
        if (_walk!.NextThatPays(total) is not { } next)
        {
            _run.Steps.Add(new RateIsZero(null, null, 0));
            return 0;
        }
        var would = _run.Round(counted.Value * _walk.RateOf(next));
        _run.Steps.Add(new RateIsZero(_walk.BeginOf(next), _walk.RateOf(next), would));
        return would;
    }

    /// <summary>Had the deal counted, by itself and at the place in the order where it stands.</summary>
    private decimal WouldPay(in CountedCredit counted, decimal position)
    {
        var from = position;
        var total = _total + counted.Value;
        if (_component.Rates.Accumulation == Accumulation.Deal)
        {
            (from, total) = _deals?.GetValueOrDefault(counted.Credit.DealKey) ?? default;
            total += counted.Value;
        }
        return Rate(counted, from, total, null, out var factor, out _) * factor;
    }

    /// <summary>The line for earlier credit; what it adds to what is earned to date. While a gate is shut, earlier pay is left as it was.</summary>
    private decimal TrueUp(decimal replayedCredit, decimal replayedEarned)
    {
        if (_walk is null || _settlement.PaysNothing || _settlement.PaysBaseRate) return 0;
        var credit = replayedCredit;
        var earned = replayedEarned;
        if (!_run.Input.ReplaysYear)
        {
            // A marginal table never re-rates earlier credit; how its slices were multiplied is known only by replaying.
            if (!_walk.LooksBack) return 0;
            credit = _opening;
            var weighted = _before.Base ?? _before.Credit;
            earned = _opening == 0 ? weighted * _walk.RateOf(_walk.Reached(_total)) : _walk.Pay(0, _opening, _total, null) * weighted / _opening;
        }
        var due = earned - _before.Earned;
        if (_run.Round(due) == 0) return 0;
        _run.Steps.Clear();
        if (_quotaStep is not null) _run.Steps.Add(_quotaStep);
        if (_reached is not null) _run.Steps.Add(_reached);
        _run.Steps.Add(new EarnedToDate(credit, earned, _before.Earned));
        _settlement.Add(LineKind.TrueUp, null, credit, due);
        return due;
    }

    private void Remember(decimal basis, decimal earned)
    {
        var replays = _run.Input.ReplaysYear && _component.Rates.Accumulation != Accumulation.Period;
        var credit = _yearToDate ? _total : replays ? _total : _before.Credit + _total;
        _run.Accumulators.Add(_before with
        {
            Credit = credit,
            Base = replays ? basis : (_before.Base ?? _before.Credit) + basis,
            Earned = _before.Earned + (_settlement.PaysNothing ? 0 : earned),
            Paid = _before.Paid + _settlement.Paid,
        });

        var perDeal = _component.Rates.Accumulation == Accumulation.Deal;
        var bracket = _walk is null || perDeal ? -1 : _walk.Reached(_total);
        decimal? next = bracket < 0 ? null : _walk!.BeginOf(bracket + 1);
        _run.Standings.Add(new(
            _component.Id, _measured, _quota?.Amount, _quota is { Amount: > 0 } ? _measured / _quota.Amount : null,
            bracket < 0 ? null : _walk!.RateOf(bracket), next, next is null ? null : _walk!.RateOf(bracket + 1)));
    }
}
