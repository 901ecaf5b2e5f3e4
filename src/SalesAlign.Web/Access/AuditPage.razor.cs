using System.Globalization;
using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Access;

/// <summary>Who changed what and when, with the values before and after.</summary>
public partial class AuditPage(ListAuditEntries list)
{
    private ListAuditEntries.Response? _list;
    private TableState _table = new();
    private AuditFilter _filter = new();

    private TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(Me.Company.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    private string Export => UriQuery.With("/api/v1/audit/export",
        ("by", _filter.By?.ToString()), ("action", _filter.Action), ("subject", _filter.Subject), ("subjectId", _filter.SubjectId),
        ("from", _filter.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("to", _filter.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    // Without it a click that changes only the query would not reach the page.
    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync()
    {
        var uri = Navigation.Uri;
        _table = TableState.Read(uri);
        _filter = new AuditFilter(
            Guid.TryParse(UriQuery.Get(uri, "by"), out var by) ? new PersonId(by) : null,
            UriQuery.Get(uri, "action"), UriQuery.Get(uri, "subject"), UriQuery.Get(uri, "id"), Day("from"), Day("to"));
        _list = await ReadAsync(list, new ListAuditEntries.Request(new PageRequest(_table.Page, _table.PageSize), _filter));
    }

    private DateOnly? Day(string key) =>
        DateOnly.TryParseExact(UriQuery.Get(Navigation.Uri, key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private void Go(string key, string? value) => Navigation.NavigateTo(UriQuery.With(Navigation.Uri, (key, value), ("page", null)));
}
