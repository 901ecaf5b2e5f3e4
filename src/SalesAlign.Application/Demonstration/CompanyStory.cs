using SalesAlign.Domain.Common;
using SalesAlign.Domain.Demonstration;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Demonstration;

/// <summary>
/// Havelune, a smart-home maker that wants to lead in premium within three years, as it stands on a day. The same seed and day tell the same
/// story to the last figure; nothing is read, nothing is written.
/// </summary>
internal sealed class CompanyStory
{
    public const ulong Seed = 20_260_401;

    public const string TimeZone = "Europe/Berlin";

    private CompanyStory(DateOnly today, DateTimeOffset now, ulong seed)
    {
        Company = new Company("Havelune", new Currency("EUR"), new FiscalCalendar(1), TimeZone, "en", isDemonstration: true);
        Days = new StoryDays(Company.Calendar, today, now);

        // Each part draws from its own stream, so that a change in one leaves the others as they were.
        var chance = new SeededRandom(seed);
        Organization = new OrganizationStory(Days, new StoryIds(chance.Stream("organization.ids")));
        Products = new ProductStory(Days, new StoryIds(chance.Stream("products.ids")));
        Accounts = new AccountStory(Days, new StoryIds(chance.Stream("accounts.ids")), chance.Stream("accounts"));
        Sales = new DealStory(Days, new StoryIds(chance.Stream("deals.ids")), Organization, Products, Accounts, chance.Stream("deals"), Company.Currency);
        Activities = new ActivityStory(Days, new StoryIds(chance.Stream("activities.ids")), Organization, Sales, chance.Stream("activities"));

        var figures = new StoryFigures(Sales);
        Strategy = new StrategyStory(Days, new StoryIds(chance.Stream("strategy.ids")), Organization, figures, chance.Stream("strategy"));
        Goals = new GoalStory(Days, new StoryIds(chance.Stream("goals.ids")), Organization, Strategy, figures, chance.Stream("goals"));
        Planning = new PlanningStory(Days, new StoryIds(chance.Stream("planning.ids")), Organization, Strategy, Goals, Sales, figures, chance.Stream("planning"));
        Behaviour = new BehaviourStory(Days, new StoryIds(chance.Stream("behaviour.ids")), Organization, Strategy, Goals, Sales, chance.Stream("behaviour"));
        Feedback = new FeedbackStory(Days, new StoryIds(chance.Stream("feedback.ids")), Organization, Strategy, Sales, chance.Stream("feedback"));
        Incentives = new IncentiveStory(Days, new StoryIds(chance.Stream("incentives.ids")), Organization, Strategy, Goals, Company.Currency, chance.Stream("incentives"));

        // Told last, so that goals and pay above speak of the deals as they were agreed.
        Details = new DealDetailStory(Days, new StoryIds(chance.Stream("details.ids")), Organization, Products, Sales, chance.Stream("details"));
        Pipeline = new PipelineStory(Days, new StoryIds(chance.Stream("pipeline.ids")), Sales, chance.Stream("pipeline"));
        Kpis = new KpiStory(Days, new StoryIds(chance.Stream("kpis.ids")), Organization, Strategy, figures, chance.Stream("kpis"));
        Certifications = new CertificationStory(Days, new StoryIds(chance.Stream("certifications.ids")), Organization, Products, chance.Stream("certifications"));
        Flaws = new DataFlawStory(Days, new StoryIds(chance.Stream("flaws.ids")), Organization, Accounts, Sales, Activities, chance.Stream("flaws"));
    }

    public Company Company { get; }

    public StoryDays Days { get; }

    public OrganizationStory Organization { get; }

    public ProductStory Products { get; }

    public AccountStory Accounts { get; }

    public DealStory Sales { get; }

    public ActivityStory Activities { get; }

    public StrategyStory Strategy { get; }

    public GoalStory Goals { get; }

    public PlanningStory Planning { get; }

    public BehaviourStory Behaviour { get; }

    public FeedbackStory Feedback { get; }

    public IncentiveStory Incentives { get; }

    public DealDetailStory Details { get; }

    public PipelineStory Pipeline { get; }

    public KpiStory Kpis { get; }

    public CertificationStory Certifications { get; }

    public DataFlawStory Flaws { get; }

    /// <param name="now">The present; the end of the day where only the day matters.</param>
    public static CompanyStory Tell(DateOnly today, DateTimeOffset? now = null, ulong seed = Seed) =>
        new(today, now ?? new DateTimeOffset(today.ToDateTime(new TimeOnly(22, 0)), TimeSpan.Zero), seed);
}
