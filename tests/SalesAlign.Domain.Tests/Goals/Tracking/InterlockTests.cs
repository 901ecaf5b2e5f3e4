using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Tests.Goals.Tracking;

public class InterlockTests
{
    private static readonly Filter Premium = Filter.Where("tier", FilterOperator.Equal, "Premium");

    [Fact]
    public void What_a_goal_is_about_follows_from_who_carries_it_and_what_it_counts()
    {
        Assert.Equal(GoalNature.Sales, Nature(UnitFunction.Sales, UsualMetrics.WonAmount()));
        Assert.Equal(GoalNature.Sales, Nature(null, UsualMetrics.WonAmount()));
        // The same amount is the company's business, and so is what another function carries.
        Assert.Equal(GoalNature.Business, Interlock.NatureOf(UnitFunction.Sales, isCompany: true, UsualMetrics.WonAmount(), []));
        Assert.Equal(GoalNature.Business, Nature(UnitFunction.Finance, UsualMetrics.WonAmount()));
        Assert.Equal(GoalNature.Process, Nature(UnitFunction.Sales, UsualMetrics.AverageCycleDays()));
        Assert.Equal(GoalNature.Process, Nature(null, UsualMetrics.WinRate(), KpiType.Process));
        Assert.Equal(GoalNature.Sales, Nature(null, UsualMetrics.WonAmount(), KpiType.Process, KpiType.Result));
        Assert.Equal(GoalNature.Process, Nature(UnitFunction.Sales, new(MetricDataset.Activities, new(MetricAggregation.Count), null, null, "on")));
        // A share of one line is about the product; customers of that line are sold to.
        Assert.Equal(GoalNature.Product, Nature(UnitFunction.Sales, UsualMetrics.ShareOfWonAmount(Premium)));
        Assert.Equal(GoalNature.Sales, Nature(UnitFunction.Sales, UsualMetrics.NewCustomers(Premium)));
        Assert.Equal(GoalNature.Product, Nature(UnitFunction.Product, UsualMetrics.WonAmount()));
    }

    [Fact]
    public void Two_goals_lock_the_same_way_whichever_supports_the_other()
    {
        foreach (var one in Enum.GetValues<GoalNature>())
        {
            foreach (var other in Enum.GetValues<GoalNature>())
            {
                Assert.Equal(Interlock.Between(one, other), Interlock.Between(other, one));
                // Something is left to choose exactly where the natures make no link.
                Assert.Equal(Interlock.Between(one, other) is null, Interlock.Choices(one, other).Count > 0);
            }
        }
        Assert.Equal(InterlockKind.SalesProcess, Interlock.Between(GoalNature.Process, GoalNature.Sales));
        Assert.Equal(InterlockKind.SalesBusiness, Interlock.Between(GoalNature.Sales, GoalNature.Business));
        Assert.Equal(InterlockKind.BusinessProduct, Interlock.Between(GoalNature.Product, GoalNature.Business));
        Assert.Equal([InterlockKind.SalesProcess, InterlockKind.SalesBusiness], Interlock.Choices(GoalNature.Sales, GoalNature.Sales));
    }

    [Fact]
    public void Sales_goals_need_process_and_business_and_business_goals_a_product()
    {
        Assert.Equal([InterlockKind.SalesProcess, InterlockKind.SalesBusiness], Interlock.Missing(GoalNature.Sales, []));
        Assert.Equal([InterlockKind.SalesProcess], Interlock.Missing(GoalNature.Sales, [InterlockKind.SalesBusiness]));
        Assert.Equal([InterlockKind.BusinessProduct], Interlock.Missing(GoalNature.Business, [InterlockKind.SalesBusiness]));
        Assert.Empty(Interlock.Missing(GoalNature.Process, []));
        Assert.Empty(Interlock.Missing(GoalNature.Product, []));
    }

    private static GoalNature Nature(UnitFunction? function, MetricDefinition metric, params KpiType[] types) => Interlock.NatureOf(function, isCompany: false, metric, types);
}
