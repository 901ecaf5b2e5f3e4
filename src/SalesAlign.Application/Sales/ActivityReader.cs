using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Sales;

/// <summary>What was done with a customer, and by whom.</summary>
public sealed record ActivityRow(ActivityId Id, ActivityKind Kind, DateOnly On, PersonId PersonId, string Person, AccountId? AccountId, DealId? DealId, string? Outcome, int? Quality,
    AccountId? ReferralPartnerId, string? ReferralPartner, string? ReferralContact);

internal static class ActivityReader
{
    public static IQueryable<ActivityRow> Rows(SalesAlignDbContext db, Scope scope, AccountId? account = null, DealId? deal = null)
    {
        var activities = db.Activities.AsNoTracking();
        if (!scope.WholeCompany)
        {
            var people = scope.People.ToList();
            activities = activities.Where(activity => people.Contains(activity.PersonId));
        }
        if (account is { } accountId) activities = activities.Where(activity => activity.AccountId == accountId);
        if (deal is { } dealId) activities = activities.Where(activity => activity.DealId == dealId);
        return from activity in activities
               join person in db.People on activity.PersonId equals person.Id
               from partner in db.Accounts.Where(known => known.Id == activity.ReferralPartnerId).DefaultIfEmpty()
               orderby activity.On descending, activity.Id
               select new ActivityRow(
                   activity.Id, activity.Kind, activity.On, activity.PersonId, person.Name, activity.AccountId, activity.DealId, activity.Outcome, activity.Quality,
                   activity.ReferralPartnerId, partner == null ? null : partner.Name, activity.ReferralContact);
    }
}
