using Radzen;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Strategy;
using SalesAlign.Domain.Strategy;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Strategy;

/// <summary>Where the strategy is written: its words, its objectives with a running total of weights, and what still hinders its publication.</summary>
public partial class StrategyEditPage(
    GetStrategyDraft get, ListMetrics metrics, StartStrategy start, ReviseStrategyDraft revise, AmendStrategy amend, AddObjective add, ReviseObjective change, RemoveObjective remove,
    PublishStrategy publish, ProblemWording wording, DialogService dialogs, Toasts toasts)
{
    private GetStrategyDraft.Response? _page;
    private GetStrategyDraft.Draft? _draft;
    private GetStrategyDraft.Line? _line;
    private IReadOnlyList<MetricFacts> _metrics = [];
    private IReadOnlyList<Problem> _problems = [];
    private IReadOnlyList<Problem> _objectiveProblems = [];
    private bool _isOpen;
    private int _form;
    private string _title = "";
    private string _narrative = "";
    private string _rationale = "";
    private StrategyType _type;
    private DateOnly _from;
    private DateOnly _to;
    private string _reason = "";
    private string _trigger = "";
    private AmendmentPath _path;

    private string? General => _problems.FirstOrDefault(problem => problem.Field is not ("Words.Title" or "Title" or "HorizonTo" or "Reason" or "Trigger")) is { } problem ? Word(problem) : null;

    protected override async Task LoadAsync()
    {
        if (!await ReadDraftAsync()) return;
        if ((await RunAsync(metrics, new ListMetrics.Request())).TryGet(out var known)) _metrics = known.Metrics;
        var words = _draft?.Words;
        (_title, _narrative, _rationale, _type) = (words?.Title ?? "", words?.Narrative ?? "", words?.Rationale ?? "", words?.Type ?? StrategyType.Offensive);
        (_from, _to) = (words?.HorizonFrom ?? Me.Today, words?.HorizonTo ?? Me.Today.AddYears(3).AddDays(-1));
    }

    private async Task<bool> ReadDraftAsync()
    {
        _page = await ReadAsync(get, new GetStrategyDraft.Request());
        _draft = _page?.Draft;
        return _page is not null;
    }

    private string Word(Problem problem) => wording.Of(problem);

    private string? Error(string field) => _problems.FirstOrDefault(problem => problem.Field == field) is { } found ? Word(found) : null;

    private async Task SaveWordsAsync()
    {
        var words = new StrategyWords(_title, _narrative, _rationale, _type, _from, _to);
        _problems = _draft is null
            ? (await RunAsync(start, new StartStrategy.Request(words))).Problems
            : (await RunAsync(revise, new ReviseStrategyDraft.Request(_draft.Id, _draft.Version, words))).Problems;
        if (_problems.Count > 0) return;
        toasts.Done(Text["Saved"]);
        await ReadDraftAsync();
    }

    private async Task AmendAsync()
    {
        _problems = (await RunAsync(amend, new AmendStrategy.Request(_reason, _trigger, _path))).Problems;
        if (_problems.Count == 0) await LoadAsync();
    }

    private void Open(GetStrategyDraft.Line? line)
    {
        (_line, _isOpen, _objectiveProblems) = (line, true, []);
        _form++;
    }

    private async Task SaveObjectiveAsync(ObjectiveWords words)
    {
        _objectiveProblems = _line is { } line
            ? (await RunAsync(change, new ReviseObjective.Request(_draft!.Id, line.Id, line.Version, words))).Problems
            : (await RunAsync(add, new AddObjective.Request(_draft!.Id, words))).Problems;
        if (_objectiveProblems.Count > 0) return;
        _isOpen = false;
        toasts.Done(Text["Saved"]);
        await ReadDraftAsync();
    }

    private async Task RemoveAsync(GetStrategyDraft.Line line)
    {
        var question = new ConfirmQuestion(Text["Objective.Remove"], Text["Objective.RemoveText", line.Words.Title], Text["Remove"], Text["Cancel"], Dangerous: true);
        if (!await dialogs.ConfirmAsync(question)) return;
        _problems = (await RunAsync(remove, new RemoveObjective.Request(_draft!.Id, line.Id, line.Version))).Problems;
        await ReadDraftAsync();
    }

    private async Task PublishAsync()
    {
        var question = new ConfirmQuestion(Text["Publish.Ask"], Text["Publish.AskText"], Text["Publish", _draft!.Number], Text["Cancel"]);
        if (!await dialogs.ConfirmAsync(question)) return;
        var result = await RunAsync(publish, new PublishStrategy.Request(_draft.Id, _draft.Version));
        _problems = result.Problems;
        if (!result.IsDone) return;
        toasts.Done(Text["Publish.Done"]);
        Navigation.NavigateTo("/strategy");
    }
}
