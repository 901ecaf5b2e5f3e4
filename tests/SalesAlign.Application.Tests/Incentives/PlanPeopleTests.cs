using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Tests.Incentives;

public sealed class PlanPeopleTests
{
    [Fact]
    public async Task A_unit_counts_as_it_stands_on_the_first_day()
    {
        await using var company = await PayingCompany.CreateAsync();
        UnitId north, south;
        await using (var db = company.Open())
        {
            var units = await db.Units.Include(unit => unit.Placements).ToListAsync();
            (north, south) = (units.Single(unit => unit.Name == "North").Id, units.Single(unit => unit.Name == "South").Id);
            // From June on the South team hangs under the North.
            units.Single(unit => unit.Name == "South").PlaceUnder(north, new DateOnly(2017, 6, 1));
            await db.SaveChangesAsync();
        }
        var plan = await company.DoAsync(company.Get<WriteIncentivePlan>(), company.Olga, new(null, "Field", new DateOnly(2017, 1, 1), company.Components()));
        Assert.Equal(2, (await company.DoAsync(company.Get<EnrolRole>(), company.Olga, new(plan, MembershipRole.Rep, north, new DateOnly(2017, 1, 1), null, 1_000m, 100m))).Added);
        var later = await company.DoAsync(company.Get<EnrolRole>(), company.Olga, new(plan, MembershipRole.Rep, north, new DateOnly(2017, 6, 1), null, 1_000m, 100m));
        Assert.Equal((1, 2), (later.Added, later.AlreadyIn));
        Assert.NotEqual(default, south);
    }

    [Fact]
    public async Task Quotas_are_taken_from_agreed_goals_and_say_so()
    {
        await using var company = await PayingCompany.CreateAsync();
        var objective = await PlanFitTests.PursueAsync(company, "Grow");
        var calendar = new FiscalCalendar(1);
        var year = DateTime.UtcNow.Year;
        await using (var db = company.Open())
        {
            var metric = (await db.Metrics.SingleAsync()).Id;
            void Agree(PersonId person, string period, decimal target, bool agreed)
            {
                var goal = new Goal(GoalId.New(), objective, metric, null, person, calendar.Parse(period), TargetShape.Amount, new GoalTarget(target), null, 0, company.Olga.PersonId, DateTimeOffset.UtcNow);
                goal.Offer(company.Olga.PersonId, DateTimeOffset.UtcNow);
                if (agreed) goal.Agree(person, DateTimeOffset.UtcNow);
                db.Add(goal);
            }

            Agree(company.Ann.PersonId, $"{year}", 400_000m, true);
            foreach (var quarter in (int[])[1, 2, 3, 4]) Agree(company.Ann.PersonId, $"{year}-Q{quarter}", 100_000m + quarter, true);
            Agree(company.Ben.PersonId, $"{year}", 300_000m, false);
            await db.SaveChangesAsync();
        }
        var plan = await company.DoAsync(company.Get<WriteIncentivePlan>(), company.Olga, new(null, "Field", new DateOnly(year, 1, 1), company.Components()));
        await company.DoAsync(company.Get<EnrolRole>(), company.Olga, new(plan, MembershipRole.Rep, null, new DateOnly(year, 1, 1), null, 200_000m, 10_000m, QuotasFromGoals: true));

        var people = (await company.DoAsync(company.Get<GetIncentivePlan>(), company.Olga, new(plan))).Participants.ToDictionary(person => person.Name);
        Assert.Equal([100_001m, 100_002m, 100_003m, 100_004m], people["Ann"].Quotas.Select(quota => quota.Amount));
        Assert.All(people["Ann"].Quotas, quota => Assert.NotNull(quota.Goal));
        Assert.All(people["Ben"].Quotas, quota => Assert.Equal((200_000m, null), (quota.Amount, quota.Goal)));

        await using (var db = company.Open())
        {
            (await db.Goals.SingleAsync(goal => goal.PersonId == company.Ben.PersonId)).Agree(company.Ben.PersonId, DateTimeOffset.UtcNow);
            await db.SaveChangesAsync();
        }
        var taken = await company.DoAsync(company.Get<TakeQuotasFromGoals>(), company.Olga, new(plan));
        Assert.Equal((1, 1, 1), (taken.Changed, taken.Unchanged, taken.WithoutGoal));
        Assert.Contains((await company.DoAsync(company.Get<GetIncentivePlan>(), company.Olga, new(plan))).Participants.Single(person => person.Name == "Ben").Quotas, quota => quota is { Amount: 300_000m, Goal: not null });
    }

    [Fact]
    public async Task A_plan_document_is_signed_once_as_read_and_again_when_the_quota_changes()
    {
        await using var company = await PayingCompany.CreateAsync();
        var plan = await company.PublishedPlanAsync();
        var document = await company.DoAsync(company.Get<GetPlanDocument>(), company.Ann, new(plan));
        Assert.Equal(("Ann", 2, true, null), (document.Name, document.Curves.Count, document.IsOwn, document.SignedAt));
        Assert.Equal("NotFound", await PayingCompany.RefusalOfAsync(company.Get<GetPlanDocument>(), company.Ann, new(plan, company.Ben.PersonId)));
        Assert.Equal("plan_document.other_name", await PayingCompany.RefusalOfAsync(company.Get<AcceptPlanDocument>(), company.Ann, new(plan, "Ben", document.Fingerprint)));
        Assert.Equal("plan_document.changed", await PayingCompany.RefusalOfAsync(company.Get<AcceptPlanDocument>(), company.Ann, new(plan, "Ann", "other")));
        await company.DoAsync(company.Get<AcceptPlanDocument>(), company.Ann, new(plan, "Ann", document.Fingerprint));
        Assert.Equal("plan_document.signed_already", await PayingCompany.RefusalOfAsync(company.Get<AcceptPlanDocument>(), company.Ann, new(plan, "Ann", document.Fingerprint)));

        var list = await company.DoAsync(company.Get<ListPlanSignatures>(), company.Olga, new(plan));
        Assert.Equal(1, list.Signed);
        Assert.Equal(["Ben", "Cai", "Ann"], list.People.Select(person => person.Name));
        Assert.Equal(2, await company.DoAsync(company.Get<RemindPlanSignatures>(), company.Olga, new(plan)));
        Assert.Equal(0, await company.DoAsync(company.Get<RemindPlanSignatures>(), company.Olga, new(plan)));

        await company.DoAsync(company.Get<EnrolParticipants>(), company.Olga, new(plan,
            [new EnrolParticipants.Participation(company.Ann.PersonId, new DateOnly(2017, 1, 1), null, [new PeriodAmount(500_000m, new DateOnly(2017, 1, 1), new DateOnly(2030, 12, 31))], [])]));
        var changed = await company.DoAsync(company.Get<GetPlanDocument>(), company.Ann, new(plan));
        Assert.Equal((null, true), (changed.SignedAt, changed.ChangedSince));
    }

    [Fact]
    public async Task Versions_are_compared_component_by_component()
    {
        await using var company = await PayingCompany.CreateAsync();
        var plan = await company.PublishedPlanAsync();
        var components = company.Components();
        var added = new DrawComponent { Id = Guid.NewGuid(), Name = "Draw", AmountPerPeriod = 1_000m };
        await company.DoAsync(company.Get<WriteIncentivePlan>(), company.Olga, new(plan, "Field sales", new DateOnly(2018, 1, 1), [components[0] with { Name = "Better" }, added]));
        var difference = await company.DoAsync(company.Get<ComparePlanVersions>(), company.Eve, new(plan, 2));
        Assert.Equal((1, 2, 0), (difference.Before, difference.Version, difference.Unchanged));
        Assert.Equal(("Draw", "Ideal customers", "Better"), (Assert.Single(difference.Added).Name, Assert.Single(difference.Removed).Name, Assert.Single(difference.Changed).After.Name));
        Assert.Equal("NotFound", await PayingCompany.RefusalOfAsync(company.Get<ComparePlanVersions>(), company.Eve, new(plan, 1)));
    }
}
