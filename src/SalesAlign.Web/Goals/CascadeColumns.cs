using Microsoft.Extensions.Localization;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Goals;

/// <summary>Which columns the grid has, and which of its cells can be typed into.</summary>
internal static class CascadeColumns
{
    public static List<CascadeColumn> Of(
        CascadeSheet sheet, IReadOnlySet<string> folded, bool measures, bool shares, IStringLocalizer<GoalText> text, IStringLocalizer<CascadeText> words,
        IStringLocalizer<ShellText> shell, int fiscalStartMonth)
    {
        int[] all = [.. Enumerable.Range(0, sheet.Parts.Count)];
        var columns = new List<CascadeColumn> { new(CascadeColumnKind.Name, "name", text["Owner"], []) };
        if (measures)
        {
            columns.Add(new(CascadeColumnKind.History, "history", Name(sheet.HistoryYear), []));
            columns.Add(new(CascadeColumnKind.Capacity, "capacity", words["Column.Capacity"], all));
            columns.Add(new(CascadeColumnKind.Potential, "potential", words["Column.Potential"], []));
        }
        if (shares) columns.Add(new(CascadeColumnKind.Share, "share", text["Share"], []));
        columns.Add(new(CascadeColumnKind.Total, sheet.Year.Key, Name(sheet.Year.Key), all));
        if (sheet.Groups.Count == 0)
        {
            foreach (var p in all) columns.Add(new(CascadeColumnKind.Period, sheet.Parts[p].Key, Short(p), [p]));
        }
        foreach (var group in sheet.Groups)
        {
            int[] months = [.. all.Where(p => sheet.GroupOf(p) == group.Key)];
            columns.Add(new(CascadeColumnKind.Group, group.Key, Name(group.Key), months));
            if (folded.Contains(group.Key)) continue;
            foreach (var p in months) columns.Add(new(CascadeColumnKind.Period, sheet.Parts[p].Key, Short(p), [p]));
        }
        columns.Add(new(CascadeColumnKind.Below, "below", text["Below"], all));
        return columns;

        string Name(string period) => PeriodNames.Of(period, fiscalStartMonth, shell);

        // Within the year a column needs no year: months by their short name, weeks by their number.
        string Short(int p) => sheet.Parts[p].Kind switch
        {
            Domain.Common.PeriodKind.Month => sheet.Parts[p].First.ToString("MMM", System.Globalization.CultureInfo.CurrentCulture),
            Domain.Common.PeriodKind.Week => sheet.Parts[p].First.ToString("d MMM", System.Globalization.CultureInfo.CurrentCulture),
            _ => Name(sheet.Parts[p].Key),
        };
    }

    public static bool IsEditable(CascadeSheet sheet, PreviewCascade.Response shown, int node, CascadeColumn column, CellView view)
    {
        if (!column.IsFigure || (node == 0 && sheet.Given)) return false;
        if (shown.Shape == TargetShape.Milestones) return node == 0;
        if (view == CellView.Ratio && column.ValueOf(shown.Rows[node], CellView.Ratio) is null) return false;
        return column.Kind == CascadeColumnKind.Total || column.Parts.Any(part => !sheet.Closed.Contains(sheet.Parts[part].Key));
    }
}
