using System.Globalization;
using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Accounts;
using SalesAlign.Domain.Accounts.Discovery;
using SalesAlign.Web.Components;
using SalesAlign.Web.Components.Filters;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Accounts;

/// <summary>Which customers were good ones, by their fields; what is chosen becomes a draft of the ideal customer profile.</summary>
public sealed partial class DiscoveryPage(DiscoverIdealCustomers discover)
{
    private const string MonthsKey = "months";

    private static readonly int[] Spans = [0, 12, 24, 36];

    private readonly HashSet<string> _chosen = new(StringComparer.Ordinal);
    private DiscoverIdealCustomers.Response? _found;
    private CustomerOutcome _outcome;
    private int _months;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private string Finding => _found!.Ranges.FirstOrDefault(range => range is { IsClear: true, IsSmallSample: false }) is { } best
        ? Text["Discovery.Finding", Words(best), Figures.Exact(best.Lift, 1)] : Text["Discovery.NoFinding"];

    private string Draft => View.Link("/accounts/icp", ("draft", CriterionRow.Write(_found!.Ranges.Where(range => _chosen.Contains(range.Field)).Select(range => range.Criterion))));

    protected override async Task LoadAsync()
    {
        _outcome = Enum.TryParse<CustomerOutcome>(UriQuery.Get(Navigation.Uri, "by"), ignoreCase: true, out var by) && Enum.IsDefined(by) ? by : CustomerOutcome.WinRate;
        _months = int.TryParse(UriQuery.Get(Navigation.Uri, MonthsKey), NumberStyles.None, CultureInfo.InvariantCulture, out var months) && Spans.Contains(months) ? months : 0;
        _found = await ReadAsync(discover, new DiscoverIdealCustomers.Request(_outcome, _months == 0 ? null : _months));
        _chosen.IntersectWith(_found?.Ranges.Select(range => range.Field) ?? []);
    }

    private void Go(string key, ChangeEventArgs choice) => Navigation.NavigateTo(UriQuery.With(Navigation.Uri, (key, choice.Value?.ToString())));

    private void Toggle(string field)
    {
        if (!_chosen.Remove(field)) _chosen.Add(field);
    }

    private string Words(DiscoveredRange range) => new CriteriaWords(Filters).Of(range.Criterion);

    private string Say(decimal? value) => value is not { } known ? "—" : _outcome switch
    {
        CustomerOutcome.WinRate => Figures.Percent(known, 1),
        CustomerOutcome.CycleDays => Text["Discovery.InDays", Figures.Exact(known)],
        _ => Figures.Money(known, Me.Company.Currency, known >= 100_000m, 0),
    };

    private string Span(GroupOutcome group) => group is { Low: { } low, High: { } high } ? $"{Say(low)} – {Say(high)}" : "";
}
