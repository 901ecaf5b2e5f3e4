namespace SalesAlign.Domain.Common.Filters;

/// <summary>A criterion that did not hold, with the value that was found instead.</summary>
public sealed record CriterionFailure(Criterion Criterion, FilterValue Actual);

/// <summary>
/// A filter whose fields are resolved against a schema. <see cref="Matches"/> allocates nothing; <see cref="Failures"/> is asked only when
/// somebody wants to know why. Facts of another schema are read by name.
/// </summary>
public abstract class BoundFilter
{
    public abstract bool Matches(Facts facts);

    /// <summary>The criteria that kept the filter from holding: of an "all" those that failed, of an "any" every alternative's.</summary>
    public IReadOnlyList<CriterionFailure> Failures(Facts facts)
    {
        var failures = new List<CriterionFailure>();
        Explain(facts, failures);
        return failures;
    }

    protected abstract void Explain(Facts facts, List<CriterionFailure> failures);

    internal static BoundFilter From(Filter filter, FactSchema schema, AskedTime? asked) => filter switch
    {
        Criterion criterion => new Leaf(criterion, schema, asked),
        AllOf all => new Every([.. all.Of.Select(part => From(part, schema, asked))]),
        AnyOf any => new Some([.. any.Of.Select(part => From(part, schema, asked))]),
        _ => throw new RuleViolation("filter.unknown_kind", filter.GetType().Name),
    };

    private sealed class Every(BoundFilter[] parts) : BoundFilter
    {
        public override bool Matches(Facts facts)
        {
            foreach (var part in parts)
            {
                if (!part.Matches(facts)) return false;
            }
            return true;
        }

        protected override void Explain(Facts facts, List<CriterionFailure> failures)
        {
            foreach (var part in parts) part.Explain(facts, failures);
        }
    }

    private sealed class Some(BoundFilter[] parts) : BoundFilter
    {
        public override bool Matches(Facts facts)
        {
            foreach (var part in parts)
            {
                if (part.Matches(facts)) return true;
            }
            return false;
        }

        protected override void Explain(Facts facts, List<CriterionFailure> failures)
        {
            if (Matches(facts)) return;
            foreach (var part in parts) part.Explain(facts, failures);
        }
    }

    private sealed class Leaf(Criterion criterion, FactSchema schema, AskedTime? asked) : BoundFilter
    {
        private readonly int _ordinal = schema.OrdinalOf(criterion.Field);
        private readonly FilterValue[] _values = Values(criterion, asked);

        public override bool Matches(Facts facts)
        {
            var actual = Read(facts);
            return criterion.Operator switch
            {
                FilterOperator.Equal => actual.Compare(_values[0]) is 0,
                FilterOperator.NotEqual => actual.Compare(_values[0]) is not 0,
                FilterOperator.In => IsIn(actual),
                FilterOperator.NotIn => !IsIn(actual),
                FilterOperator.Less => actual.Compare(_values[0]) is < 0,
                FilterOperator.AtMost => actual.Compare(_values[0]) is <= 0,
                FilterOperator.Greater => actual.Compare(_values[0]) is > 0,
                FilterOperator.AtLeast => actual.Compare(_values[0]) is >= 0,
                FilterOperator.Between => actual.Compare(_values[0]) is >= 0 && actual.Compare(_values[1]) is <= 0,
                FilterOperator.Contains => actual.Contains(_values[0]),
                FilterOperator.StartsWith => actual.StartsWith(_values[0]),
                FilterOperator.IsEmpty => actual.IsEmpty,
                FilterOperator.IsNotEmpty => !actual.IsEmpty,
                // Relative dates were turned into the days they mean: both ends belong.
                _ => actual.Compare(_values[0]) is >= 0 && actual.Compare(_values[1]) is <= 0,
            };
        }

        protected override void Explain(Facts facts, List<CriterionFailure> failures)
        {
            if (!Matches(facts)) failures.Add(new(criterion, Read(facts)));
        }

        private static FilterValue[] Values(Criterion criterion, AskedTime? asked)
        {
            if (!criterion.Operator.IsRelative()) return [.. criterion.Values];
            if (asked is null) throw new RuleViolation("filter.relative_without_day", criterion.Field);
            var (first, last) = RelativeDays.Of(criterion, asked);
            return [first, last];
        }

        private FilterValue Read(Facts facts) => ReferenceEquals(facts.Schema, schema) ? facts[_ordinal] : facts[criterion.Field];

        private bool IsIn(FilterValue actual)
        {
            foreach (var value in _values)
            {
                if (actual.Compare(value) is 0) return true;
            }
            return false;
        }
    }
}
