using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Access;

/// <summary>How an invitation's secret looks, and its fingerprint. An earlier invitation of the same person is taken back by a later one.</summary>
internal static class Invitations
{
    private static readonly TimeSpan Lasting = TimeSpan.FromDays(7);

    public static async Task<(string Secret, DateTimeOffset Expires)> IssueAsync(Work work, PersonId person, CancellationToken cancel)
    {
        await TakeBackAsync(work, person, cancel);
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var expires = work.Now + Lasting;
        work.Db.Add(new Invitation(InvitationId.New(), person, Hash(secret), work.Now, expires));
        return (secret, expires);
    }

    public static async Task TakeBackAsync(Work work, PersonId person, CancellationToken cancel)
    {
        foreach (var open in await work.Db.Invitations.Where(invitation => invitation.PersonId == person && invitation.EndedAt == null).ToListAsync(cancel)) open.TakeBack(work.Now);
    }

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
