using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAlign.Application.Common;
using SalesAlign.Application.Common.Jobs;
using SalesAlign.Application.Incentives;
using SalesAlign.Application.Tests.Goals;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Tests.Incentives;

/// <summary>The public data set pays its year 2017: quarterly tiers, half as much again for the GTK series, and only for ideal customers.</summary>
public sealed class RealPayTests(RealDataTests.HardwareSeller company) : IClassFixture<RealDataTests.HardwareSeller>
{
    private static readonly Guid Tiers = Guid.NewGuid();
    private static readonly string[] Quarters = ["2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4"];

    [Fact]
    public async Task A_year_is_paid_for_every_agent_and_a_back_dated_split_is_adjusted_in_the_next_quarter()
    {
        if (RealDataTests.HardwareSeller.Folder is null) return;
        var olga = new Actor(company.Operations.Id, "Olga", "en");
        var plan = await PublishAsync();
        var periods = new Dictionary<string, IncentivePeriodId>(StringComparer.Ordinal);
        foreach (var key in Quarters)
        {
            periods[key] = (await company.Get<OpenIncentivePeriod>().RunAsync(olga, new(key))).Value;
            await CalculateAsync(olga, periods[key]);
            if (key == "2017-Q2") await CloseAsync(periods[key], olga);
            if (key == "2017-Q1") await CloseAsync(periods[key], olga);
        }

        await using var db = company.Get<IDbContextFactory<SalesAlignDbContext>>().CreateDbContext();
        // Every agent has a statement of every quarter; five have no deal in the whole year, and theirs says so by having no line.
        Assert.Equal(35 * 4, await db.Statements.CountAsync());
        Assert.Equal(5, await db.Statements.GroupBy(s => s.PersonId).CountAsync(person => person.All(s => s.LineCount == 0 && s.Total == 0)));
        // Every won deal has its line, paid or not, and leads to its deal, its rule and its derivation.
        Assert.Equal(4_238, await db.StatementLines.Where(line => line.Kind == LineKind.Deal).Select(line => line.DealId).Distinct().CountAsync());
        Assert.Equal(0, await db.StatementLines.CountAsync(line => line.DealId == null || !db.Deals.Any(deal => deal.Id == line.DealId)));
        Assert.True(await db.StatementLines.AllAsync(line => line.ComponentId == Tiers && line.PlanVersionId != default));
        var (paid, unpaid) = (await db.StatementLines.FirstAsync(line => line.Amount > 0), await db.StatementLines.FirstAsync(line => line.Amount == 0));
        Assert.Contains(paid.Derivation, step => step is BracketSlice);
        Assert.Contains(unpaid.Derivation, step => step is ConditionFailed);

        // By hand: the same quarter of one agent, deal by deal in the order of the day.
        Assert.Equal(await ByHandAsync(db, periods["2017-Q3"]), await db.Statements.Where(s => s.PeriodId == periods["2017-Q3"]).SumAsync(s => s.Total));

        await SplitAsync(db, periods["2017-Q2"]);
        await CalculateAsync(olga, periods["2017-Q3"]);
        var adjustments = await db.StatementLines.AsNoTracking().Where(line => line.CorrectsPeriod != null).ToListAsync();
        Assert.NotEmpty(adjustments);
        Assert.All(adjustments, line => Assert.Equal((LineKind.Adjustment, "2017-Q2", periods["2017-Q3"]), (line.Kind, line.CorrectsPeriod, line.PeriodId)));
        Assert.Equal(2, adjustments.Select(line => line.PersonId).Distinct().Count());
        Assert.NotEqual(default, plan);
    }

    private async Task<IncentivePlanId> PublishAsync()
    {
        await using var db = company.Get<IDbContextFactory<SalesAlignDbContext>>().CreateDbContext();
        foreach (var (name, employees) in Accounts())
        {
            await db.Accounts.Where(account => account.Name == name).ExecuteUpdateAsync(set => set.SetProperty(account => account.Employees, employees));
        }
        var profile = new IdealCustomerProfile(IdealCustomerProfileId.New(), "Up to 5,000 people");
        profile.Define(Filter.Where(AccountFacts.Employees, FilterOperator.AtMost, 5_000), new DateOnly(2016, 1, 1));
        var plan = new IncentivePlan("Agents 2017", new Currency("USD"), new PlanTerms(new DateOnly(2017, 1, 1),
        [
            new CommissionComponent
            {
                Id = Tiers,
                Name = "Quarterly tiers",
                Rates = new RateTable(TableBasis.Credit, Accumulation.Period, TableMode.Marginal, [new(0, 0.05m), new(50_000, 0.08m), new(100_000, 0.1m)]),
                OnlyIf = Filter.Where(CreditFacts.IdealCustomer, FilterOperator.Equal, true),
                Multipliers = [new Multiplier("GTK", Filter.Where(CreditFacts.Series, FilterOperator.Equal, "GTK"), 1.5m)],
            },
        ]), PersonId.New(), DateTimeOffset.UnixEpoch);
        plan.Approve(company.Operations.Id, DateTimeOffset.UnixEpoch);
        plan.Publish(company.Operations.Id, DateTimeOffset.UnixEpoch);
        var agents = await db.Memberships.Where(m => m.Role == MembershipRole.Rep).Select(m => m.PersonId).ToListAsync();
        db.AddRange(profile, plan);
        db.AddRange(agents.Select(agent => new PlanParticipant(plan.Id, agent, new DateRange(new DateOnly(2017, 1, 1), null), [], [])));
        await db.SaveChangesAsync();
        return plan.Id;
    }

    private async Task<decimal> ByHandAsync(SalesAlignDbContext db, IncentivePeriodId period)
    {
        var window = await db.IncentivePeriods.SingleAsync(p => p.Id == period);
        var deals = await (
            from deal in db.Deals
            where deal.Stage == Domain.Sales.DealStage.Won && deal.ClosedOn >= window.First && deal.ClosedOn <= window.Last
            join account in db.Accounts on deal.AccountId equals account.Id
            join product in db.Products on deal.ProductId equals product.Id
            where account.Employees <= 5_000
            select new { deal.OwnerId, deal.ClosedOn, deal.ExternalId, Amount = deal.Amount!.Value, product.Series }).ToListAsync();
        var total = 0m;
        foreach (var agent in deals.GroupBy(deal => deal.OwnerId))
        {
            var before = 0m;
            foreach (var deal in agent.OrderBy(deal => deal.ClosedOn).ThenBy(deal => deal.ExternalId, StringComparer.Ordinal))
            {
                decimal Below(decimal credit) => (Math.Min(credit, 50_000) * 0.05m) + (Math.Clamp(credit - 50_000, 0, 50_000) * 0.08m) + (Math.Max(credit - 100_000, 0) * 0.1m);
                total += Rounding.HalfAwayFromZero((Below(before + deal.Amount) - Below(before)) * (deal.Series == "GTK" ? 1.5m : 1m), 2);
                before += deal.Amount;
            }
        }
        return total;
    }

    // The largest ideal deal of the quarter is shared half and half with another agent, after the quarter was closed.
    private static async Task SplitAsync(SalesAlignDbContext db, IncentivePeriodId period)
    {
        var line = await db.StatementLines.AsNoTracking().Where(l => l.PeriodId == period).OrderByDescending(l => l.Amount).FirstAsync();
        var other = await db.Statements.Where(s => s.PeriodId == period && s.PersonId != line.PersonId && s.LineCount > 0).OrderBy(s => s.PersonId).Select(s => s.PersonId).FirstAsync();
        db.Add(new Domain.Sales.DealSplit(Domain.Sales.DealSplitId.New(), line.DealId!.Value, line.PersonId, Domain.Sales.SplitKind.Primary, 50));
        db.Add(new Domain.Sales.DealSplit(Domain.Sales.DealSplitId.New(), line.DealId!.Value, other, Domain.Sales.SplitKind.Primary, 50));
        await db.SaveChangesAsync();
    }

    private async Task CalculateAsync(Actor actor, IncentivePeriodId period)
    {
        var run = (await company.Get<CalculateIncentivePeriod>().RunAsync(actor, new(period))).Value;
        await company.Get<JobRunner>().RunAsync(company.Get<IEnumerable<Job>>().OfType<CalculationJob>().Single(), run.Value, CancellationToken.None);
        Assert.Equal(CalculationRunState.Completed, (await company.Get<GetCalculationRun>().RunAsync(actor, new(run))).Value.State);
    }

    private async Task CloseAsync(IncentivePeriodId period, Actor actor)
    {
        await using var db = company.Get<IDbContextFactory<SalesAlignDbContext>>().CreateDbContext();
        var row = await db.IncentivePeriods.SingleAsync(p => p.Id == period);
        row.Review(actor.PersonId, DateTimeOffset.UtcNow);
        row.Approve(PersonId.New(), DateTimeOffset.UtcNow);
        row.Close(actor.PersonId, DateTimeOffset.UtcNow);
        await db.SaveChangesAsync();
    }

    private static IEnumerable<(string Name, int? Employees)> Accounts() => File.ReadLines(Path.Combine(RealDataTests.HardwareSeller.Folder!, "accounts.csv")).Skip(1)
        .Select(line => line.Split(',')).Select(cells => (cells[0], (int?)int.Parse(cells[4], System.Globalization.CultureInfo.InvariantCulture)));
}
