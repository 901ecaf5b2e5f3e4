using SalesAlign.Domain.Feedback;
using static SalesAlign.Domain.Feedback.FeedbackDecision;
using static SalesAlign.Domain.Feedback.FeedbackKind;
using static SalesAlign.Domain.Feedback.FeedbackState;

namespace SalesAlign.Application.Demonstration;

/// <summary>To which objective an observation speaks.</summary>
internal enum About
{
    Nothing,
    Premium,
    Customers,
    Cycle,
    Growth,
    Energy,
}

/// <summary>An observation in the words of whoever made it, and what became of it.</summary>
/// <param name="From">A team's key or a person's name.</param>
/// <param name="Answerer">Somebody other than the owner of the objective.</param>
internal sealed record Observation(
    int DaysAgo, string From, FeedbackKind Kind, About About, FeedbackState State, string Text,
    FeedbackDecision Decision = Explained, string Answer = "", string Reason = "", string? Answerer = null, int Supports = 0, string Again = "");

/// <summary>What the field of Havelune saw in the last year.</summary>
internal static class FeedbackTexts
{
    private const string Priya = "Priya Raman";
    private const string Matteo = "Matteo Ferraris";
    private const string Aleksandra = "Aleksandra Nowak";
    private const string Ruth = "Ruth Feldmann";

    public static readonly IReadOnlyList<Observation> All =
    [
        new(332, "T-DE", CompetitorMove, About.Premium, Closed, "Lost a villa in Potsdam to a bundle: their panel came free with the storage unit. The electrician said he sees this offer every second week now.",
            Planned, "A bundle of Signature Home with Grid Storage will be priced for spring.", "Three more reports from other regions; the margin of the bundle holds if storage is sold at list.", Supports: 6),
        new(325, "T-NO", GoodPractice, About.Customers, Closed, "I call the customer ten days after commissioning and ask who else is building. Four calls, three names, one site visit already.",
            Adopted, "It is now part of the seller instruction for everybody.", "Referral calls cost ten minutes and win more often than any other first contact.", Supports: 9),
        new(318, "T-FR", ProcessObstacle, About.Cycle, Closed, "Technical clarification for hotels takes two weeks because one presales colleague covers two regions. Customers ask me why we are slower than an electrician.",
            Adopted, "A second presales colleague works for hotels in Southern Europe from next month.", "Waiting for presales is a third of the cycle in France; the cost is paid back by two hotel projects.", Supports: 5),
        new(310, "T-AL", CustomerNeed, About.Premium, Closed, "Three hoteliers asked whether guests can use their own voice assistant in the room without the hotel seeing it.",
            AlreadyThere, "Guest mode does this since release 8.2; a one-page explanation is in the sales folder.", "It was in the release notes but in no document that a seller reads. That was our fault.", Priya, 2),
        new(303, "T-IB", Price, About.Premium, Closed, "At 4,900 the Signature Home is above what developers here budget per flat. They stop listening at the first slide.",
            Declined, "The price stays. Offer Signature Guard first and let them add rooms.", "Lower prices in one country reach the others within a quarter through wholesalers.", Supports: 4),
        new(296, "T-CN", CustomerNeed, About.Premium, Closed, "客户普遍要求面板支持微信小程序控制，没有这个功能很难进入高端样板间。",
            Planned, "小程序控制已列入下个版本计划，第三季度上线。", "华东近三分之一的高端项目把它列为必选项。", Priya, 5),
        new(289, "T-BX", ProcessObstacle, About.Cycle, Closed, "Quotes above 25,000 wait for approval until Thursday. On Friday the customer has had two other offers.",
            Adopted, "Approval up to 40,000 now lies with the team manager and takes one day.", "In a year not one of these quotes was refused; the check cost time and found nothing.", Ruth, 7),
        new(281, "T-SE", StrategyDoubt, About.Premium, Closed, "Premium first sounds right in Zürich. In Penang nine of ten projects are mid-range; if I open with Signature the meeting is over.",
            Explained, "In Southeast Asia the instruction is Core first with Signature for show flats. Your goal was set with that in mind: 42 % instead of 46 %.", "The strategy asks for share in the markets that can carry it, not the same share everywhere.", Supports: 3),
        new(274, "Mehmet Yıldız", ProductGap, About.Premium, Closed, "Signature Air cannot talk to heat pumps of two of the three brands that my installers fit. They plan around us.",
            Planned, "Two drivers come in the autumn release, the third with the energy manager.", "The two cover four fifths of what is installed in Germany.", Priya, 8),
        new(266, "T-DE", CustomerNeed, About.Nothing, Closed, "The first question on site is no longer light, it is the wall box. I have no answer and the electrician has.",
            Planned, "Grid training for all teams starts next quarter; until then presales joins any call on energy.", "This came from five teams within a month and is the strongest signal of the year.", Matteo, 11),
        new(259, "T-FR", CustomerNeed, About.Nothing, Closed, "Promoters must now show load management for the parking floors. Whoever brings it gets the flats as well.",
            Adopted, "Grid Portfolio is offered with every project above forty flats.", "It turns a permit question into our way in.", Matteo, 7),
        new(252, "T-AL", CompetitorMove, About.Nothing, Answered, "A Swiss utility gives the home controller away with its solar contract. Two installers of mine have signed.",
            Explained, "We do not follow with free hardware. Show the running cost over five years; the sheet is attached to the battle card.", "Their controller binds the owner for ten years, and that is what owners dislike when they see it.", Supports: 4),
        new(245, "T-NO", GoodPractice, About.Cycle, Closed, "I bring presales to the first visit by video from the site. Questions are settled the same day and the proposal goes out in a week.",
            Adopted, "Video from the site is now the standard for premium projects.", "Your last six deals closed in 31 days on average, the team's in 44.", Supports: 10),
        new(238, "T-BX", Price, About.Growth, Closed, "Wholesalers sell Core Light to my customers below my own floor price.",
            Adopted, "Wholesale terms were changed: project prices need a registered project.", "Undercutting ourselves earned nobody anything.", Ruth, 5),
        new(231, "T-CN", GoodPractice, About.Customers, Closed, "我们邀请室内设计师每月来展厅做一次沙龙，平均每场带来三个高端项目线索。",
            Adopted, "其他地区也将按月举办设计师沙龙，材料由市场部统一提供。", "成本低，线索质量明显高于展会。", Supports: 6),
        new(224, "T-IB", ProcessObstacle, About.Customers, Answered, "Leads from the website reach me after four days. By then they have talked to three others.",
            Adopted, "Leads now go to the rep within the hour, by territory.", "The delay was a mailbox that somebody read on Mondays."),
        new(217, "T-DE", StrategyDoubt, About.Premium, Closed, "My pay hardly changes whether I sell Core or Signature, but Signature takes me twice as long. Guess what I sell at the end of the quarter.",
            Adopted, "The plan pays Signature one and a half times, and customers of the right size on top.", "The pay plan worked against the strategy; thank you for saying it aloud.", Answerer: "Sofia Marques", Supports: 14),
        new(210, "T-SE", ProductGap, About.Growth, Closed, "Humidity: the Core Hub in bathrooms fails after a year. I replaced eleven units in one serviced residence.",
            Adopted, "A sealed variant ships from next month; the eleven are on us.", "Returns from the tropics were four times the average.", Priya, 4),
        new(203, "T-AL", CustomerNeed, About.Customers, Closed, "Second-home owners want somebody to check the house in winter. They would pay for it.",
            Planned, "Care Concierge gets a winter check as an option.", "Two partners in Graubünden and Tyrol can do it at our price.", Aleksandra, 3),
        new(196, "T-FR", CompetitorMove, About.Premium, Closed, "A competitor offers architects a commission of five per cent on the whole system. Two of mine mention it openly.",
            Declined, "We pay no commissions to planners. We offer them training and their own showroom page instead.", "It would be illegal for public projects and would cost us the trust of the others.", Supports: 2),
        new(189, "T-NO", Price, About.Premium, Closed, "Customers accept the price of Atelier, but not that commissioning is extra. It feels like buying a car without the key.",
            Adopted, "Commissioning is included in Atelier; the price rises by 350.", "The total stays nearly the same and the talk is easier.", Priya, 6),
        new(181, "T-DE", CustomerNeed, About.Nothing, Closed, "Housing companies ask for one view over all buildings: consumption, faults, tenants moving. Nobody has it.",
            AlreadyThere, "Grid Portfolio does this; a demo account is open for you since today.", "It was sold in France only. That made no sense.", Matteo, 3),
        new(174, "T-CN", ProcessObstacle, About.Cycle, Closed, "样品申请审批需要五天，客户经常等不及。",
            Adopted, "三千元以下的样品由团队经理当天批准。", "过去一年没有一份申请被拒绝。", Ruth, 4),
        new(167, "T-BX", GoodPractice, About.Growth, Closed, "I renew Care contracts in the month before winter together with a check of the heating scenes. Eighteen of twenty said yes.",
            Adopted, "Shared with all teams; the mail template is in the folder.", "Renewal at other times of the year lies at 70 %.", Aleksandra, 5),
        new(160, "T-IB", StrategyDoubt, About.Premium, Answered, "In Lisbon premium means the sea view, not the switch. I do not see how we get to a half here.",
            Explained, "Nobody expects a half in Iberia this year. The goal is 43 %, and hotels are the way: their share in your pipeline is a third, in your calls a tenth.", "The target was set from your own hotel wins.", Supports: 2),
        new(152, "T-SE", CompetitorMove, About.Growth, Closed, "A Korean brand opened three shops in Kuala Lumpur and trains installers for free on Saturdays.",
            Planned, "Two training days a quarter start in Singapore and Kuala Lumpur.", "Installers stay with whom they learned.", Supports: 3),
        new(145, "T-AL", ProductGap, About.Energy, Closed, "The Energy Manager shows yesterday, not now. Owners of a storage want to see the sun arrive.",
            Planned, "A live view comes with the next release.", "The meter delivers every ten seconds; we only showed the hour.", Supports: 5),
        new(138, "T-DE", Price, About.Energy, Closed, "Storage Link at 5,800 stands beside an offer of 5,200 with the same battery inside.",
            Explained, "Ours includes load management and five years of service; the comparison is on the new sheet.", "Like for like we are 300 below.", Supports: 4),
        new(131, "T-FR", GoodPractice, About.Energy, Closed, "I open with the parking floor and end with the flats. Three of the last four projects came in whole.",
            Adopted, "Your talk track is now the first module of the Grid course.", "Nobody else sells both in one meeting so often.", Supports: 9),
        new(124, "T-NO", ProcessObstacle, About.Energy, Answered, "Calculating the savings takes presales three days and a spreadsheet that only Felix understands.",
            Planned, "A calculator for sellers comes next quarter; Felix writes the formulas down first.", "It holds up one energy deal in four.", Supports: 6),
        new(117, "Katharina Vogt", CustomerNeed, About.Premium, Closed, "Doctors ask for a quiet mode for the practice and whether patients' data could leave the building. I could not say it with certainty.",
            AlreadyThere, "All data stays in the practice; a statement for data protection officers is attached.", "It had been written for hospitals and was never shared.", Priya, 3),
        new(110, "T-CN", Price, About.Premium, Closed, "国产品牌同类面板价格低四成，客户要求解释差价。",
            Explained, "新的对比资料已发送：十年质保、本地数据、免费调试，五年总成本更低。", "客户真正比较的是五年的费用，而不是面板单价。", Supports: 7),
        new(104, "T-BX", CompetitorMove, About.Premium, Answered, "The architects' association of Flanders recommends two systems in its new guide, and we are not one of them.",
            Planned, "Marketing meets them next month and offers two reference homes.", "The guide is renewed every year; the criteria are public and we meet them.", Answerer: "Claire Aubert", Supports: 4),
        new(97, "T-DE", ProcessObstacle, About.Cycle, Reopened, "A changed floor plan means a new proposal from scratch. I have done the same villa five times.",
            Explained, "Copy the proposal and change the rooms; the guide is on page 12.", "A real comparison of plans is not in this year's budget.", Priya, 8, "Copying loses all discounts and texts. It takes me as long as before; please look at it with me."),
        new(90, "T-IB", CustomerNeed, About.Customers, Closed, "Hotel owners on the coast ask for a rent model over five years.",
            Planned, "Finance tests leasing with one bank in Spain.", "Twelve hotels asked in a quarter; together they are worth 600,000.", Ruth, 5),
        new(84, "T-SE", StrategyDoubt, About.Customers, Answered, "Asking for two names ten days after commissioning is rude here. We do it over lunch after two months.",
            Adopted, "Then do that. The instruction now says when it fits, within the quarter.", "What matters is that we ask, not on which day.", Supports: 3),
        new(77, "T-FR", ProductGap, About.Premium, Answered, "Atelier has no bronze finish. Every second interior designer in Paris asks for it.",
            Planned, "Bronze comes with the spring collection.", "Designers in three countries named it first among the missing finishes.", Priya, 6),
        new(70, "T-AL", GoodPractice, About.Premium, Closed, "I leave the demo kit for a week and come back on Friday evening when the whole family is at home. Seven of nine took the larger variant.",
            Adopted, "Ten more kits are ordered, two for each team that asks.", "No other single step raises the order so much.", Supports: 11),
        new(63, "T-NO", CompetitorMove, About.Energy, Answered, "Two electricity suppliers now sell homes a flat rate if their own box controls the heating.",
            Explained, "Our Energy Manager qualifies for both tariffs since last week.", "The certificate took longer than it should have.", Supports: 4),
        new(18, "T-DE", Price, About.Premium, Reopened, "Ten per cent is not enough room when the other side starts with twenty. I lost two Signature Homes in a month over the last three thousand.",
            Declined, "The limit stays at ten. Use commissioning days.", "Discounts above ten won no more deals last year than discounts below.", Supports: 5, Again: "Commissioning days are worth nothing to a customer whose electrician does it himself. I need something else to give."),
        new(52, "T-CN", ProductGap, About.Energy, Answered, "储能接口不支持本地两个主流品牌的电池，方案无法落地。",
            Planned, "两个品牌的驱动正在测试，下个月发布。", "它们占华东市场的一半以上。", Supports: 4),
        new(47, "T-BX", CustomerNeed, About.Energy, Answered, "Residents' associations want to split the cost of charging by flat, automatically.",
            AlreadyThere, "Grid Portfolio bills by flat since release 9; a demo is booked for you on Tuesday.", "New and not announced yet.", Supports: 2),
        new(43, "T-IB", ProcessObstacle, About.Cycle, InProgress, "The contract template for Portugal is still the Spanish one, translated. Every lawyer sends it back."),
        new(39, "T-SE", Price, About.Energy, Answered, "Nobody here pays for storage while power costs what it does. Load management alone would sell.",
            Adopted, "Grid Energy Manager is sold without storage in Southeast Asia from now on.", "The bundle was a European idea.", Supports: 3),
        new(36, "T-FR", StrategyDoubt, About.Growth, InProgress, "We ask for growth, share, new customers, a shorter cycle and now energy. My reps want to know which one counts when they collide.", Supports: 9),
        new(33, "T-DE", CompetitorMove, About.Premium, Answered, "The bundle with free panels is back in Hamburg, now with a service contract for three years.",
            Planned, "Our own bundle with Care Plus for two years can be offered from the first of the month.", "Without it we lose one in five premium homes in Germany; the figures of your team show it.", Supports: 8),
        new(30, "T-AL", CustomerNeed, About.Customers, Answered, "Owners ask whether their children can inherit the account of the house. It sounds odd, but it was the third time this month.",
            Planned, "Handing over a home between accounts comes with the next release.", "It is small work and removes a real worry.", Priya, 2),
        new(27, "T-NO", ProductGap, About.Premium, InProgress, "Guard does not tell a cat from a burglar. Two customers switched it off and tell their friends.", Answerer: Priya, Supports: 5),
        new(24, "T-CN", CompetitorMove, About.Premium, InProgress, "本地龙头品牌本月推出高端系列，价格比我们低两成，正在大力拉拢设计师。", Supports: 6),
        new(21, "T-BX", GoodPractice, About.Cycle, Answered, "I agree the date of the decision in the first talk and write it into the invitation. Those without a date I let go.",
            Adopted, "It goes into next month's sharing session; please show two examples.", "Deals with an agreed date close eleven days sooner.", Supports: 6),
        new(19, "T-IB", StrategyDoubt, About.Energy, New, "Energy is the fifth thing on my list and I have not been trained on it. What shall I stop doing?", Supports: 4),
        new(6, "T-DE", ProcessObstacle, About.Energy, New, "The Grid training is fully booked until next quarter, but my goal counts from this one.", Supports: 7),
        new(15, "T-FR", Price, About.Premium, InProgress, "Hotels compare our price per room with a keycard system. We need a sheet that says what a guest's evening is worth.", Supports: 2),
        new(7, "T-SE", CustomerNeed, About.Growth, New, "Developers want delivery per floor, not per building, and pay per floor as well."),
        new(8, "T-AL", ProductGap, About.Energy, New, "Heat pumps of one Austrian maker drop out of the Energy Manager every night at three. Installers start to talk.", Supports: 5),
        new(8, "T-NO", CustomerNeed, About.Premium, New, "Premium buyers ask how long we promise updates. Ten years would close deals; I may only say five.", Answerer: Priya, Supports: 4),
        new(9, "Katharina Vogt", CompetitorMove, About.Premium, Answered, "At the Bremen fair two installers told me that the free-panel bundle ends in spring: the maker runs out of subsidy. We could offer our bundle to their customers now.",
            Adopted, "Good catch. A call list of their installers in the north goes out on Monday.", "Whoever calls first wins them, and we know their names from the fair.", Supports: 6),
        new(6, "T-CN", CustomerNeed, About.Customers, New, "精品酒店集团希望一次签约、多店分批安装，目前合同模板不支持。", Supports: 3),
        new(6, "T-DE", GoodPractice, About.Energy, New, "I asked all customers of the last two years by mail whether they plan storage: 61 answers, 22 say yes within a year.", Supports: 3),
        new(2, "T-BX", Price, About.Premium, New, "A customer showed me our own Signature Guard in a web shop, eleven per cent below my offer.", Supports: 1),
        new(3, "T-FR", ProcessObstacle, About.Cycle, New, "Chloé's accounts are split among four of us since she left, and nobody has time for the seven open hotel proposals.", Supports: 4),
        new(2, "T-NO", StrategyDoubt, About.Customers, New, "Two thousand new premium customers a year: do upgrades of Core customers count? My team reads it both ways.", Supports: 2),
        new(1, "Mehmet Yıldız", CustomerNeed, About.Energy, New, "A builder in Leipzig wants 48 terraced houses with Grid, but only if we deliver Core for all of them at a fixed price for two years."),
    ];
}
