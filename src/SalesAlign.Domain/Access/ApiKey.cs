using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Access;

/// <summary>A personal key to the REST API. Only a hash is kept; the key acts with whatever its owner may do at the time.</summary>
public sealed class ApiKey
{
    private ApiKey()
    {
        Name = Prefix = "";
        Hash = [];
    }

    public ApiKey(ApiKeyId id, PersonId owner, string name, string prefix, byte[] hash, DateTimeOffset createdAt, DateTimeOffset? expiresAt)
    {
        Id = id;
        OwnerId = owner;
        Name = name;
        Prefix = prefix;
        Hash = hash;
        CreatedAt = createdAt;
        ExpiresAt = expiresAt;
    }

    public ApiKeyId Id { get; private set; }

    public PersonId OwnerId { get; private set; }

    public string Name { get; private set; }

    /// <summary>First characters of the key, by which its owner recognises it.</summary>
    public string Prefix { get; private set; }

    /// <summary>SHA-256 of the whole key, which is random and long enough to need no salt.</summary>
    public byte[] Hash { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public DateTimeOffset? LastUsedAt { get; private set; }

    public bool IsValid(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    public void Use(DateTimeOffset now) => LastUsedAt = now;
}
