using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SalesAlign.Application.Access;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Incentives.Plans;

/// <summary>What a participant is paid by, with their own quota, curves and examples, and where they sign for it.</summary>
public partial class PlanDocumentPage(
    GetPlanDocument getDocument, GetIncentiveChoices getChoices, AcceptPlanDocument accept, IStringLocalizer<IncentiveText> words, IStringLocalizer<PlanText> texts, ProblemWording wording, Toasts toasts)
{
    private readonly RuleWords _rules = new(words);
    private GetPlanDocument.Response? _document;
    private Dictionary<Guid, string> _objectives = [];
    private MetricWords _metrics = null!;
    private string _typed = "";
    private string? _error;

    [Parameter] public Guid Id { get; set; }

    // Without it a click that changes only the query would not reach the page.
    [CascadingParameter] private ViewContext View { get; set; } = new();

    private IStringLocalizer<IncentiveText> Words => words;

    private IReadOnlyList<Crumb> Crumbs => May(Permission.ManageIncentives)
        ? [new Crumb(words["Incentives.Title"], "/incentives?tab=plans"), new Crumb(_document!.PlanName, $"/incentives/plans/{Id}?tab=signatures"), new Crumb(texts["Document.Crumb"])]
        : [new Crumb(words["Incentives.Title"], "/incentives"), new Crumb(texts["Document.Crumb"])];

    private PersonId? Person => Guid.TryParse(UriQuery.Get(Navigation.Uri, "person"), out var person) ? new PersonId(person) : null;

    private string Pdf => UriQuery.With($"/api/v1/incentives/plans/{Id}/document.pdf", ("person", Person?.ToString()));

    private string Span => _document!.To is { } to ? words["Version.FromTo", PayFigures.Day(_document.From), PayFigures.Day(to)] : words["Version.From", PayFigures.Day(_document.From)];

    protected override async Task LoadAsync()
    {
        var choices = await ReadAsync(getChoices, new GetIncentiveChoices.Request());
        _metrics = new MetricWords(texts, choices);
        _document = await ReadAsync(getDocument, new GetPlanDocument.Request(new IncentivePlanId(Id), Person));
        _objectives = _document?.Objectives.ToDictionary(objective => objective.Id.Value, objective => objective.Title) ?? [];
    }

    private IEnumerable<string> Examples(Component component)
    {
        if (_document!.Curves.FirstOrDefault(drawn => drawn.Component == component.Id)?.Shape is not { Lines: [var line, ..] } shape) yield break;
        foreach (var sentence in new ShapeWords(texts).Examples(shape, line, component.Measure, _document.Currency)) yield return sentence;
    }

    private async Task SignAsync()
    {
        var result = await RunAsync(accept, new AcceptPlanDocument.Request(_document!.Plan, _typed, _document.Fingerprint));
        _error = result.IsDone ? null : result.Problems.Count > 0 ? wording.Of(result.Problems[0]) : words["Failed"];
        if (!result.IsDone) return;
        toasts.Done(texts["Document.Signed"]);
        await LoadAsync();
    }
}
