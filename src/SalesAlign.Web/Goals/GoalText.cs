namespace SalesAlign.Web.Goals;

/// <summary>Marks the texts of this feature.</summary>
public sealed class GoalText;
