using System.Globalization;
using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Accounts;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Accounts;

/// <summary>Whom the company wants to sell to, with the number of matching accounts while the criteria are being chosen.</summary>
public partial class IdealCustomerPage(GetIdealCustomerProfile get, DefineIdealCustomerProfile define)
{
    private static readonly IReadOnlyList<string> Fields = AccountFacts.Schema.Fields;

    private static readonly FilterOperator[] Operators =
        [FilterOperator.Equal, FilterOperator.NotEqual, FilterOperator.AtLeast, FilterOperator.AtMost, FilterOperator.Between, FilterOperator.In, FilterOperator.NotIn, FilterOperator.Contains];

    private readonly List<CriterionRow> _rows = [];
    private readonly Latest _latest = new();
    private GetIdealCustomerProfile.Response? _found;
    private TableState _table = new();
    private List<ProblemSummary.Problem> _problems = [];
    private string _name = "";
    private string _show = "";
    private DateOnly _from;
    private bool _started;

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
        if (_found.Criteria is AllOf all) _rows.AddRange(all.Of.OfType<Criterion>().Select(CriterionRow.From));
    }

    private async Task FindAsync(Filter? draft)
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
        if (Draft() is not { } criteria)
        {
            _problems = [new ProblemSummary.Problem(Text["Problem.icp.no_criteria"])];
            return;
        }
        var result = await RunAsync(define, new DefineIdealCustomerProfile.Request(_name, criteria, _from));
        _problems = [.. result.Problems.Select(problem => new ProblemSummary.Problem(Wording.Of(problem)))];
        if (!result.IsDone) return;
        Toasts.Done(Text["Icp.Saved"]);
        await FindAsync(null);
    }

    // A row that is not complete yet does not count.
    private AllOf? Draft()
    {
        var criteria = new List<Filter>();
        foreach (var row in _rows)
        {
            try
            {
                if (row.ToCriterion() is { } criterion) criteria.Add(criterion);
            }
            catch (RuleViolation)
            {
                // Half typed, such as a range whose end is before its beginning.
            }
        }
        return criteria.Count == 0 ? null : new AllOf(criteria);
    }

    private string Words(Filter filter) => filter switch
    {
        Criterion criterion => string.Format(
            CultureInfo.CurrentCulture, "{0} {1} {2}", Text["Field." + criterion.Field], Text["Operator." + criterion.Operator],
            string.Join(criterion.Operator == FilterOperator.Between ? "–" : ", ", criterion.Values.Select(value => value.ToString()))),
        AllOf all => string.Join("; ", all.Of.Select(Words)),
        AnyOf any => string.Join(" / ", any.Of.Select(Words)),
        _ => "",
    };

    private sealed class CriterionRow
    {
        public string Field { get; set; } = AccountFacts.Employees;

        public FilterOperator Operator { get; set; } = FilterOperator.AtLeast;

        public string? Value { get; set; }

        public string? UpTo { get; set; }

        public static CriterionRow From(Criterion criterion) => new()
        {
            Field = criterion.Field,
            Operator = criterion.Operator,
            Value = criterion.Operator == FilterOperator.Between ? criterion.Values[0].ToString() : string.Join(", ", criterion.Values.Select(value => value.ToString())),
            UpTo = criterion.Operator == FilterOperator.Between ? criterion.Values[1].ToString() : null,
        };

        public Criterion? ToCriterion()
        {
            if (string.IsNullOrWhiteSpace(Value)) return null;
            return Operator switch
            {
                FilterOperator.In or FilterOperator.NotIn => Filter.Where(Field, Operator, [.. Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Read)]),
                FilterOperator.Between => string.IsNullOrWhiteSpace(UpTo) ? null : Filter.Where(Field, Operator, Read(Value), Read(UpTo)),
                _ => Filter.Where(Field, Operator, Read(Value)),
            };
        }

        private FilterValue Read(string text) =>
            Field is not (AccountFacts.Sector or AccountFacts.Location) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                ? FilterValue.Number(number)
                : FilterValue.Text(text);
    }
}
