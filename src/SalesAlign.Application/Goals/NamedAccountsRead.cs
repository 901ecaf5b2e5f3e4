using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Common;
using SalesAlign.Data.Goals;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>The named accounts of a goal: how far each has come by the records and by what was ticked, and the three rates.</summary>
/// <param name="Backwards">What the signatures wanted ask for; empty where nobody said how many, or nobody was confirmed or signed yet.</param>
public sealed record NamedAccountsRead(NamedAccountStanding Standing, IReadOnlyList<NamedAccountsRead.Row> Rows, NamedAccountPlan? Backwards)
{
    public sealed record Row(
        TargetAccountId Id, AccountId Account, string Name, DateOnly? ReachedOn, DateOnly? ConfirmedOn, DateOnly? SignedOn, Owner? Sdr, Owner? BusinessDevelopment, Owner? Presales, bool MayUntick, uint Version);

    public sealed record Owner(PersonId Id, string Name);

    internal static async Task<NamedAccountsRead> OfAsync(Work work, Goal goal, long? signatures, CancellationToken cancel)
    {
        var named = await work.Db.TargetAccounts.AsNoTracking().Where(account => account.GoalId == goal.Id)
            .Select(account => new { Named = account, Version = EF.Property<uint>(account, ModelConventions.RowVersion), work.Db.Accounts.First(a => a.Id == account.AccountId).Name })
            .ToListAsync(cancel);
        var records = (await SellerRecordsSql.AccountsAsync(work.Db, goal.PeriodFirst, goal.PeriodLast, named.ConvertAll(row => row.Named.AccountId), cancel)).ToDictionary(record => record.Account);
        var people = await OrganizationReader.NamesAsync(
            work.Db, named.SelectMany(row => new[] { row.Named.SdrId, row.Named.BusinessDevelopmentId, row.Named.PresalesId }).OfType<PersonId>(), cancel);
        var rows = named.ConvertAll(row =>
        {
            var record = records[row.Named.AccountId];
            var signed = record.SignedOn;
            var confirmed = Earliest(record.ConfirmedOn, row.Named.ConfirmedOn, signed);
            return new Row(
                row.Named.Id, row.Named.AccountId, row.Name, Earliest(record.ReachedOn, row.Named.ReachedOn, confirmed), confirmed, signed, Called(row.Named.SdrId),
                Called(row.Named.BusinessDevelopmentId), Called(row.Named.PresalesId), record.ReachedOn is null && record.ConfirmedOn is null && signed is null, row.Version);
        });
        rows.Sort((one, other) => Step(one) != Step(other) ? Step(one).CompareTo(Step(other)) : StringComparer.OrdinalIgnoreCase.Compare(one.Name, other.Name));
        var standing = NamedAccounts.Measure([.. rows.Select(row => new NamedAccount(row.Name, row.ReachedOn is not null, row.ConfirmedOn is not null, row.SignedOn is not null))]);
        var plan = signatures is { } wanted && standing is { Signed: > 0, Confirmed: > 0, Reached: > 0 }
            ? NamedAccounts.Backwards(wanted, standing.Signed / (decimal)standing.Confirmed, standing.Confirmed / (decimal)standing.Reached, standing.Named)
            : null;
        return new(standing, rows, plan);

        Owner? Called(PersonId? person) => person is { } id && people.TryGetValue(id, out var name) ? new Owner(id, name) : null;
    }

    // The untouched come first: none may be dropped.
    private static int Step(Row row) => row.SignedOn is not null ? 3 : row.ConfirmedOn is not null ? 2 : row.ReachedOn is not null ? 1 : 0;

    private static DateOnly? Earliest(params ReadOnlySpan<DateOnly?> days)
    {
        DateOnly? earliest = null;
        foreach (var day in days)
        {
            if (day is { } known && !(earliest <= known)) earliest = known;
        }
        return earliest;
    }
}
