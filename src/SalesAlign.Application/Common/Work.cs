using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Common;

/// <summary>What one run of a use case works with: who acts, what they may, the database, the clock, and the company's settings.</summary>
public sealed class Work(Actor actor, Rights rights, SalesAlignDbContext db, TimeProvider clock)
{
    private Company? _company;

    public Actor Actor { get; } = actor;

    public Rights Rights { get; } = rights;

    internal SalesAlignDbContext Db { get; } = db;

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<Company> CompanyAsync(CancellationToken cancel) =>
        _company ??= await Db.Companies.AsNoTracking().SingleAsync(cancel);

    /// <summary>The company's business day, in its own time zone.</summary>
    public async Task<DateOnly> TodayAsync(CancellationToken cancel) => CompanyDay.Of(await CompanyAsync(cancel), Now);

    /// <summary>Whom the actor may see, by the organisation as it stood on a day.</summary>
    public Task<Scope> ScopeAsync(DateOnly on, CancellationToken cancel) => AccessReader.ScopeOfAsync(Db, Actor.PersonId, Rights, on, cancel);

    /// <summary>Refuses to overwrite what somebody else changed since the reader loaded <paramref name="version"/>.</summary>
    internal void Expect(object entity, uint? version)
    {
        if (version is { } known) Db.Entry(entity).Property(ModelConventions.RowVersion).OriginalValue = known;
    }
}

internal static class CompanyDay
{
    public static DateOnly Of(Company company, DateTimeOffset instant) => In(company.TimeZone, instant);

    public static DateOnly In(string timeZone, DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone(timeZone)).DateTime);

    public static TimeZoneInfo Zone(string timeZone) => TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var known) ? known : TimeZoneInfo.Utc;

    public static async Task<TimeZoneInfo> ZoneAsync(SalesAlignDbContext db, CancellationToken cancel) =>
        Zone(await db.Companies.Select(company => company.TimeZone).SingleAsync(cancel));
}
