using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Goals.Behaviour;

/// <summary>What a milestone is, by when, who stands for it, and how long before its resources have to be asked for.</summary>
public sealed record MilestoneTerms(
    string Name, DateOnly DueOn, decimal Weight = 1m, PersonId? ProjectOffice = null, PersonId? Commercial = null, PersonId? Solution = null, string? Resource = null, int LeadTimeDays = 0);

/// <summary>A milestone of a goal whose path is not clear: reached only together with what was learnt on the way.</summary>
public sealed class ProjectMilestone
{
    private ProjectMilestone()
    {
        Name = "";
    }

    public ProjectMilestone(ProjectMilestoneId id, GoalId goal, MilestoneTerms terms)
        : this()
    {
        Id = id;
        GoalId = goal;
        Plan(terms);
    }

    public ProjectMilestoneId Id { get; private set; }

    public GoalId GoalId { get; private set; }

    public string Name { get; private set; }

    public DateOnly DueOn { get; private set; }

    /// <summary>Among the milestones of the goal, any ratio.</summary>
    public decimal Weight { get; private set; }

    public PersonId? ProjectOfficeId { get; private set; }

    public PersonId? CommercialId { get; private set; }

    public PersonId? SolutionId { get; private set; }

    public string? Resource { get; private set; }

    /// <summary>Days before it is due by which its resources must have been asked for.</summary>
    public int LeadTimeDays { get; private set; }

    public DateOnly? ReachedOn { get; private set; }

    public string? Retrospective { get; private set; }

    /// <summary>The last day on which its resources can be asked for in time.</summary>
    public DateOnly AskBy => DueOn.AddDays(-LeadTimeDays);

    public void Plan(MilestoneTerms terms)
    {
        if (string.IsNullOrWhiteSpace(terms.Name)) throw new RuleViolation("milestone.no_name") { Field = "Name" };
        if (terms.Weight is <= 0 or > 1000) throw new RuleViolation("milestone.weight_not_positive", terms.Weight) { Field = "Weight" };
        if (terms.LeadTimeDays is < 0 or > 1000) throw new RuleViolation("milestone.lead_time_out_of_range", terms.LeadTimeDays) { Field = "LeadTimeDays" };
        Name = terms.Name.Trim();
        DueOn = terms.DueOn;
        Weight = terms.Weight;
        ProjectOfficeId = terms.ProjectOffice;
        CommercialId = terms.Commercial;
        SolutionId = terms.Solution;
        Resource = string.IsNullOrWhiteSpace(terms.Resource) ? null : terms.Resource.Trim();
        LeadTimeDays = terms.LeadTimeDays;
    }

    /// <exception cref="RuleViolation">Nobody wrote the retrospective.</exception>
    public void Reach(DateOnly on, string retrospective)
    {
        if (string.IsNullOrWhiteSpace(retrospective)) throw new RuleViolation("milestone.no_retrospective") { Field = "Retrospective" };
        ReachedOn = on;
        Retrospective = retrospective.Trim();
    }

    /// <summary>It was not reached after all; what was written stays for the next time.</summary>
    public void TakeBack() => ReachedOn = null;
}
