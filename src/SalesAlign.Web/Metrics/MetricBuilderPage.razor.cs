using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Metrics;

/// <summary>Builds a metric without code; beside the form stands what it means, what it gives and which rows it counts.</summary>
public partial class MetricBuilderPage(
    GetMetric get, GetMetricChoices choices, PreviewMetric preview, DefineMetric define, ReviseMetric revise, ProblemWording wording, Toasts toasts)
{
    private static readonly Dictionary<string, Func<MetricDefinition>> Starts = new(StringComparer.Ordinal)
    {
        ["Empty"] = () => new(MetricDataset.Deals, new(MetricAggregation.Count), On: "closedOn", Groupings: MetricFields.GroupingsOf(MetricDataset.Deals)),
        ["WonAmount"] = () => UsualMetrics.WonAmount(),
        ["WonCount"] = () => UsualMetrics.WonCount(),
        ["WinRate"] = () => UsualMetrics.WinRate(),
        ["ShareOfWonAmount"] = () => UsualMetrics.ShareOfWonAmount(Domain.Common.Filters.Filter.Where("series", FilterOperator.Equal, FilterValue.Empty)),
        ["NewCustomers"] = () => UsualMetrics.NewCustomers(),
        ["AverageCycleDays"] = () => UsualMetrics.AverageCycleDays(),
    };

    private readonly Latest _latest = new();
    private MetricDraft _draft = MetricDraft.From(Starts["Empty"]());
    private MetricDefinition? _built;
    private PreviewMetric.Response? _preview;
    private IReadOnlyDictionary<string, IReadOnlyList<string>>? _known;
    private IReadOnlyList<Problem> _problems = [];
    private MetricDefinition? _current;
    private MetricSentence? _sentence;
    private Guid? _loaded;
    private uint? _version;
    private string _title = "";
    private string _start = "Empty";
    private string? _period;
    private bool _retired;
    private bool _saving;

    [Parameter] public Guid? Id { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    internal string Name { get; set; } = "";

    internal string Description { get; set; } = "";

    internal Direction Direction { get; set; }

    internal int? Cadence { get; set; } = 7;

    internal bool IsRetired { get => _retired; set => _retired = value; }

    internal string From { get; set; } = "";

    internal string Why { get; set; } = "";

    /// <summary>Whether the meaning differs from what is in force, so that a period and a reason are owed.</summary>
    internal bool MeansElse => _current is not null && _built is not null && Sentence.Of(_built) != Sentence.Of(_current);

    private MetricSentence Sentence => _sentence ??= new(Text, FilterTexts);

    private IReadOnlyList<Crumb> Crumbs =>
        [new(Text["Performance.Title"], View.Link("/performance")), new(Text["Metrics.Title"], View.Link("/performance/metrics")), new(Id is null ? Text["Metric.New"] : _title)];

    private IReadOnlyList<ProblemSummary.Problem> Summary => _saving ? [] : [.. _problems.Where(problem => _attempted).Select(problem => new ProblemSummary.Problem(Words(problem), InputOf(problem.Field)))];

    private bool _attempted;

    protected override async Task LoadAsync()
    {
        if (!May(Application.Access.Permission.ManageMetrics)) return;
        _known ??= (await ReadAsync(choices, new GetMetricChoices.Request()))?.Fields;
        if (Id is { } id && _loaded != id)
        {
            if (await ReadAsync(get, new GetMetric.Request(new MetricId(id))) is not { } found) return;
            var metric = found.Metric;
            (_loaded, _version, _title, Name, Description, _current) = (id, found.Version, metric.Name, metric.Name, metric.Description, metric.Definition);
            (Direction, Cadence, _retired, _draft) = (metric.Direction, metric.CadenceDays, metric.IsRetired, MetricDraft.From(metric.Definition));
            From = View.Period ?? "";
        }
        // A change of period in the top bar must not wipe what was typed; it only asks for the value of another period.
        if (View.Period is null || View.Period == _period) return;
        _period = View.Period;
        await ShowAsync();
    }

    internal string? Error(string at) => _problems.FirstOrDefault(problem => problem.Field == at) is { } problem ? Words(problem) : null;

    /// <summary>Reads the definition back and asks for its value; an incomplete one says beside the field what is missing.</summary>
    private async Task ShowAsync()
    {
        if (TryBuild() is not { } definition)
        {
            _latest.Withdraw();
            (_built, _preview) = (null, null);
            return;
        }
        if (await _latest.AskAsync(() => RunAsync(preview, new PreviewMetric.Request(definition, _period ?? ""))) is not { } result) return;
        _problems = result.Problems;
        (_built, _preview) = result.TryGet(out var found) ? (found.Metric.Definition, found) : (null, null);
    }

    private MetricDefinition? TryBuild()
    {
        try
        {
            return _draft.Build();
        }
        catch (RuleViolation violation)
        {
            _problems = [new Problem(violation.Code, violation.Field, null, [.. violation.Arguments])];
            return null;
        }
    }

    private Task StartAsync()
    {
        _draft = MetricDraft.From(Starts[_start]());
        Direction = _start == "AverageCycleDays" ? Direction.LowerIsBetter : Direction.HigherIsBetter;
        return ShowAsync();
    }

    private Task ChooseAsync(ChangeEventArgs change)
    {
        if (Enum.TryParse<MetricDataset>(change.Value as string, out var dataset)) _draft.Choose(dataset);
        return ShowAsync();
    }

    private async Task SaveAsync()
    {
        _attempted = true;
        if (TryBuild() is not { } definition) return;
        _saving = true;
        if (Id is { } id)
        {
            Take(await RunAsync(revise, new ReviseMetric.Request(new MetricId(id), _version, Name, Description, Direction, Cadence ?? 0, _retired, definition, From, Why)), _ => id);
        }
        else
        {
            Take(await RunAsync(define, new DefineMetric.Request(Name, Description, definition, Direction, Cadence ?? 0)), defined => defined.Value);
        }
        _saving = false;
    }

    private void Take<T>(Result<T> result, Func<T, Guid> id)
    {
        // A conflict says why, too; what was typed stays.
        _problems = result.Problems;
        if (!result.TryGet(out var done)) return;
        toasts.Done(Text["Saved"]);
        Navigation.NavigateTo(View.Link($"/performance/metrics/{id(done)}"));
    }

    // A refusal names fields as the program does; here they are called as on the page.
    private string Words(Problem problem) => wording.Of(problem with { Arguments = [.. problem.Arguments.Select(argument => argument is string field ? Sentence.FieldName(field) : argument)] });

    private static string? InputOf(string? field) => field switch
    {
        null => null,
        "Of.Aggregation" or "Of.Field" or "Of.Until" or "By.Aggregation" or "By.Field" or "By.Until" => "metric-" + field.Replace('.', '-').ToLowerInvariant(),
        "CadenceDays" => "metric-cadence",
        "ShownAs" => "metric-shown",
        _ when field.Contains('[', StringComparison.Ordinal) => null,
        _ => "metric-" + field.ToLowerInvariant(),
    };
}
