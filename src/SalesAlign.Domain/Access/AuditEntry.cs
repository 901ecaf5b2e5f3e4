using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Access;

/// <summary>Who changed what, when, by which action, and how it stood before and after. Written with the change itself, never edited.</summary>
public sealed class AuditEntry
{
    private AuditEntry()
    {
        Action = Subject = SubjectId = "";
    }

    public AuditEntry(DateTimeOffset at, PersonId? by, string action, string subject, string subjectId, string? before, string? after)
    {
        At = at;
        By = by;
        Action = action;
        Subject = subject;
        SubjectId = subjectId;
        Before = before;
        After = after;
    }

    public long Id { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Nobody for what the installation does by itself.</summary>
    public PersonId? By { get; private set; }

    /// <summary>Name of the use case.</summary>
    public string Action { get; private set; }

    /// <summary>Kind of thing that changed.</summary>
    public string Subject { get; private set; }

    public string SubjectId { get; private set; }

    /// <summary>Changed values as JSON; null when the thing is new.</summary>
    public string? Before { get; private set; }

    /// <summary>Changed values as JSON; null when the thing is gone.</summary>
    public string? After { get; private set; }
}
