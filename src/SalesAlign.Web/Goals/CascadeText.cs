namespace SalesAlign.Web.Goals;

// Marks the texts of dividing, negotiating and changing goals: CascadeText.resx (English) and CascadeText.zh-Hans.resx beside this file.
public sealed class CascadeText;
