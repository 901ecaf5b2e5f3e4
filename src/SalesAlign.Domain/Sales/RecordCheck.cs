using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Domain.Sales;

/// <summary>Somebody has looked at a record and says that it is right: the last time counts.</summary>
public sealed class RecordCheck
{
    private RecordCheck()
    {
    }

    public RecordCheck(ImportKind kind, Guid record, PersonId by, DateTimeOffset at)
    {
        Kind = kind;
        RecordId = record;
        By = by;
        At = at;
    }

    /// <summary>What the record is.</summary>
    public ImportKind Kind { get; private set; }

    public Guid RecordId { get; private set; }

    public PersonId By { get; private set; }

    public DateTimeOffset At { get; private set; }

    public void Again(PersonId by, DateTimeOffset at)
    {
        By = by;
        At = at;
    }
}
