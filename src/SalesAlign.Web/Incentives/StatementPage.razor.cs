using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Incentives;

/// <summary>What one person is paid for a period, and why: every line opens to how it was computed.</summary>
public partial class StatementPage(GetStatement getStatement, IStringLocalizer<ShellText> shellTexts, DialogService dialogs)
{
    private GetStatement.Response? _statement;
    private Dictionary<Guid, string> _objectives = [];
    private TableState _table = new();
    private bool _onlyUnpaid;

    [Parameter] public Guid Id { get; set; }

    private bool IsMine => _statement!.Person == Me.Id;

    private int Decimals => PayFigures.Decimals(_statement!.Currency);

    private IReadOnlyList<Crumb> Crumbs =>
    [
        new Crumb(Text["Incentives.Title"], "/incentives" + (IsMine ? "?tab=mine" : "")),
        .. May(Permission.ManageIncentives) ? [new Crumb(KeyName(_statement!.Period), $"/incentives/periods/{_statement.PeriodId}")] : Array.Empty<Crumb>(),
        new Crumb(IsMine ? KeyName(_statement!.Period) : _statement!.Name),
    ];

    private IReadOnlyList<GaugeRow> Gauges => [.. _statement!.Standings.Select(s => new GaugeRow(s.Name, s.Measure, s.Credit, s.Quota, s.Attainment, s.Rate, s.NextNeeds, s.NextRate, s.Paid))];

    private IReadOnlyList<SightStep> Up => [.. _statement!.Objectives.Select(part => new SightStep(
        Text["Sight.Objective"], part.Title.Length > 0 ? part.Title : Text["Objective.Unnamed"], $"/strategy/objectives/{part.Objective}", PayFigures.Money(part.Amount, _statement.Currency)))];

    private IReadOnlyList<SightStep> Down => [new SightStep(Text["Sight.Plan"], _statement!.Plan, May(Permission.ViewPayTotals) ? $"/incentives/plans/{_statement.PlanId}" : null)];

    // Without it a click that changes only the query would not reach the page.
    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync()
    {
        _table = TableState.Read(Navigation.Uri);
        _onlyUnpaid = UriQuery.Get(Navigation.Uri, "unpaid") == "true";
        _statement = await ReadAsync(getStatement, new GetStatement.Request(new StatementId(Id), new PageRequest(_table.Page, _table.PageSize), _onlyUnpaid));
        _objectives = _statement?.Objectives.ToDictionary(part => part.Objective, part => part.Title) ?? [];
    }

    private EventCallback<GetStatement.LineItem> Doubt => EventCallback.Factory.Create<GetStatement.LineItem>(this, DoubtAsync);

    private async Task DoubtAsync(GetStatement.LineItem line)
    {
        var raised = await dialogs.OpenAsync<DisputeDialog>(Text["Dispute.Raise"], new Dictionary<string, object?> { [nameof(DisputeDialog.Line)] = line, [nameof(DisputeDialog.Currency)] = _statement!.Currency });
        if (raised is PayDisputeId id) Navigation.NavigateTo($"/incentives/disputes/{id}");
    }

    private string KeyName(string key) => PeriodNames.Of(key, Me.Company.FiscalStartMonth, shellTexts);

    private void Turn((int Page, int PageSize) target) => Navigation.NavigateTo((_table with { Page = target.Page, PageSize = target.PageSize }).Write(Navigation.Uri));
}
