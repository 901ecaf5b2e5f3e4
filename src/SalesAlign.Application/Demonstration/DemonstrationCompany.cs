using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Demonstration;

/// <summary>Fills an empty installation with the demonstration company. Everything or nothing: a second call, or one after a kill, finds a clean state.</summary>
public sealed class DemonstrationCompany
{
    /// <summary>Password of all demonstration accounts. Public on purpose: where there is a demonstration company, anybody may sit at any desk.</summary>
    public const string Password = "havelune-2030";

    // Any constant serves, as long as every instance of the application asks for the same one.
    private const long FillLock = 0x5A1EDE30;

    private readonly IDbContextFactory<SalesAlignDbContext> _databases;
    private readonly IPasswordHasher<IdentityUser<Guid>> _passwords;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    private DemonstrationCompany(IServiceProvider services)
    {
        _databases = services.GetRequiredService<IDbContextFactory<SalesAlignDbContext>>();
        _passwords = services.GetRequiredService<IPasswordHasher<IdentityUser<Guid>>>();
        _clock = services.GetRequiredService<TimeProvider>();
        _logger = services.GetRequiredService<ILogger<DemonstrationCompany>>();
    }

    /// <summary>Makes sure that there is a company: true when the demonstration company was filled in now, false when there was one already.</summary>
    public static async Task<bool> ExistsOrFillAsync(IServiceProvider services, CancellationToken cancel = default)
    {
        await using var scope = services.CreateAsyncScope();
        return await new DemonstrationCompany(scope.ServiceProvider).FillAsync(CompanyStory.Seed, cancel);
    }

    /// <summary>The same with a story of another seed.</summary>
    internal static async Task<bool> ExistsOrFillAsync(IServiceProvider services, ulong seed, CancellationToken cancel = default)
    {
        await using var scope = services.CreateAsyncScope();
        return await new DemonstrationCompany(scope.ServiceProvider).FillAsync(seed, cancel);
    }

    private async Task<bool> FillAsync(ulong seed, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        await using var db = await _databases.CreateDbContextAsync(cancel);
        if (await db.Companies.AnyAsync(cancel)) return false;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({FillLock})", cancel);
        // Another instance may have been quicker while this one waited.
        if (await db.Companies.AnyAsync(cancel)) return false;

        var now = _clock.GetUtcNow();
        var story = CompanyStory.Tell(CompanyDay.In(CompanyStory.TimeZone, now), now, seed);
        var written = new SortedDictionary<string, long>(StringComparer.Ordinal);
        db.Attribution = new Attribution(null, nameof(DemonstrationCompany), now);
        await WriteOrganizationAsync(db, story, written, cancel);
        await WriteSalesAsync(db, story, written, cancel);
        await WriteStrategyAsync(db, story, written, cancel);
        await WriteFeedbackAsync(db, story, written, cancel);
        await WriteKpisAsync(db, story, written, cancel);
        await PayBook.WriteAsync(db, story, written, _clock, cancel);
        await new CaseBook(db, story).WriteAsync(written, cancel);

        db.Add(new AuditEntry(now, null, nameof(DemonstrationCompany), "Company", "1", null, JsonSerializer.Serialize(written, DomainJson.Options)));
        await db.SaveChangesAsync(cancel);
        await db.Database.ExecuteSqlAsync($"analyze goals, goal_steps, check_ins, statements, statement_lines, feedback", cancel);
        await transaction.CommitAsync(cancel);
        _logger.LogInformation(
            "The demonstration company {Company} was filled in {Seconds:0.0} s: {People} people, {Accounts} accounts, {Deals} deals, {Activities} activities",
            story.Company.Name, watch.Elapsed.TotalSeconds, story.Organization.People.Count, story.Accounts.Customers.Count, story.Sales.Deals.Count, story.Activities.Activities.Count);
        return true;
    }

    private async Task WriteOrganizationAsync(SalesAlignDbContext db, CompanyStory story, SortedDictionary<string, long> written, CancellationToken cancel)
    {
        var people = story.Organization.People.Select(character => character.Person).ToList();
        var signIns = new List<IdentityUser<Guid>>();
        var grants = new List<RoleGrant>();
        string? hash = null;
        foreach (var character in story.Organization.People)
        {
            // Who left may no longer sign in, but the history keeps them.
            if (character.Person.LeftOn is not null) continue;
            var signIn = SignIns.New(character.Person.Email!, _passwords, null);
            // Hashing is slow by design and all passwords are the same: once is enough.
            signIn.PasswordHash = hash ??= _passwords.HashPassword(signIn, Password);
            character.Person.LinkSignIn(signIn.Id);
            signIns.Add(signIn);
            grants.AddRange(character.Roles.Select(role => new RoleGrant(character.Person.Id, role)));
        }

        written["companies"] = await BulkCopy.InsertAsync(db, [story.Company], cancel);
        written["units"] = await BulkCopy.InsertAsync(db, story.Organization.Units, cancel);
        written["unitPlacements"] = await BulkCopy.InsertAsync(db, story.Organization.Units.SelectMany(unit => unit.Placements), cancel);
        written["people"] = await BulkCopy.InsertAsync(db, people, cancel);
        written["memberships"] = await BulkCopy.InsertAsync(db, people.SelectMany(person => person.Memberships), cancel);
        written["signIns"] = await BulkCopy.InsertAsync(db, signIns, cancel);
        written["roleGrants"] = await BulkCopy.InsertAsync(db, grants, cancel);
    }

    private static async Task WriteSalesAsync(SalesAlignDbContext db, CompanyStory story, SortedDictionary<string, long> written, CancellationToken cancel)
    {
        var accounts = story.Accounts.Groups.Concat(story.Accounts.Customers.Select(customer => customer.Account)).Concat(story.Flaws.Accounts);
        written["products"] = await BulkCopy.InsertAsync(db, story.Products.Articles.Select(article => article.Product), cancel);
        written["accounts"] = await BulkCopy.InsertAsync(db, accounts, cancel);
        written["deals"] = await BulkCopy.InsertAsync(db, story.Sales.Deals.Select(told => told.Deal).Concat(story.Flaws.Deals), cancel);
        written["activities"] = await BulkCopy.InsertAsync(db, story.Activities.Activities.Concat(story.Flaws.Activities), cancel);
        await WriteDealDetailsAsync(db, story, written, cancel);
        // Without figures the planner would read whole tables over and over until autovacuum comes by; the pay that follows would feel it first.
        await db.Database.ExecuteSqlAsync($"analyze people, memberships, products, accounts, deals, activities, deal_lines, stage_entries, deal_splits, deal_events", cancel);
    }

    private static async Task WriteDealDetailsAsync(SalesAlignDbContext db, CompanyStory story, SortedDictionary<string, long> written, CancellationToken cancel)
    {
        written["pipelineStages"] = await BulkCopy.InsertAsync(db, story.Pipeline.Stages, cancel);
        written["stageEntries"] = await BulkCopy.InsertAsync(db, story.Pipeline.Entries, cancel);
        written["dealLines"] = await BulkCopy.InsertAsync(db, story.Details.Lines, cancel);
        written["dealSplits"] = await BulkCopy.InsertAsync(db, story.Details.Splits, cancel);
        written["dealEvents"] = await BulkCopy.InsertAsync(db, story.Details.Events, cancel);
        written["certifications"] = await BulkCopy.InsertAsync(db, story.Certifications.Exams, cancel);
        written["exchangeRates"] = await BulkCopy.InsertAsync(db, story.Details.Rates, cancel);
    }

    private static async Task WriteStrategyAsync(SalesAlignDbContext db, CompanyStory story, SortedDictionary<string, long> written, CancellationToken cancel)
    {
        var strategy = story.Strategy;
        written["metrics"] = await BulkCopy.InsertAsync(db, strategy.Metrics, cancel);
        written["metricVersions"] = await BulkCopy.InsertAsync(db, strategy.Metrics.SelectMany(metric => metric.Versions), cancel);
        written["objectives"] = await BulkCopy.InsertAsync(db, strategy.Objectives, cancel);
        // The database lets no published version take an objective: each is written as the draft that it was, then published.
        var published = new List<(PropertyEntry<StrategyVersion, DateTimeOffset?> At, DateTimeOffset? Instant)>();
        foreach (var version in (StrategyVersion[])[strategy.First, strategy.Second])
        {
            var at = db.Add(version).Property(v => v.PublishedAt);
            published.Add((at, at.CurrentValue));
            at.CurrentValue = null;
        }
        await db.SaveChangesAsync(cancel);
        foreach (var (at, instant) in published) at.CurrentValue = instant;
        db.Add(strategy.IdealCustomer);
        await db.SaveChangesAsync(cancel);
        written["acknowledgements"] = await BulkCopy.InsertAsync(db, strategy.Acknowledgements, cancel);
        var goals = story.Goals.Goals.Concat(story.Planning.Goals).ToList();
        written["goals"] = await BulkCopy.InsertAsync(db, goals, cancel);
        written["goalSteps"] = await BulkCopy.InsertAsync(db, goals.SelectMany(goal => goal.Steps), cancel);
        written["calendarEvents"] = await BulkCopy.InsertAsync(db, story.Planning.Events, cancel);
        written["jointGoalSets"] = await BulkCopy.InsertAsync(db, story.Planning.Joint, cancel);
        await BulkCopy.InsertAsync(db, story.Planning.Joint.SelectMany(set => set.Items), cancel);
        written["strategicExceptions"] = await BulkCopy.InsertAsync(db, story.Planning.Exceptions, cancel);
        var behaviour = story.Behaviour;
        written["goalTrackings"] = await BulkCopy.InsertAsync(db, behaviour.Trackings, cancel);
        written["goalSupports"] = await BulkCopy.InsertAsync(db, behaviour.Supports, cancel);
        written["checkIns"] = await BulkCopy.InsertAsync(db, behaviour.CheckIns, cancel);
        written["goalActions"] = await BulkCopy.InsertAsync(db, behaviour.Actions, cancel);
        written["behaviourPlans"] = await BulkCopy.InsertAsync(db, behaviour.Plans, cancel);
        written["targetAccounts"] = await BulkCopy.InsertAsync(db, behaviour.Accounts, cancel);
        written["projectMilestones"] = await BulkCopy.InsertAsync(db, behaviour.Milestones, cancel);
    }

    private static async Task WriteKpisAsync(SalesAlignDbContext db, CompanyStory story, SortedDictionary<string, long> written, CancellationToken cancel)
    {
        var kpis = story.Kpis;
        await BulkCopy.InsertAsync(db, kpis.Metrics, cancel);
        await BulkCopy.InsertAsync(db, kpis.Metrics.SelectMany(metric => metric.Versions), cancel);
        written["kpis"] = await BulkCopy.InsertAsync(db, kpis.Kpis, cancel);
        await BulkCopy.InsertAsync(db, kpis.Kpis.SelectMany(kpi => kpi.Versions), cancel);
        await BulkCopy.InsertAsync(db, kpis.Templates, cancel);
        written["kpiAssignments"] = await BulkCopy.InsertAsync(db, kpis.Assignments, cancel);
        written["kpiValues"] = await BulkCopy.InsertAsync(db, kpis.Values, cancel);
    }

    private static async Task WriteFeedbackAsync(SalesAlignDbContext db, CompanyStory story, SortedDictionary<string, long> written, CancellationToken cancel)
    {
        var items = story.Feedback.Items;
        written["feedback"] = await BulkCopy.InsertAsync(db, items, cancel);
        await BulkCopy.InsertAsync(db, items.SelectMany(item => item.Steps), cancel);
        await BulkCopy.InsertAsync(db, items.SelectMany(item => item.Responses), cancel);
        await BulkCopy.InsertAsync(db, items.SelectMany(item => item.Supports), cancel);
        written["notifications"] = await BulkCopy.InsertAsync(db, story.Feedback.Notices, cancel);
    }
}
