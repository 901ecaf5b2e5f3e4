using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Tests.Incentives;

/// <summary>Who owns a deal: found by the calculation, opened as a case, decided with a ruling that later cases can follow.</summary>
public sealed class OwnershipTests
{
    private static readonly DateOnly May = new(2017, 5, 10);

    [Fact]
    public async Task An_order_claimed_by_channel_and_direct_is_found_opened_and_decided_and_leaves_a_precedent()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PlanAsync([new CommissionComponent { Id = Guid.NewGuid(), Name = "Commission", Rates = RateTable.Flat(0.1m) }], company.Ann, company.Ben, company.Cai);
        await ClaimAsync(company, "D1", "D2", May);
        // Whoever is concerned need not wait for pay day to hear of it.
        Assert.Equal(CreditOverlaps.ChannelAndDirect, Assert.Single((await company.DoAsync(company.Get<GetMyPay>(), company.Ann, new("2017-Q2"))).Findings).Code);
        Assert.Empty((await company.DoAsync(company.Get<GetMyPay>(), company.Ben, new("2017-Q2"))).Findings);
        var second = await company.CalculatedAsync("2017-Q2");
        await company.DoAsync(company.Get<ReviewIncentivePeriod>(), company.Olga, new(second));

        var found = Assert.Single((await company.DoAsync(company.Get<GetCloseChecklist>(), company.Olga, new(second))).Findings);
        Assert.Equal((CreditOverlaps.ChannelAndDirect, 2), (found.Code, found.People));
        Assert.Equal("NotFound", await PayingCompany.RefusalOfAsync(company.Get<OpenConflictCase>(), company.Olga, new(second, company.Ben.PersonId, "D1", found.Code, "Whose?")));
        Assert.Equal("dispute.no_conflict", await PayingCompany.RefusalOfAsync(company.Get<OpenConflictCase>(), company.Olga, new(second, company.Ann.PersonId, "D1", "exchange_rate.missing", "Whose?")));
        Assert.Equal("Forbidden", await PayingCompany.RefusalOfAsync(company.Get<OpenConflictCase>(), company.Ann, new(second, company.Ann.PersonId, "D1", found.Code, "Mine!")));
        var first = await company.DoAsync(company.Get<OpenConflictCase>(), company.Olga, new(second, company.Ann.PersonId, "D1", found.Code, "Whose order is it?"));
        Assert.Equal("dispute.already_open", await PayingCompany.RefusalOfAsync(company.Get<OpenConflictCase>(), company.Otto, new(second, company.Cai.PersonId, "D2", found.Code, "Again")));

        // The other party reads the case and answers, but does not see what Ann is paid; who has nothing to do with it sees nothing.
        var asParty = await company.DoAsync(company.Get<GetDispute>(), company.Cai, new(first));
        Assert.Equal((2, false, 0m), (asParty.Parties.Count, asParty.MaySeePay, asParty.Line.Amount));
        Assert.Null(Assert.Single((await company.DoAsync(company.Get<ListDisputes>(), company.Cai, new(Conflicts: true))).Disputes.Items).Disputed);
        Assert.Equal("NotFound", await PayingCompany.RefusalOfAsync(company.Get<GetDispute>(), company.Ben, new(first)));
        await company.DoAsync(company.Get<AnswerDispute>(), company.Cai, new(first, "The installer ordered through me."));

        Assert.Equal("dispute.no_ruling", await PayingCompany.RefusalOfAsync(company.Get<ResolveDispute>(), company.Olga, new(first, true, "Shared")));
        await company.DoAsync(company.Get<ResolveDispute>(), company.Olga, new(first, true, "The installer found the customer, Ann closed it.", null, null, OwnershipRuling.Shared));
        var cleared = Assert.Single((await company.DoAsync(company.Get<GetCloseChecklist>(), company.Olga, new(second))).Findings);
        Assert.True(cleared.IsCleared);
        await company.DoAsync(company.Get<ApproveIncentivePeriod>(), company.Otto, new(second));
        await company.DoAsync(company.Get<CloseIncentivePeriod>(), company.Olga, new(second));

        await ClaimAsync(company, "D3", "D4", May.AddMonths(3));
        var third = await company.CalculatedAsync("2017-Q3");
        var later = await company.DoAsync(company.Get<OpenConflictCase>(), company.Otto, new(third, company.Cai.PersonId, "D4", CreditOverlaps.ChannelAndDirect, "And this one?"));
        var precedent = Assert.Single((await company.DoAsync(company.Get<GetDispute>(), company.Otto, new(later))).Precedents);
        Assert.Equal((OwnershipRuling.Shared, "The installer found the customer, Ann closed it.", "Ann"), (precedent.Ruling, precedent.Decision, precedent.Name));
        var known = Assert.Single((await company.DoAsync(company.Get<GetDispute>(), company.Ann, new(later))).Precedents);
        Assert.Equal((OwnershipRuling.Shared, "", null), (known.Ruling, known.Decision, known.Name));
    }

    [Fact]
    public async Task A_rep_doubts_who_owns_a_deal_and_a_party_never_decides()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PlanAsync([new CommissionComponent { Id = Guid.NewGuid(), Name = "Commission", Rates = RateTable.Flat(0.1m) }], company.Ann, company.Ben);
        await company.SellAsync(company.Ann, "D1", May, 10_000, company.Ideal, company.Plain);
        await company.SplitAsync("D1", company.Olga, 20, overlay: true);
        var period = await company.CalculatedAsync("2017-Q2");
        await company.DoAsync(company.Get<ReviewIncentivePeriod>(), company.Olga, new(period));
        var line = (await company.StatementAsync(period, company.Ann)).Lines.Items[0].Id;

        var dispute = await company.DoAsync(company.Get<RaiseDispute>(), company.Ann, new(line, DisputeType.OverlayConflict, "What did Olga do for it?"));

        Assert.False((await company.DoAsync(company.Get<GetDispute>(), company.Olga, new(dispute))).MayDecide);
        Assert.Equal("dispute.own", await PayingCompany.RefusalOfAsync(company.Get<ResolveDispute>(), company.Olga, new(dispute, false, "Mine", null, null, OwnershipRuling.Other)));
        await company.DoAsync(company.Get<ResolveDispute>(), company.Otto, new(dispute, false, "She designed the solution.", null, null, OwnershipRuling.Both));
    }

    private static async Task ClaimAsync(PayingCompany company, string direct, string channel, DateOnly on)
    {
        await company.SellAsync(company.Ann, direct, on, 10_000, company.Ideal, company.Plain);
        await company.SellAsync(company.Cai, channel, on.AddDays(9), 9_000, company.Ideal, company.Plain);
        await company.SqlAsync($"update deals set channel = 'Installer' where external_id = '{channel}'");
    }
}
