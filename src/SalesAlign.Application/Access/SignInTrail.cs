using System.Text.Json;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Access;

/// <summary>Writes the audit entry of a change to a sign-in account, which holds secrets and is therefore never recorded value by value.</summary>
internal static class SignInTrail
{
    public static void Record(Work work, PersonId person, string action, object after) =>
        work.Db.Add(new AuditEntry(work.Now, work.Actor.IsAnonymous ? person : work.Actor.PersonId, action, "SignIn", person.ToString(), null, JsonSerializer.Serialize(after)));
}
