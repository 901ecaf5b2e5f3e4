using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Incentives;

/// <summary>A participant's signature under their plan document: the name as they typed it, when, and the fingerprint of exactly what they signed.</summary>
public sealed class PlanAcceptance
{
    private PlanAcceptance()
    {
        TypedName = Fingerprint = "";
    }

    /// <exception cref="RuleViolation">The typed name is not the person's.</exception>
    public PlanAcceptance(PlanVersionId version, Person person, string typedName, string fingerprint, DateTimeOffset at)
    {
        var typed = typedName.Trim();
        if (!string.Equals(typed, person.Name.Trim(), StringComparison.OrdinalIgnoreCase)) throw new RuleViolation("plan_document.other_name", person.Name) { Field = "TypedName" };
        Id = Guid.CreateVersion7();
        PlanVersionId = version;
        PersonId = person.Id;
        TypedName = typed;
        Fingerprint = fingerprint;
        AcceptedAt = at;
    }

    public Guid Id { get; private set; }

    public PlanVersionId PlanVersionId { get; private set; }

    public PersonId PersonId { get; private set; }

    public string TypedName { get; private set; }

    public string Fingerprint { get; private set; }

    public DateTimeOffset AcceptedAt { get; private set; }
}

/// <summary>Tells whether two plan documents say the same: rules, first day, and what the person is asked and promised.</summary>
public static class PlanFingerprint
{
    /// <summary>SHA-256 over rules and terms as written; another quota is another document, and needs another signature.</summary>
    public static string Of(PlanVersion version, PlanParticipant participant)
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{version.PlanId}|{version.Number}|{version.EffectiveFrom:O}|{participant.From:O}|{participant.To:O}|");
        foreach (var component in version.Components) text.Append(JsonSerializer.Serialize(component, IncentiveJson.Options)).Append('|');
        Write("quota", participant.Quotas);
        Write("target", participant.TargetIncentives);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));

        void Write(string what, IReadOnlyList<PeriodAmount> amounts)
        {
            foreach (var amount in amounts.OrderBy(a => a.First).ThenBy(a => a.Last).ThenBy(a => a.Component))
            {
                // Without trailing zeros, so that a number read back from the database is the same number.
                text.Append(CultureInfo.InvariantCulture, $"{what} {amount.Amount:0.############################} {amount.First:O} {amount.Last:O} {amount.Component}|");
            }
        }
    }
}
