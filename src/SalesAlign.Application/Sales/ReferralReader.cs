using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Sales;

/// <summary>A referral's chain: the contact at the partner, the account referred, and its first deal won since, if any.</summary>
public sealed record ReferralRow(
    ActivityId Id, DateOnly On, string? Contact, string Person, AccountId? AccountId, string? Account, DealId? DealId, string? Deal, DateOnly? WonOn, decimal? Amount, string? Currency);

internal static class ReferralReader
{
    private const int Most = 50;

    /// <summary>Whom a partner referred, the latest first.</summary>
    public static async Task<IReadOnlyList<ReferralRow>> OfPartnerAsync(SalesAlignDbContext db, Scope scope, AccountId partner, CancellationToken cancel)
    {
        var activities = db.Activities.AsNoTracking().Where(activity => activity.ReferralPartnerId == partner);
        if (!scope.WholeCompany)
        {
            var people = scope.People.ToList();
            activities = activities.Where(activity => people.Contains(activity.PersonId));
        }
        return await (
            from activity in activities
            join person in db.People on activity.PersonId equals person.Id
            from account in db.Accounts.Where(known => known.Id == activity.AccountId).DefaultIfEmpty()
            from deal in db.Deals.Within(scope).Where(won => won.AccountId == activity.AccountId && won.Stage == DealStage.Won && won.ClosedOn >= activity.On)
                .OrderBy(won => won.ClosedOn).ThenBy(won => won.Id).Take(1).DefaultIfEmpty()
            orderby activity.On descending, activity.Id
            select new ReferralRow(
                activity.Id, activity.On, activity.ReferralContact, person.Name, activity.AccountId, account == null ? null : account.Name, deal == null ? null : deal.Id,
                deal == null ? null : deal.ExternalId, deal == null ? null : deal.ClosedOn, deal == null ? null : deal.Amount, deal == null ? null : deal.CurrencyCode))
            .Take(Most).ToListAsync(cancel);
    }
}
