namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>
/// What stands around a component, in the order of calculation: earned → gates → rounding → caps → holdback. Every line of the component
/// passes through here, in order, so that caps cut the last deals and not the first.
/// </summary>
internal sealed class Settlement
{
    private readonly ParticipantRun _run;
    private readonly Component _component;
    private readonly DerivationStep[] _gateSteps = [];
    private readonly (Cap Cap, decimal Limit)[] _caps = [];
    private readonly Dictionary<string, decimal>? _paidByDeal;
    private readonly decimal _paidBefore;
    private readonly decimal _paidInEarlierSections;

    public Settlement(ParticipantRun run, Component component, decimal? attainment, decimal paidBefore)
    {
        _run = run;
        _component = component;
        _paidBefore = paidBefore;
        foreach (var line in run.Input.EarlierSections)
        {
            if (line.Component == component.Id) _paidInEarlierSections += line.Amount + line.Held;
        }
        if (component.Gates.Count > 0)
        {
            _gateSteps = new DerivationStep[component.Gates.Count];
            for (var i = 0; i < _gateSteps.Length; i++) _gateSteps[i] = Test(component.Gates[i], attainment);
        }
        if (component.Caps.Count > 0)
        {
            _caps = [.. component.Caps.Select(cap => (cap, LimitOf(cap)))];
            if (component.Caps.Any(cap => cap.Scope == CapScope.Deal)) _paidByDeal = new(StringComparer.Ordinal);
        }
    }

    /// <summary>A gate is shut and the component pays nothing in this window.</summary>
    public bool PaysNothing { get; private set; }

    /// <summary>A gate is shut and only the base rate is paid.</summary>
    public bool PaysBaseRate { get; private set; }

    /// <summary>Lines of this window so far, with what they hold back.</summary>
    public decimal Paid { get; private set; }

    /// <summary>Adds a line from the steps in the run's buffer. <paramref name="wouldHavePaid"/> is given where a criterion already made it zero.</summary>
    public void Add(LineKind kind, Credit? credit, decimal credited, decimal earned, decimal? wouldHavePaid = null)
    {
        var steps = _run.Steps;
        var amount = _run.Round(earned);
        if (wouldHavePaid is null && earned != 0)
        {
            foreach (var step in _gateSteps)
            {
                steps.Add(step is GateFailed { Effect: GateEffect.Pays } shut ? shut with { WouldHavePaid = amount } : step);
            }
            if (PaysNothing)
            {
                wouldHavePaid = amount;
                amount = 0;
            }
            else
            {
                if (amount != earned) steps.Add(new Rounded(earned, amount));
                var uncut = amount;
                amount = Capped(amount, credit);
                if (amount == 0 && uncut != 0) wouldHavePaid = uncut;
            }
        }
        Paid += amount;
        if (_paidByDeal is not null && credit is not null) _paidByDeal[credit.DealKey] = _paidByDeal.GetValueOrDefault(credit.DealKey) + amount;

        var held = 0m;
        if (_component.Holdback is { } holdback && amount > 0)
        {
            held = _run.Round(amount * holdback.Share / 100m);
            var until = holdback.Days is { } days ? (credit?.Date ?? _run.Input.Last).AddDays(days) : (DateOnly?)null;
            steps.Add(new HeldBack(holdback.Share, held, holdback.UntilEvent, until));
        }
        Write(kind, credit, credited, amount - held, held, wouldHavePaid);
    }

    /// <summary>What a deal was paid before the window counts toward a cap per deal.</summary>
    public void CountEarlier(Credit credit, decimal earned)
    {
        if (_paidByDeal is null) return;
        var paid = _paidByDeal.GetValueOrDefault(credit.DealKey) + _run.Round(earned);
        foreach (var (cap, limit) in _caps)
        {
            if (cap.Scope == CapScope.Deal) paid = Math.Min(paid, limit);
        }
        _paidByDeal[credit.DealKey] = paid;
    }

    /// <summary>The line that lifts the component's pay to its minimum; a shut gate pays no minimum either.</summary>
    public void TopUp()
    {
        if (_component.MinimumPayout is not { } minimum || PaysNothing || _run.Input.MoreSectionsFollow) return;
        if (_run.Input.Eligible is { } eligible && eligible.DaysWithin(_run.Input.FirstOfPeriod, _run.Input.Last) == 0) return;
        var least = _run.Round(minimum);
        var paid = _paidInEarlierSections + Paid;
        if (paid >= least) return;
        var topUp = least - paid;
        _run.Steps.Clear();
        _run.Steps.Add(new MinimumApplied(least, paid, topUp));
        Paid += topUp;
        Write(LineKind.MinimumTopUp, null, 0, topUp, 0, null);
    }

    private void Write(LineKind kind, Credit? credit, decimal credited, decimal amount, decimal held, decimal? wouldHavePaid) =>
        _run.Lines.Add(new StatementLine
        {
            Component = _component.Id,
            Kind = kind,
            Amount = amount,
            Held = held,
            Deal = credit?.Deal,
            DealKey = credit?.DealKey,
            Part = credit?.Part ?? "",
            Reason = credit?.Reason,
            Date = credit?.Date ?? _run.Input.Last,
            Credited = credited,
            WouldHavePaid = wouldHavePaid,
            Objectives = _component.Objectives,
            Derivation = _run.Steps.ToArray(),
        });

    private DerivationStep Test(Gate gate, decimal? attainment)
    {
        decimal? actual = gate.Metric == Gate.Attainment ? attainment
            : _run.Input.Metrics.TryGetValue(gate.Metric, out var value) ? value : null;
        if (actual is null) _run.Findings.Add(Finding.Of("metric.missing", _component.Id, null, gate.Metric));
        if (actual >= gate.AtLeast) return new GatePassed(gate.Metric, gate.AtLeast, actual.Value);
        if (gate.Effect == GateEffect.Pays) PaysNothing = true;
        else PaysBaseRate = true;
        return new GateFailed(gate.Metric, gate.AtLeast, actual, gate.Effect, null);
    }

    private decimal LimitOf(Cap cap)
    {
        if (cap.Amount is { } amount) return _run.Round(amount);
        var year = cap.Scope == CapScope.Year;
        var target = _run.TargetIncentive(
            _component.Id, year ? _run.Input.FirstOfYear : _run.Input.FirstOfPeriod, year ? _run.Input.LastOfYear : _run.Input.Last, year);
        if (target is not null) return _run.Round(target.Amount * cap.TimesTargetIncentive!.Value);
        _run.Findings.Add(Finding.Of("target_incentive.missing", _component.Id));
        return decimal.MaxValue;
    }

    private decimal Capped(decimal amount, Credit? credit)
    {
        foreach (var (cap, limit) in _caps)
        {
            var before = cap.Scope switch
            {
                CapScope.Period => _paidInEarlierSections + Paid,
                CapScope.Year => _paidBefore + Paid,
                _ => credit is null ? 0 : _paidByDeal!.GetValueOrDefault(credit.DealKey),
            };
            if (cap.Scope == CapScope.Deal && credit is null) continue;
            var room = Math.Max(0, limit - before);
            if (amount <= room) continue;
            _run.Steps.Add(new CapCut(cap.Scope, limit, before, amount - room));
            amount = room;
        }
        return amount;
    }
}
