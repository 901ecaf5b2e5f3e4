using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Alerts;

/// <summary>
/// Whose cases somebody may see: the own ones, those they were told of or have to do something for, and those of the units and people below them;
/// executives and sales operations all.
/// </summary>
internal static class CaseReader
{
    public static bool SeesAll(Rights rights) => rights.Has(Role.Executive) || rights.Has(Role.SalesOperations);

    public static async Task<IQueryable<AlertCase>> VisibleAsync(Work work, CancellationToken cancel)
    {
        if (SeesAll(work.Rights)) return work.Db.AlertCases;
        var me = work.Actor.PersonId;
        // An administrator looks after the installation; that alone opens nobody's cases.
        var scope = await AccessReader.ScopeOfAsync(work.Db, me, Rights.None, await work.TodayAsync(cancel), cancel);
        var units = scope.Units.Select(unit => (UnitId?)unit).ToList();
        var people = scope.People.Where(person => person != me).Select(person => (PersonId?)person).ToList();
        return work.Db.AlertCases.Where(alert => alert.OwnerId == me || alert.Notices.Any(notice => notice.PersonId == me)
            || units.Contains(alert.UnitId) || people.Contains(alert.PersonId) || people.Contains(alert.OwnerId));
    }

    /// <summary>One case to be changed; nothing where the actor may not know of it.</summary>
    public static async Task<AlertCase?> FindAsync(Work work, AlertCaseId id, CancellationToken cancel) =>
        await (await VisibleAsync(work, cancel)).Include(alert => alert.Steps).Include(alert => alert.Notices).AsSplitQuery().SingleOrDefaultAsync(alert => alert.Id == id, cancel);

    /// <summary>Its owner deals with it; those above the owner or the unit concerned, and those who see all, may step in.</summary>
    public static async Task<bool> MayActAsync(Work work, AlertCase alert, CancellationToken cancel)
    {
        var me = work.Actor.PersonId;
        if (alert.OwnerId == me || SeesAll(work.Rights)) return true;
        if (!work.Rights.Allow(Permission.ManageAlertRules)) return false;
        var scope = await AccessReader.ScopeOfAsync(work.Db, me, Rights.None, await work.TodayAsync(cancel), cancel);
        return (alert.OwnerId is { } owner && scope.Includes(owner)) || (alert.UnitId is { } unit && scope.Includes(unit));
    }

    /// <summary>To whom a case or an action may be given: whoever can sign in and has not left.</summary>
    public static IQueryable<Person> Reachable(Work work, DateOnly today) =>
        work.Db.People.AsNoTracking().Where(person => person.SignInId != null && (person.LeftOn == null || person.LeftOn >= today));
}
