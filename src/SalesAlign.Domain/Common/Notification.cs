using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Common;

/// <summary>Something that a person should hear about: a code with arguments, worded in the reader's language, and where it leads.</summary>
public sealed class Notification
{
    private Notification()
    {
        Code = Link = "";
        Arguments = [];
    }

    public Notification(PersonId person, string code, IReadOnlyList<string> arguments, string link, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        PersonId = person;
        Code = code;
        Arguments = [.. arguments];
        Link = link;
        At = at;
    }

    public Guid Id { get; private set; }

    public PersonId PersonId { get; private set; }

    public string Code { get; private set; }

    public string[] Arguments { get; private set; }

    /// <summary>Path of the page where it is dealt with.</summary>
    public string Link { get; private set; }

    public DateTimeOffset At { get; private set; }

    public DateTimeOffset? ReadAt { get; private set; }

    public void Read(DateTimeOffset now) => ReadAt ??= now;
}
