using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Domain.Accounts;

/// <summary>
/// Whom the company wants as a customer, as criteria over account fields, from a day to a day. A profile in force is ended and followed by
/// another rather than rewritten, because deals were paid by it.
/// </summary>
public sealed class IdealCustomerProfile
{
    private IdealCustomerProfile()
    {
        Name = "";
        Criteria = Filter.All();
    }

    public IdealCustomerProfile(string name, Filter criteria, DateOnly from)
        : this()
    {
        RuleViolation.Unless(!string.IsNullOrWhiteSpace(name), "ideal_customer.no_name");
        if (criteria.Fields().FirstOrDefault(field => !AccountFacts.Schema.Has(field)) is { } unknown)
        {
            throw new RuleViolation("ideal_customer.unknown_field", unknown) { Field = "Criteria" };
        }
        Id = IdealCustomerProfileId.New();
        Name = name.Trim();
        Criteria = criteria;
        From = from;
    }

    public IdealCustomerProfileId Id { get; private set; }

    public string Name { get; private set; }

    /// <summary>Criteria over <see cref="AccountFacts"/>.</summary>
    public Filter Criteria { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly? To { get; private set; }

    public DateRange Time => new(From, To);

    public void End(DateOnly last)
    {
        RuleViolation.Unless(last >= From, "range.ends_before_it_begins", From, last);
        To = last;
    }
}
