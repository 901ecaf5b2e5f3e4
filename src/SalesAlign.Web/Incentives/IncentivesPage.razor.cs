using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Incentives;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Incentives;

/// <summary>Pay by role: one's own, one's team's, and the periods and plans of the company.</summary>
public partial class IncentivesPage(GetMyPay myPay, ListStatements listStatements, ListIncentivePeriods listPeriods, ListIncentivePlans listPlans, IStringLocalizer<ShellText> shellTexts)
{
    private string _tab = "";
    private string? _search;
    private TableState _table = new();
    private GetMyPay.Response? _pay;
    private PagedList<ListStatements.Item>? _statements;
    private IReadOnlyList<ListIncentivePeriods.Item>? _periods;
    private IReadOnlyList<ListIncentivePlans.Item>? _plans;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private string Title => _tab is "mine" ? "Mine.Title" : "Incentives.Title";

    private string Lead => _tab switch { "mine" => "Mine.Lead", "team" => "Team.Lead", "plans" => "Plans.Lead", _ => "Periods.Lead" };

    private IReadOnlyList<TabLink> Tabs
    {
        get
        {
            var tabs = new List<TabLink>();
            if (May(Permission.ViewPayTotals))
            {
                tabs.Add(new("periods", Text["Tab.Periods"], View.Link("/incentives", ("tab", "periods"))));
                tabs.Add(new("plans", Text["Tab.Plans"], View.Link("/incentives", ("tab", "plans"))));
            }
            if (!May(Permission.ViewPay)) return tabs;
            if (Me.Roles.Contains(Role.Manager)) tabs.Add(new("team", Text["Tab.Team"], View.Link("/incentives", ("tab", "team"))));
            if (Me.Roles.Contains(Role.Manager) || Me.Roles.Contains(Role.Rep)) tabs.Add(new("mine", Text["Tab.Mine"], View.Link("/incentives", ("tab", "mine"))));
            return tabs;
        }
    }

    protected override async Task LoadAsync()
    {
        var tabs = Tabs;
        var wanted = UriQuery.Get(Navigation.Uri, "tab");
        _tab = (tabs.FirstOrDefault(tab => tab.Key == wanted) ?? (tabs.Count > 0 ? tabs[0] : null))?.Key ?? "";
        _table = TableState.Read(Navigation.Uri);
        _search = UriQuery.Get(Navigation.Uri, "q");
        switch (_tab)
        {
            case "mine":
                _pay = await ReadAsync(myPay, new GetMyPay.Request(View.Period));
                _statements = await ReadAsync(listStatements, new ListStatements.Request(OnlyMine: true, Page: Page()));
                break;
            case "team":
                _statements = await ReadAsync(listStatements, new ListStatements.Request(Search: _search, Page: Page()));
                break;
            case "plans":
                _plans = await ReadAsync(listPlans, new ListIncentivePlans.Request());
                break;
            case "periods":
                _periods = await ReadAsync(listPeriods, new ListIncentivePeriods.Request());
                break;
        }
    }

    private PageRequest Page() => new(_table.Page, _table.PageSize, _table.Sort is null ? null : (_table.Descending ? "-" : "") + _table.Sort);

    private string KeyName(string key) => PeriodNames.Of(key, Me.Company.FiscalStartMonth, shellTexts);

    private void Turn(TableState state) => Navigation.NavigateTo(state.Write(Navigation.Uri));

    private void Find(string? search) => Navigation.NavigateTo(UriQuery.With(Navigation.Uri, ("q", search), ("page", null)));

    private void OpenAsync(IncentivePeriodId period) => Navigation.NavigateTo($"/incentives/periods/{period}");
}
