using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Strategy;

/// <summary>A person's word that they have read and understood one version of the strategy. Given once and not taken back.</summary>
public sealed class StrategyAcknowledgement
{
    private StrategyAcknowledgement()
    {
    }

    public StrategyAcknowledgement(StrategyVersionId version, PersonId person, DateTimeOffset at)
    {
        VersionId = version;
        PersonId = person;
        At = at;
    }

    public StrategyVersionId VersionId { get; private set; }

    public PersonId PersonId { get; private set; }

    public DateTimeOffset At { get; private set; }
}
