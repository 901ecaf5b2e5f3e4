using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>How a credit stands to a component.</summary>
internal enum CreditState
{
    Counts,
    NotEligible,
    Excluded,
}

/// <summary>A credit that a component looks at, with its measure.</summary>
internal readonly record struct CountedCredit(Credit Credit, decimal Value, CreditState State, bool Earlier);

/// <summary>What the components of one participant's calculation share: sorted credits, lines so far, findings and a buffer for steps.</summary>
internal sealed class ParticipantRun
{
    private readonly Credit[] _credits;
    private CountedCredit[] _selected = [];

    public ParticipantRun(ParticipantInput input)
    {
        RuleViolation.Unless(input.Last >= input.First, "window.ends_before_it_begins", input.First, input.Last);
        RuleViolation.Unless(input.FirstOfYear <= input.First, "window.before_its_year", input.First, input.FirstOfYear);
        Input = input;
        MinorUnits = input.Currency.MinorUnits;
        _credits = CreditOrder.Sorted(input.Credits);
        Lines = new List<StatementLine>(_credits.Length + 4);
        FindProblems();
    }

    public ParticipantInput Input { get; }

    public int MinorUnits { get; }

    public List<StatementLine> Lines { get; }

    public List<Finding> Findings { get; } = [];

    public List<Accumulator> Accumulators { get; } = [];

    public List<Standing> Standings { get; } = [];

    public List<DerivationStep> Steps { get; } = new(8);

    public decimal Round(decimal amount) => Rounding.HalfAwayFromZero(amount, MinorUnits);

    public Accumulator Before(Guid component)
    {
        foreach (var accumulator in Input.Before)
        {
            if (accumulator.Component == component) return accumulator;
        }
        return new(component);
    }

    /// <summary>The credits of the component's event in order; those before the window only when the year is replayed and it looks that far.</summary>
    public ReadOnlySpan<CountedCredit> Select(CompiledComponent part, bool withEarlier)
    {
        var component = part.Component;
        if (_selected.Length < _credits.Length) _selected = new CountedCredit[_credits.Length];
        var count = 0;
        foreach (var credit in _credits)
        {
            if (!credit.CountsFor(component.CreditTo)) continue;
            if (credit.Event != component.Trigger || credit.Date > Input.Last || credit.Date < Input.FirstOfYear) continue;
            var earlier = credit.Date < Input.First;
            if (earlier && !(withEarlier && Input.ReplaysYear)) continue;
            var value = credit.Of(component.Measure);
            var state = Input.Eligible is { } eligible && !eligible.Contains(credit.Date) ? CreditState.NotEligible
                : part.OnlyIf is null || part.OnlyIf.Matches(credit.Facts) ? CreditState.Counts
                : CreditState.Excluded;
            _selected[count++] = new(credit, value < 0 && component.NegativeCountsAsZero ? 0 : value, state, earlier);
        }
        return _selected.AsSpan(0, count);
    }

    public ProratedAmount? Quota(Component component, bool yearToDate) =>
        Proration.Of(Input.Quotas, component.Id, yearToDate ? Input.FirstOfYear : Input.First, Input.Last, yearToDate, Input.Eligible,
            component.Measure is CreditMeasure.Amount or CreditMeasure.Margin ? MinorUnits : 4);

    public ProratedAmount? TargetIncentive(Guid component, DateOnly first, DateOnly last, bool yearToDate) =>
        Proration.Of(Input.TargetIncentives, component, first, last, yearToDate, Input.Eligible, MinorUnits);

    /// <summary>The steps with which every credit's line begins.</summary>
    public void Begin(Component component, in CountedCredit counted)
    {
        Steps.Clear();
        var credit = counted.Credit;
        var value = credit.Of(component.Measure);
        Steps.Add(new CreditTaken(component.Measure, value, credit.Reason, credit.Share));
        if (value != counted.Value) Steps.Add(new CountedAsZero(value));
    }

    /// <summary>Why a credit does not count, as the step that says so.</summary>
    public DerivationStep WhyNot(CompiledComponent part, in CountedCredit counted, decimal wouldHavePaid) =>
        counted.State == CreditState.NotEligible
            ? new NotEligible(Input.Eligible?.From, Input.Eligible?.To, wouldHavePaid)
            : new ConditionFailed(part.OnlyIf!.Failures(counted.Credit.Facts), wouldHavePaid);

    private void FindProblems()
    {
        for (var i = 0; i < _credits.Length; i++)
        {
            var credit = _credits[i];
            if (credit.Date > Input.Last || credit.Date < (Input.ReplaysYear ? Input.FirstOfYear : Input.First))
            {
                Findings.Add(Finding.Of("credit.outside_window", null, credit.DealKey, credit.Date));
            }
            if (i > 0 && _credits[i - 1] is var previous && previous.Date == credit.Date && previous.DealKey == credit.DealKey
                && previous.Event == credit.Event && previous.Part == credit.Part && previous.Reason == credit.Reason)
            {
                Findings.Add(Finding.Of("credit.twice", null, credit.DealKey, credit.Date));
            }
        }
    }
}
