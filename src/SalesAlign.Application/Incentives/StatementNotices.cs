using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>Tells everybody who can sign in that their statement of a period may be read.</summary>
internal static class StatementNotices
{
    public static async Task AddAsync(Work work, IncentivePeriod period, string kind, CancellationToken cancel)
    {
        var statements = await work.Db.Statements.AsNoTracking().Where(s => s.PeriodId == period.Id)
            .Join(work.Db.People.Where(p => p.SignInId != null), s => s.PersonId, p => p.Id, (s, p) => new { s.Id, s.PersonId })
            .ToListAsync(cancel);
        work.Db.AddRange(statements.Select(s => new Notification(s.PersonId, kind, [period.Key], $"/incentives/statements/{s.Id}", work.Now)));
    }
}
