using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Strategy;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Web.Strategy;

/// <summary>One objective of a draft, as it is typed. Shares are typed in percent and kept as factors.</summary>
public partial class ObjectiveForm
{
    private string _title = "";
    private string _why = "";
    private decimal _weight;
    private Perspective _perspective;
    private ValueLever _lever;
    private string _metric = "";
    private decimal? _baseline;
    private decimal? _target;
    private DateOnly? _due;
    private string _owner = "";
    private string _instruction = "";
    private string _assumption = "";

    [Parameter] public ObjectiveWords? Start { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<MetricFacts> Metrics { get; set; } = [];

    [Parameter, EditorRequired] public IReadOnlyList<GetStrategyDraft.Owner> Owners { get; set; } = [];

    [Parameter] public IReadOnlyList<Problem> Problems { get; set; } = [];

    [Parameter] public EventCallback<ObjectiveWords> Saved { get; set; }

    [Parameter] public EventCallback Cancelled { get; set; }

    private MetricFacts? Chosen => Metrics.FirstOrDefault(metric => metric.Id.Value.ToString() == _metric);

    private decimal Scale => Chosen?.Unit == MetricUnit.Share ? 100m : 1m;

    private string? UnitHint => Chosen is { } metric ? Text["MetricUnit." + metric.Unit].Value : null;

    protected override void OnInitialized()
    {
        if (Start is not { } words) return;
        (_title, _why, _weight, _perspective, _lever) = (words.Title, words.Why ?? "", words.Weight, words.Perspective, words.Lever);
        (_metric, _owner, _due) = (words.MetricId?.Value.ToString() ?? "", words.OwnerId?.Value.ToString() ?? "", words.DueOn);
        (_baseline, _target, _instruction, _assumption) = (words.Baseline * Scale, words.Target * Scale, words.SellerInstruction ?? "", words.Assumption ?? "");
    }

    private Task SaveAsync() => Saved.InvokeAsync(new ObjectiveWords(
        _title, _why, _weight, _perspective, _lever, Guid.TryParse(_metric, out var metric) ? new MetricId(metric) : null, _baseline / Scale, _target / Scale, _due,
        Guid.TryParse(_owner, out var owner) ? new PersonId(owner) : null, _instruction, _assumption));

    private string? Error(string field) => Problems.FirstOrDefault(problem => problem.Field == "Words." + field) is { } found ? Wording.Of(found) : null;
}
