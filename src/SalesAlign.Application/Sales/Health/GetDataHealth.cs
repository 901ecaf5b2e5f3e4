using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Sales.Health;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Health;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales.Health;

/// <summary>How far the data can be trusted: every check with its score, by area, by person and by source.</summary>
public sealed class GetDataHealth(UseCaseContext context) : UseCase<GetDataHealth.Request, GetDataHealth.Response>(context)
{
    private const int MostPeople = 500;

    public sealed record Request(HealthScope Scope);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Scope.StaleDays).InclusiveBetween(1, 3650).WithErrorCode("health.days_out_of_range").OverridePropertyName("StaleDays");
    }

    /// <param name="Score">Null where there is nothing to look at.</param>
    public sealed record Response(
        decimal? Score, int StaleDays, IReadOnlyList<Area> Areas, IReadOnlyList<Check> Checks, IReadOnlyList<PersonHealth> People, IReadOnlyList<SourceHealth> Sources);

    public sealed record Area(HealthArea Name, decimal? Score, long Failing);

    public sealed record Check(HealthCheck Name, HealthArea Area, ImportKind Kind, long Checked, long Failing, decimal? Score);

    /// <summary>The records of one person; the worst first. What nobody looks after has no person; who has left or never signs in cannot be asked.</summary>
    public sealed record PersonHealth(PersonId? PersonId, string? Name, long Checked, long Failing, decimal? Score, HealthCheck? Worst, long WorstFailing, bool CanBeAsked);

    /// <summary>The records that files of one name brought last; what was entered or generated has no file.</summary>
    public sealed record SourceHealth(string? File, DateTimeOffset? LatestAt, ImportBatchId? Latest, long Checked, long Failing, decimal? Score, HealthCheck? Worst);

    public override Permission Permission => Permission.ViewSales;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var people = await HealthReader.PeopleAsync(work, request.Scope, cancel);
        var reading = await HealthReader.ReadingAsync(work, request.Scope, cancel);
        var parts = (await reading.TallyAsync(people, cancel)).ToList();
        await AddAccountsTwiceAsync(reading, people, parts, cancel);

        var checks = Tallies(parts).Select(tally => new Check(tally.Check, HealthChecks.AreaOf(tally.Check), HealthChecks.KindOf(tally.Check), tally.Checked, tally.Failing, tally.Score)).ToList();
        var areas = Enum.GetValues<HealthArea>()
            .Select(area => (area, tallies: Tallies(parts).Where(tally => HealthChecks.AreaOf(tally.Check) == area).ToList()))
            .Select(pair => new Area(pair.area, HealthScore.OfArea(pair.tallies), pair.tallies.Sum(tally => tally.Failing))).ToList();
        return new Response(
            HealthScore.Of(Tallies(parts)), request.Scope.StaleDays, areas, checks, await PeopleAsync(work, parts, cancel), await SourcesAsync(work, parts, cancel));
    }

    private static async Task AddAccountsTwiceAsync(HealthReading reading, IReadOnlyCollection<Guid>? people, List<HealthPart> parts, CancellationToken cancel)
    {
        var accounts = await reading.AccountsAsync(cancel);
        var twice = (await HealthReader.AccountsTwiceAsync(accounts, people)).Select(row => row.Id).ToHashSet();
        var wanted = people?.ToHashSet();
        parts.AddRange(accounts.Where(account => wanted is null || (account.Person is { } person && wanted.Contains(person)))
            .GroupBy(account => (account.Person, account.Batch))
            .Select(group => new HealthPart(HealthCheck.AccountTwice, group.Key.Person, group.Key.Batch, group.LongCount(), group.LongCount(account => twice.Contains(account.Id)))));
    }

    private static async Task<IReadOnlyList<PersonHealth>> PeopleAsync(Work work, List<HealthPart> parts, CancellationToken cancel)
    {
        var names = await OrganizationReader.NamesAsync(work.Db, parts.Select(part => part.Person).OfType<Guid>().Select(id => new PersonId(id)), cancel);
        var present = (await work.Db.People.AsNoTracking().Where(person => person.LeftOn == null && person.SignInId != null).Select(person => person.Id).ToListAsync(cancel)).ToHashSet();
        return
        [
            .. parts.GroupBy(part => part.Person)
                .Select(group =>
                {
                    var tallies = Tallies(group);
                    var worst = tallies.MaxBy(tally => tally.Failing);
                    PersonId? person = group.Key is { } id ? new PersonId(id) : null;
                    return new PersonHealth(
                        person, person is { } known ? names.GetValueOrDefault(known) : null, tallies.Sum(tally => tally.Checked), tallies.Sum(tally => tally.Failing), HealthScore.Of(tallies),
                        worst.Failing > 0 ? worst.Check : null, worst.Failing, person is { } reader && present.Contains(reader));
                })
                .OrderBy(person => person.Score ?? 2).ThenByDescending(person => person.Failing).Take(MostPeople),
        ];
    }

    private static async Task<IReadOnlyList<SourceHealth>> SourcesAsync(Work work, List<HealthPart> parts, CancellationToken cancel)
    {
        var ids = parts.Select(part => part.Batch).OfType<Guid>().Distinct().Select(id => new ImportBatchId(id)).ToList();
        var batches = await work.Db.ImportBatches.AsNoTracking().Where(batch => ids.Contains(batch.Id)).Select(batch => new { batch.Id, batch.FileName, batch.FinishedAt })
            .ToDictionaryAsync(batch => batch.Id.Value, cancel);
        return
        [
            .. parts.GroupBy(part => part.Batch is { } id && batches.TryGetValue(id, out var batch) ? batch.FileName : null)
                .Select(group =>
                {
                    var tallies = Tallies(group);
                    var worst = tallies.MaxBy(tally => tally.Failing);
                    var latest = group.Select(part => part.Batch is { } id ? batches.GetValueOrDefault(id) : null).MaxBy(batch => batch?.FinishedAt);
                    return new SourceHealth(
                        group.Key, latest?.FinishedAt, latest?.Id, tallies.Sum(tally => tally.Checked), tallies.Sum(tally => tally.Failing), HealthScore.Of(tallies),
                        worst.Failing > 0 ? worst.Check : null);
                })
                .OrderBy(source => source.Score ?? 2),
        ];
    }

    private static List<HealthTally> Tallies(IEnumerable<HealthPart> parts) =>
        [.. parts.GroupBy(part => part.Check).OrderBy(group => group.Key).Select(group => new HealthTally(group.Key, group.Sum(part => part.Checked), group.Sum(part => part.Failing)))];
}
