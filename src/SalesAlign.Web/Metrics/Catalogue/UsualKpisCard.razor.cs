using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics.Catalogue;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Metrics.Catalogue;

/// <summary>Takes over what the company lacks of the usual catalogue: whose they are at first, and which products the strategy wants sold.</summary>
public sealed partial class UsualKpisCard(GetKpiChoices choices, AddUsualKpis add, ProblemWording wording, Toasts toasts)
{
    private GetKpiChoices.Response? _choices;
    private Problem? _problem;
    private string _owner = "";
    private string _product = "";
    private bool _busy;

    [Parameter, EditorRequired] public int Left { get; set; }

    [Parameter] public EventCallback Added { get; set; }

    protected override Task LoadAsync() => Task.CompletedTask;

    private async Task OpenAsync()
    {
        _choices = await ReadAsync(choices, new GetKpiChoices.Request());
        _owner = Me.Id.ToString();
    }

    private async Task AddAsync()
    {
        _busy = true;
        var result = await RunAsync(add, new AddUsualKpis.Request(
            Guid.TryParse(_owner, out var owner) ? new PersonId(owner) : default, null, _product.StartsWith("s:", StringComparison.Ordinal) ? _product[2..] : null,
            _product.StartsWith("t:", StringComparison.Ordinal) ? _product[2..] : null));
        _busy = false;
        _problem = result.Problems is [var problem, ..] ? problem : null;
        if (!result.TryGet(out var done)) return;
        toasts.Done(Text["Usual.Done", done.Added], Text["Usual.DoneDetail", done.Metrics]);
        await Added.InvokeAsync();
    }

    private string? Error(string field) => _problem?.Field == field ? wording.Of(_problem) : null;
}
