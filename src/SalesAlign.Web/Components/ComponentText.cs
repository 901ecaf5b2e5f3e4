namespace SalesAlign.Web.Components;

// Marks the texts of the shared components: ComponentText.resx (English) and ComponentText.zh-Hans.resx beside this file.
public sealed class ComponentText;
