using System.Globalization;
using Microsoft.AspNetCore.Components;
using Radzen;
using SalesAlign.Application.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Organization;

/// <summary>The tree of units as it stood on a day.</summary>
public partial class OrganizationPage(GetOrganization get, DialogService dialogs, Toasts toasts)
{
    private GetOrganization.Response? _tree;
    private IReadOnlySet<object>? _chosen;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    // The company and its regions are open until the reader says otherwise.
    private IReadOnlySet<object> _open
    {
        get => _chosen ?? (_tree?.Roots ?? []).SelectMany(root => root.Children.Prepend(root)).Select(node => (object)node.Id).ToHashSet();
        set => _chosen = value;
    }

    protected override async Task LoadAsync()
    {
        var on = DateOnly.TryParseExact(UriQuery.Get(Navigation.Uri, "on"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
        _tree = await ReadAsync(get, new GetOrganization.Request(on));
    }

    private async Task OpenAsync(GetOrganization.Node? unit)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { ["Unit"] = unit, ["Roots"] = _tree?.Roots };
        var title = unit is null ? Text["Unit.Add"] : Text["Unit.Edit", unit.Name];
        if (await dialogs.OpenAsync<UnitDialog>(title, parameters, new DialogOptions { Width = "34rem", CloseDialogOnEsc = true }) is not true) return;
        toasts.Done(Text["Saved"]);
        await LoadAsync();
    }
}
