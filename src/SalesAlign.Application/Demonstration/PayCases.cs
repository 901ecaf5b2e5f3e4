using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives;
using SalesAlign.Application.Incentives.Recognition;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Recognition;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Demonstration;

/// <summary>
/// What people said about their pay: disputes in every state, with what was answered; conflicts between channel and direct selling, as the
/// calculation found them, decided for closed quarters and open for the last; and honours from managers and by rule.
/// </summary>
internal sealed class PayCases(SalesAlignDbContext db, CompanyStory story, TimeProvider clock)
{
    // Deals in cases of one quarter, two to a case.
    private const int MostConflicts = 4;

    private readonly PersonId _operations = story.Organization.Named("Yusuf Demir").Person.Id;
    private readonly PersonId _lead = story.Organization.Named("Sofia Marques").Person.Id;

    public async Task WriteAsync(SortedDictionary<string, long> written, CancellationToken cancel)
    {
        var periods = await db.IncentivePeriods.AsNoTracking().Where(p => p.CalculatedAt != null).OrderByDescending(p => p.Last).ToListAsync(cancel);
        await DisputeAsync(periods[0], cancel);
        foreach (var period in periods) await RuleOwnershipAsync(period, cancel);
        await HonourAsync(periods, cancel);
        await db.SaveChangesAsync(cancel);
        written["payDisputes"] = await db.PayDisputes.CountAsync(cancel);
        written["honours"] = await db.Honours.CountAsync(cancel);
    }

    // Katharina doubts a split and waits; others were answered this way and that.
    private async Task DisputeAsync(IncentivePeriod period, CancellationToken cancel)
    {
        var katharina = story.Organization.Named("Katharina Vogt").Person.Id;
        var lines = await db.StatementLines.AsNoTracking().Where(line => line.PeriodId == period.Id && line.Kind == LineKind.Deal && line.DealKey != null).OrderByDescending(line => line.Amount).ThenBy(line => line.DealKey).ToListAsync(cancel);
        var others = lines.Where(line => line.PersonId != katharina && line.Amount > 0).DistinctBy(line => line.PersonId).Take(4).ToList();
        var own = lines.FindAll(line => line.PersonId == katharina);

        if (own.Find(line => line.Amount > 0) is { } split)
        {
            var dispute = Raise(period, split, DisputeType.WrongSplit, "Half of this deal was mine: I made the offer, Anna only took over during my leave. Please look at the visits in June.", 9);
            dispute.Say("Thank you, Katharina. Could you attach the offer, please? I have asked your manager as well.", _operations, At(period, 10));
            dispute.Say("The offer is dated two weeks before my leave; I have sent it to Jonas.", katharina, At(period, 11));
            dispute.Assign(story.Organization.Named("Jonas Albrecht").Person.Id, story.Days.Today.AddDays(5));
        }
        if (own.Find(line => line is { Amount: 0, WouldHavePaid: > 0 }) is { } unpaid) Raise(period, unpaid, DisputeType.WrongCondition, "The customer fits the profile: they moved to a larger office in spring.", 12);
        if (others.Count > 0)
        {
            var accepted = Raise(period, others[0], DisputeType.WrongAmount, "The signed order is 2,400 higher than what the CRM says.", 6);
            accepted.Say("You are right; the second page of the order was not entered. It is corrected in the CRM.", _operations, At(period, 8));
            accepted.Resolve(true, "The order was entered without its second page. The difference is paid with the next statement.", 38.40m, _operations, At(period, 8));
        }
        if (others.Count > 1) Raise(period, others[1], DisputeType.WrongRate, "I had expected the higher bracket for this deal.", 6).Resolve(false, "The bracket begins at 100 % of quota; this deal brought it to 97 %.", null, _operations, At(period, 9));
        if (others.Count > 2)
        {
            var chinese = story.Organization.People.Any(person => person.Person.Id == others[2].PersonId && person.Person.Name[0] >= '\u4e00');
            Raise(period, others[2], DisputeType.WrongQuota, chinese ? "我的定额没有按调岗日期折算。" : "My quota was not prorated to the day on which I changed teams.", 7)
                .Resolve(true, chinese ? "已按调岗日期折算定额，下期补发差额。" : "The quota is prorated now; the difference is paid with the next statement.", 112m, _lead, At(period, 10));
        }
        if (others.Count > 3) Raise(period, others[3], DisputeType.MissingDeal, "My Grid order from August is missing.", 6).Withdraw(others[3].PersonId, At(period, 7));
    }

    private async Task RuleOwnershipAsync(IncentivePeriod period, CancellationToken cancel)
    {
        var statements = await db.Statements.AsNoTracking().Where(s => s.PeriodId == period.Id).Select(s => new { s.PersonId, s.Findings }).ToListAsync(cancel);
        var found = statements.SelectMany(s => s.Findings.Where(finding => finding.Code == CreditOverlaps.ChannelAndDirect).Select(finding => (s.PersonId, Deal: finding.DealKey!, Other: finding.Arguments[0].ToString()!)))
            .OrderBy(one => one.Deal, StringComparer.Ordinal).ToList();
        var closed = period.State == IncentivePeriodState.Closed;
        // The last period shows a case that waits, also where nothing overlaps in it.
        if (!closed && found.Count == 0 && await AnyChannelDealAsync(period, cancel) is { } stand) found.Add((stand.PersonId, stand.DealKey!, stand.DealKey!));
        (OwnershipRuling Ruling, string Decision)[] rulings =
        [
            (OwnershipRuling.Shared, "The installer brought the customer, our seller specified the system: each is credited with half from now on."),
            (OwnershipRuling.Both, "Two orders for two buildings of the same customer: both are right."),
            (OwnershipRuling.Claimant, "The order was placed before the installer called; it stays with direct selling."),
        ];
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (person, deal, other) in found)
        {
            if (told.Count >= MostConflicts || told.Contains(deal) || told.Contains(other)) continue;
            told.Add(deal);
            told.Add(other);
            var line = await db.StatementLines.AsNoTracking().Where(l => l.PeriodId == period.Id && l.PersonId == person && l.DealKey == deal).OrderByDescending(l => l.Amount).FirstOrDefaultAsync(cancel);
            if (line is null) continue;
            var dispute = Raise(period, line, DisputeType.ChannelConflict, $"Deal {deal} and deal {other} look like one order: who owns the credit, the channel or direct selling?", 5, _operations);
            var keys = new[] { deal, other };
            await OpenConflictCase.ConcernAsync(dispute, await db.Deals.AsNoTracking().Where(d => keys.Contains(d.ExternalId)).ToListAsync(cancel), Work(), cancel);
            dispute.Say("The customer had our offer in hand when the other order came in. I have the e-mail.", person, At(period, 6));
            if (!closed) continue;
            var ruling = rulings[(deal[^1] + period.First.Month) % rulings.Length];
            dispute.Resolve(true, ruling.Decision, null, _lead, At(period, 8), ruling.Ruling);
        }
        if (!closed) return;
        foreach (var person in found.Select(one => one.PersonId).Distinct())
        {
            db.Add(new FindingWaiver(period.Id, CreditOverlaps.ChannelAndDirect, person, "Looked into with both sellers; see the cases of the quarter.", _lead, At(period, 8)));
        }
    }

    private async Task<StatementEntry?> AnyChannelDealAsync(IncentivePeriod period, CancellationToken cancel) =>
        await db.StatementLines.AsNoTracking().Where(line => line.PeriodId == period.Id && line.Amount > 0 && db.Deals.Any(deal => deal.ExternalId == line.DealKey && deal.Channel == "Installer"))
            .OrderBy(line => line.DealKey).FirstOrDefaultAsync(cancel);

    private async Task HonourAsync(List<IncentivePeriod> periods, CancellationToken cancel)
    {
        foreach (var period in periods.Where(period => period.State == IncentivePeriodState.Closed)) db.AddRange(await HonourRules.OfPeriodAsync(db, period, cancel));
        (HonourReason Reason, string Note, int DaysAgo)[] thanks =
        [
            (HonourReason.StrategicWin, "First Signature order from an architect's office in the region; small, but three more have asked since.", 12),
            (HonourReason.Teamwork, "Took over two visits while a colleague was ill, and let her keep the deals.", 19),
            (HonourReason.GoodPractice, "The room-by-room offer: copied by half the team within a month.", 33),
            (HonourReason.CustomerPraise, "The customer wrote to us that nobody had ever explained heating so clearly.", 41),
            (HonourReason.StrategicWin, "赢得区域内首家高端酒店客户，带动了后续两家试点。", 8),
            (HonourReason.Teamwork, "Showed the new colleagues how to qualify a Grid lead in one call.", 55),
        ];
        var today = story.Days.Today;
        var sellers = story.Organization.People.Where(person => person.SeatOn(today) is { Role: MembershipRole.Rep }).ToList();
        var helped = new[] { story.Strategy.LeadInPremium, story.Strategy.Grow, story.Strategy.LearnEnergy };
        for (var i = 0; i < thanks.Length; i++)
        {
            var (reason, note, days) = thanks[i];
            var chinese = note[0] > 127;
            // Katharina first, so that her home shows what an honour looks like.
            var seller = i == 0 ? story.Organization.Named("Katharina Vogt") : chinese ? sellers.Find(person => person.SeatOn(today)!.Value.Unit == "T-CN") : sellers[i * 5 % sellers.Count];
            if (seller?.SeatOn(today) is not { } seat) continue;
            var manager = story.Organization.People.FirstOrDefault(person => person.SeatOn(today) is { Role: MembershipRole.Manager } above && above.Unit == seat.Unit)?.Person.Id ?? _lead;
            db.Add(Honour.Given(seller.Person.Id, reason, HonourWorth.UsualPoints(reason), note, reason == HonourReason.StrategicWin ? helped[i % helped.Length] : null, manager, today.AddDays(-days)));
        }
    }

    private PayDispute Raise(IncentivePeriod period, StatementEntry line, DisputeType type, string question, int after, PersonId? by = null)
    {
        var at = At(period, after);
        var disputed = new DisputedLine(line.Id, line.ComponentId, line.ComponentName, line.DealId, line.DealKey, line.Amount);
        var dispute = new PayDispute(period.Id, period.Key, story.Incentives.Plan.Id, line.PersonId, disputed, type, question, by ?? line.PersonId, at, DateOnly.FromDateTime(at.UtcDateTime).AddDays(DisputeReader.DaysToAnswer));
        db.Add(dispute);
        return dispute;
    }

    private Work Work() => new(new Actor(_operations, "Yusuf Demir", "en"), Rights.None, db, clock);

    private DateTimeOffset At(IncentivePeriod period, int days)
    {
        var at = new DateTimeOffset(period.Last.AddDays(days).ToDateTime(new TimeOnly(9, 30)), TimeSpan.Zero);
        return at < story.Days.Now ? at : story.Days.Now;
    }
}
