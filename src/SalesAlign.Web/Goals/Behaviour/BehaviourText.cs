namespace SalesAlign.Web.Goals.Behaviour;

/// <summary>The texts of behaviour.</summary>
public sealed class BehaviourText;
