using System.Globalization;
using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Sales.Health;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales.Health;
using SalesAlign.Domain.Sales.Import;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Sales.Health;

/// <summary>How far the data can be trusted, the records behind every figure, and one click to the one who can mend them.</summary>
public partial class HealthPage(GetDataHealth get, ListHealthFindings list, AskToMendData ask, ProblemWording wording, Toasts toasts)
{
    private static readonly int[] StaleChoices = [14, 30, 60, 90];

    private GetDataHealth.Response? _health;
    private PagedList<ListHealthFindings.Item>? _findings;
    private HealthScope? _read;
    private TableState _table = new();
    private HealthCheck? _check;
    private PersonId? _owner;
    private int _days = HealthChecks.StaleDays;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private string? OwnerName => _health?.People.FirstOrDefault(person => person.PersonId == _owner)?.Name;

    private bool CanBeAsked => _health?.People.Any(person => person.PersonId == _owner && person.CanBeAsked) == true;

    protected override async Task LoadAsync()
    {
        var uri = Navigation.Uri;
        _table = TableState.Read(uri);
        _check = Enum.TryParse<HealthCheck>(UriQuery.Get(uri, "check"), ignoreCase: true, out var check) && Enum.IsDefined(check) ? check : null;
        _owner = Guid.TryParse(UriQuery.Get(uri, "owner"), out var owner) ? new PersonId(owner) : null;
        _days = int.TryParse(UriQuery.Get(uri, "days"), CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 3650 ? days : HealthChecks.StaleDays;
        var scope = new HealthScope(View.UnitId is { } unit ? new UnitId(unit) : null, View.PersonId is { } person ? new PersonId(person) : null, _days);
        // To turn a page of the records is no reason to look at everything again.
        if (_health is null || _read != scope)
        {
            _health = await ReadAsync(get, new GetDataHealth.Request(scope));
            if (_health is null) return;
            _read = scope;
        }
        _findings = _check is not { } chosen ? null : await ReadAsync(list, new ListHealthFindings.Request(
            chosen, _owner is { } wanted ? scope with { UnitId = null, PersonId = wanted } : scope, new PageRequest(_table.Page, _table.PageSize)));
    }

    private string CheckLink(HealthCheck check, PersonId? person = null) =>
        UriQuery.With(Navigation.Uri, ("check", check.ToString()), ("owner", person?.ToString()), ("page", null));

    private string? LinkOf(ListHealthFindings.Item item) => item.Kind switch
    {
        ImportKind.Accounts => View.Link($"/accounts/{item.Id}"),
        ImportKind.Deals => View.Link($"/data/deals/{item.Id}"),
        ImportKind.Products => View.Link($"/data/products/{item.Id}"),
        _ => null,
    };

    private string Why(HealthCheck check, string? detail) => check switch
    {
        HealthCheck.DealOverdue or HealthCheck.DealStale when DateOnly.TryParseExact(detail, "yyyy-MM-dd", out var day) =>
            Text[$"Why.{check}", day.ToString("d", CultureInfo.CurrentCulture)],
        HealthCheck.DealStale => Text["Why.DealStale.Never"],
        HealthCheck.DealAccount or HealthCheck.DealProduct => Text["Stage." + detail],
        HealthCheck.ActivityOutcome or HealthCheck.ActivityAccount => Text["Activity." + detail],
        _ when detail is not null => Text[$"Why.{check}", detail],
        _ => "",
    };

    private async Task AskAsync(HealthCheck check, PersonId person)
    {
        var result = await RunAsync(ask, new AskToMendData.Request(check, person, _days));
        if (result.TryGet(out var done)) toasts.Done(Text["Ask.Done"], Text["Ask.Records", done.Records]);
        else if (result.Problems.Count > 0) toasts.Warn(wording.Of(result.Problems[0]));
    }

    private void Go(params IReadOnlyList<(string, string?)> changes) => Navigation.NavigateTo(UriQuery.With(Navigation.Uri, [.. changes]));
}
