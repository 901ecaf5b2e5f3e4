using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SalesAlign.Application.Metrics.Catalogue;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Metrics.Catalogue;

/// <summary>The values that somebody owes, to be given on one screen, and those that another system has not brought.</summary>
public sealed partial class KpiDuePage(ListKpiDuties list, IStringLocalizer<ShellText> shell)
{
    // More fields than this on one page are a table, and for that there is the import.
    private const int MostFields = 40;

    private ListKpiDuties.Response? _found;
    private IReadOnlyList<KpiEntry> _entries = [];
    private bool _all;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private IReadOnlyList<ListKpiDuties.Item> Brought => [.. _found!.Items.Where(item => item.Kpi.Source != KpiSource.Entered && item.IsOverdue).Take(MostFields)];

    protected override async Task LoadAsync()
    {
        _all = UriQuery.Get(Navigation.Uri, "view") == "all";
        if (await ReadAsync(list, new ListKpiDuties.Request(_all)) is not { } found) return;
        _entries =
        [
            .. found.Items.Where(item => item is { CanEnter: true, Kpi.Source: KpiSource.Entered }).Take(MostFields)
                .Select(item => new KpiEntry(item.Kpi, item.Subject, item.Period) { DueOn = item.DueOn, IsOverdue = item.IsOverdue, Before = item.Before, Reporter = item.IsMine ? null : item.Reporter }),
        ];
        _found = found;
    }

    private string PeriodName(string key) => PeriodNames.Of(key, Me.Company.FiscalStartMonth, shell);
}
