using SalesAlign.Application.Goals;
using SalesAlign.Domain.Goals.Quality;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Goals.Tracking;

/// <summary>Where a lack is mended, one click away.</summary>
internal static class GapFix
{
    public static string Href(QualityCheck check, GoalFacts goal, ViewContext view) => check switch
    {
        QualityCheck.Specific or QualityCheck.Assumption or QualityCheck.NonFinancial => view.Link($"/strategy/objectives/{goal.ObjectiveId.Value}"),
        QualityCheck.Behaviour or QualityCheck.ParadigmFits => view.Link($"/goals/{goal.Id.Value}", ("tab", "behaviour")),
        QualityCheck.TimeBound => view.Link($"/goals/{goal.Id.Value}", ("tab", "plan")),
        QualityCheck.Relevant or QualityCheck.Pay or QualityCheck.ProcessGoal or QualityCheck.BusinessGoal or QualityCheck.ProductGoal => view.Link($"/goals/{goal.Id.Value}", ("tab", "tracking")),
        QualityCheck.Measurable or QualityCheck.CheckedIn => view.Link("/goals/check-in"),
        QualityCheck.Focus => view.Link("/goals", ("scope", goal.PersonId is { } person ? $"p:{person.Value}" : null)),
        _ => view.Link($"/goals/{goal.Id.Value}"),
    };
}
