using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Accounts;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Web.Components;
using SalesAlign.Web.Components.Filters;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Accounts;

/// <summary>Whom the company wants to sell to, with the number of matching accounts while the criteria are being chosen.</summary>
public partial class IdealCustomerPage(GetIdealCustomerProfile get, DefineIdealCustomerProfile define)
{
    private readonly List<CriterionRow> _rows = [];
    private readonly Latest _latest = new();
    private GetIdealCustomerProfile.Response? _found;
    private TableState _table = new();
    private List<ProblemSummary.Problem> _problems = [];
    private string _name = "";
    private string _show = "";
    private DateOnly _from;
    private decimal _threshold = 50m;
    private bool _started;
    private bool _isFromDiscovery;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync()
    {
        _table = TableState.Read(Navigation.Uri);
        _show = UriQuery.Get(Navigation.Uri, "show") ?? "";
        await FindAsync(_started ? Draft() : null);
        if (_started || _found is null) return;
        _started = true;
        _from = Me.Today;
        _name = _found.Name ?? Text["Icp.Title"];
        var discovered = CriterionRow.Read(UriQuery.Get(Navigation.Uri, "draft"));
        _isFromDiscovery = discovered.Count > 0;
        if (_isFromDiscovery)
        {
            _rows.AddRange(discovered);
            await TryAsync();
            return;
        }
        if (_found.Weighted.Count > 0) _threshold = _found.Threshold;
        if (_found.Criteria is AllOf all) _rows.AddRange(all.Of.OfType<Criterion>().Select(criterion => CriterionRow.From(criterion)));
        _rows.AddRange(_found.Weighted.Select(part => CriterionRow.From(part.Criterion, part.Weight)));
    }

    private async Task FindAsync(GetIdealCustomerProfile.ProfileDraft? draft)
    {
        var request = new GetIdealCustomerProfile.Request(new PageRequest(_table.Page, _table.PageSize), null, _show switch { "yes" => true, "no" => false, _ => null }, draft);
        if (await _latest.AskAsync(() => RunAsync(get, request)) is { } result) _found = Show(result);
    }

    private Task TryAsync() => FindAsync(Draft());

    private Task RemoveAsync(CriterionRow row)
    {
        _rows.Remove(row);
        return TryAsync();
    }

    private async Task SaveAsync()
    {
        if (Draft() is not { } rules)
        {
            _problems = [new ProblemSummary.Problem(Text["Problem.icp.no_criteria"])];
            return;
        }
        var result = await RunAsync(define, new DefineIdealCustomerProfile.Request(_name, rules.MustHave, _from, rules.Weighted, rules.Threshold));
        _problems = [.. result.Problems.Select(problem => new ProblemSummary.Problem(Wording.Of(problem)))];
        if (!result.IsDone) return;
        Toasts.Done(Text["Icp.Saved"]);
        await FindAsync(null);
    }

    // A row that is not complete yet does not count.
    private GetIdealCustomerProfile.ProfileDraft? Draft()
    {
        var (must, weighted) = (new List<Filter>(), new List<WeightedCriterion>());
        foreach (var row in _rows)
        {
            try
            {
                var criterion = row.ToCriterion();
                if (row.IsMustHave) must.Add(criterion);
                else if (row.Weight > 0) weighted.Add(new(criterion, row.Weight));
            }
            catch (RuleViolation)
            {
                // Half typed, such as without a value or with a range whose end is before its beginning.
            }
        }
        return must.Count + weighted.Count == 0 ? null : new(new AllOf(must), weighted, weighted.Count == 0 ? 0m : Math.Clamp(_threshold, 0m, 100m));
    }

    private string Words(Filter filter) => new CriteriaWords(Filters).Of(filter);
}
