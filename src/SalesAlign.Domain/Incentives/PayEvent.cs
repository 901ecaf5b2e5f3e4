using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Domain.Incentives;

/// <summary>
/// Something that releases what was held back, such as "accepted": of one deal, or of everything that waits for it. Full payment and full
/// invoicing are known from the deal's own events and need none.
/// </summary>
public sealed class PayEvent
{
    /// <summary>What a holdback waits for when it waits for the customer's money.</summary>
    public const string Paid = "paid";

    public const string Invoiced = "invoiced";

    private PayEvent()
    {
        Name = "";
    }

    public PayEvent(string name, DateOnly on, DealId? deal, PersonId by, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new RuleViolation("pay_event.no_name") { Field = "Name" };
        Id = Guid.CreateVersion7();
        Name = name.Trim();
        On = on;
        DealId = deal;
        RecordedBy = by;
        RecordedAt = at;
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; }

    public DateOnly On { get; private set; }

    public DealId? DealId { get; private set; }

    public PersonId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public HoldbackEvent Event => new(Name, On, DealId?.Value);
}
