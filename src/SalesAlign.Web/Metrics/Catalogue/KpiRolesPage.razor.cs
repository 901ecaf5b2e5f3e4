using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics.Catalogue;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Metrics.Catalogue;

/// <summary>What each role is usually measured by, who of it is, and who by too much. The role lives in the URL.</summary>
public sealed partial class KpiRolesPage(
    GetKpiTemplates get, ChangeKpiTemplate change, AdoptKpiTemplate adopt, AssignKpi assign, SetKpiLimit setLimit, ProblemWording wording, Toasts toasts)
{
    private GetKpiTemplates.Response? _found;
    private KpiRole _role;
    private string? _problem;
    private string? _limitProblem;
    private int _limit;
    private bool _busy;
    private PersonId? _open;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync()
    {
        _role = Enum.TryParse<KpiRole>(UriQuery.Get(Navigation.Uri, "role"), out var role) ? role : KpiRole.Rep;
        if (await ReadAsync(get, new GetKpiTemplates.Request(_role)) is not { } found) return;
        _found = found;
        _limit = found.MostPerPerson;
    }

    private Task AddAsync(string? id) => Guid.TryParse(id, out var kpi) ? ChangeAsync(new KpiId(kpi), true) : Task.CompletedTask;

    private async Task ChangeAsync(KpiId kpi, bool included)
    {
        var result = await RunAsync(change, new ChangeKpiTemplate.Request(_role, kpi, included));
        await ShowAsync(result.IsDone, result.Problems);
    }

    private async Task AdoptAsync(GetKpiTemplates.Holder? person)
    {
        _busy = true;
        var result = await RunAsync(adopt, new AdoptKpiTemplate.Request(_role, person is null ? null : [person.Id], Everybody: person is null));
        _busy = false;
        if (result.TryGet(out var done))
        {
            if (done.AboveLimit.Count > 0) toasts.Warn(Text["Adopted.Above", _found!.MostPerPerson], string.Join(", ", done.AboveLimit));
            else toasts.Done(Text["Adopted", done.Added, done.Ended]);
        }
        await ShowAsync(result.IsDone, result.Problems);
    }

    private Task AssignAsync(string? id, GetKpiTemplates.Holder person) => Guid.TryParse(id, out var kpi) ? AssignAsync(new KpiId(kpi), person, true) : Task.CompletedTask;

    private async Task AssignAsync(KpiId kpi, GetKpiTemplates.Holder person, bool assigned)
    {
        _open = person.Id;
        var result = await RunAsync(assign, new AssignKpi.Request(kpi, person.Id, assigned));
        if (result.TryGet(out var done) && done.Kpis > done.MostPerPerson) toasts.Warn(Text["Adopted.Above", done.MostPerPerson], person.Name);
        await ShowAsync(result.IsDone, result.Problems);
    }

    private async Task LimitAsync()
    {
        var result = await RunAsync(setLimit, new SetKpiLimit.Request(_limit));
        _limitProblem = result.Problems is [var problem, ..] ? wording.Of(problem) : null;
        if (!result.IsDone) return;
        toasts.Done(Text["Limit.Done", _limit]);
        await LoadAsync();
    }

    private async Task ShowAsync(bool done, IReadOnlyList<Problem> problems)
    {
        _problem = done ? null : problems is [var problem, ..] ? wording.Of(problem) : Text["Entry.NotYours"].Value;
        await LoadAsync();
    }

    private string NameOf(KpiId id) => _found!.Kpis.Concat(_found.Others).FirstOrDefault(kpi => kpi.Id == id)?.Name ?? "";
}
