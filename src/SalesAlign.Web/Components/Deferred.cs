using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace SalesAlign.Web.Components;

/// <summary>Renders after its elder siblings have told the parent what they are, as the columns of a table do.</summary>
public sealed class Deferred : ComponentBase
{
    [Parameter, EditorRequired] public RenderFragment? ChildContent { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
