namespace SalesAlign.Web.Components;

/// <summary>Red, amber, green, or no data; always shown as colour, icon and word together.</summary>
public enum Rag
{
    None,
    Green,
    Amber,
    Red,
}

/// <summary>The meaning that a coloured label carries.</summary>
public enum Tone
{
    Neutral,
    Info,
    Good,
    Warn,
    Bad,
}

/// <summary>Whether a rise is welcome: revenue rises gladly, cycle days do not.</summary>
public enum Wanted
{
    Higher,
    Lower,
    Neither,
}
