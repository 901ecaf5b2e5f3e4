using SalesAlign.Domain.Demonstration;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Demonstration;

/// <summary>
/// Havelune's sales process in seven stages, and the day on which every deal entered each. A lost deal ends where it was lost; an open one
/// stands where its time has brought it, and some stand still.
/// </summary>
internal sealed class PipelineStory
{
    // Share of the way from first contact to the end at which a deal usually enters discovery, proposal and negotiation, in percent.
    private static readonly (int Least, int Most)[] Way = [(12, 30), (40, 62), (70, 88)];

    private readonly StoryDays _days;
    private readonly StoryIds _ids;
    private readonly SeededRandom _chance;
    private readonly List<StageEntry> _entries = [];

    public PipelineStory(StoryDays days, StoryIds ids, DealStory deals, SeededRandom chance)
    {
        (_days, _ids, _chance) = (days, ids, chance);
        Stages =
        [
            Stage(1, "Identify", DealStage.Prospecting, 9, "Research the house or building, find owner and electrician, make the first call.", "A named contact with a building project is reached.", "Contact and project on record"),
            Stage(2, "Qualify", DealStage.Engaging, 10, "Ask for budget, timing and decision makers; check against the ideal customer.", "Budget range, start of works and decision maker are known.", "Qualification sheet"),
            Stage(3, "Discover", DealStage.Engaging, 16, "Walk the site, demonstrate in the showroom, map who decides.", "The customer confirms the need in writing; presales was on site for premium.", "Site plan with confirmed needs"),
            Stage(4, "Propose", DealStage.Engaging, 14, "Present two variants with energy savings, premium first.", "A proposal was presented in person and answered.", "Signed-off proposal"),
            Stage(5, "Negotiate", DealStage.Engaging, 10, "Settle price, installation date and service; keep the discount within its limit.", "Price and date are agreed, contract checklist complete.", "Contract draft with checklist"),
            Stage(6, "Sign", DealStage.Won, null, "Sign, hand over to installation, ask for a recommendation after six weeks.", null, "Signed contract"),
            Stage(7, "Lost", DealStage.Lost, null, "Note the reason and the competitor, agree when to call again.", null, "Reason and next call"),
        ];
        foreach (var told in deals.Deals) Tell(told);
    }

    public IReadOnlyList<PipelineStage> Stages { get; }

    public IReadOnlyList<StageEntry> Entries => _entries;

    private void Tell(ToldDeal told)
    {
        var deal = told.Deal;
        Enter(deal, 0, told.CreatedOn);
        if (deal.EngagedOn is not { } began) return;
        Enter(deal, 1, began);
        var end = told.End < began ? began : told.End;
        // Who loses does so early or late; who is open stands where time has brought the deal.
        var reached = deal.Stage == DealStage.Won ? 3 : deal.Stage == DealStage.Lost ? _chance.Weighted([34, 24, 24, 18]) : 3;
        var last = deal.ClosedOn ?? _days.Today;
        var isStuck = deal.ClosedOn is null && (told.End <= _days.Today || _chance.Chance(9));
        for (var i = 0; i < (isStuck ? Math.Min(1, reached) : reached); i++)
        {
            var on = began.AddDays((end.DayNumber - began.DayNumber) * _chance.Between(Way[i].Least, Way[i].Most) / 100);
            if (on > last) break;
            // Small orders skip what large ones need.
            if (told.Tier == ProductStory.Service && i != 1) continue;
            Enter(deal, i + 2, on);
        }
        if (deal.ClosedOn is { } closed) Enter(deal, deal.Stage == DealStage.Won ? 5 : 6, closed);
    }

    private void Enter(Deal deal, int stage, DateOnly on) => _entries.Add(new StageEntry(_ids.Next<StageEntryId>(on), deal.Id, Stages[stage].Id, on));

    private PipelineStage Stage(int position, string name, DealStage meaning, int? days, string actions, string? exit, string output)
    {
        var stage = new PipelineStage(_ids.Next<PipelineStageId>(_days.Quarter(StoryDays.FirstQuarter).First), name, position, meaning);
        stage.Describe(name, actions, exit, output, days);
        return stage;
    }
}
