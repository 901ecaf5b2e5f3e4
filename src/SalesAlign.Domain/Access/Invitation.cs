using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Access;

/// <summary>Identifies an invitation to sign in.</summary>
public readonly record struct InvitationId(Guid Value) : ITypedId<InvitationId>
{
    public static InvitationId From(Guid value) => new(value);

    public static InvitationId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>A link by which one person sets the own password, once and until it expires. Only a hash of its secret is kept.</summary>
public sealed class Invitation
{
    private Invitation()
    {
        Hash = [];
    }

    public Invitation(InvitationId id, PersonId person, byte[] hash, DateTimeOffset createdAt, DateTimeOffset expiresAt)
    {
        Id = id;
        PersonId = person;
        Hash = hash;
        CreatedAt = createdAt;
        ExpiresAt = expiresAt;
    }

    public InvitationId Id { get; private set; }

    public PersonId PersonId { get; private set; }

    /// <summary>SHA-256 of the secret, which is random and long enough to need no salt.</summary>
    public byte[] Hash { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was used, or taken back by a later one.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsOpen(DateTimeOffset now) => EndedAt is null && now < ExpiresAt;

    /// <summary>Uses it up.</summary>
    /// <exception cref="RuleViolation">It was used before, taken back, or has expired.</exception>
    public void Accept(DateTimeOffset now)
    {
        RuleViolation.Unless(IsOpen(now), "invitation.not_open");
        EndedAt = now;
    }

    public void TakeBack(DateTimeOffset now) => EndedAt ??= now;
}
