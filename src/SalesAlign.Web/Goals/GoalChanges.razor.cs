using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Sales;
using SalesAlign.Web.Metrics;

namespace SalesAlign.Web.Goals;

/// <summary>What can be done with a goal once it is there: a new version, another period, a strategic exception; and how feasible it is.</summary>
public partial class GoalChanges
{
    private Kind? _kind;
    private decimal? _value;
    private DateOnly? _respondBy;
    private string _period = "";
    private DealId? _deal;
    private string _reason = "";
    private ExceptionCompensation _compensation;
    private bool _busy;
    private int _round;
    private IReadOnlyList<Problem> _problems = [];

    private enum Kind
    {
        Revise,
        Postpone,
        Copy,
        Carry,
        Exception,
    }

    [Parameter, EditorRequired] public GoalFacts Goal { get; set; } = null!;

    /// <summary>The reader carries the goal.</summary>
    [Parameter] public bool Owns { get; set; }

    [Parameter] public EventCallback Changed { get; set; }

    private bool _above => May(Permission.ManageGoals);

    private string? _general => _problems.FirstOrDefault(problem => problem.Field is not ("Value" or "Reason" or "Period" or "RespondBy" or "Deal" or "Amount")) is { } problem ? Wording.Of(problem) : null;

    protected override Task LoadAsync() => Task.CompletedTask;

    private IEnumerable<Kind> Kinds()
    {
        if (_above && Goal.State == GoalState.Agreed) yield return Kind.Revise;
        if (_above && Goal.State != GoalState.Closed) yield return Kind.Postpone;
        if (_above) yield return Kind.Copy;
        if (_above && Goal.TargetDenominator is null) yield return Kind.Carry;
        if (Goal.State != GoalState.Closed && Goal.TargetDenominator is null) yield return Kind.Exception;
    }

    private IEnumerable<string> Later()
    {
        var calendar = new FiscalCalendar(Me.Company.FiscalStartMonth);
        var period = calendar.Parse(Goal.Period);
        for (var i = 0; i < 8; i++) yield return (period = calendar.Next(period)).Key;
    }

    private void Open(Kind kind) => (_kind, _value, _reason, _problems, _period, _deal) = (kind, kind == Kind.Revise ? Goal.Target : null, "", [], Later().First(), null);

    private async Task SendAsync()
    {
        _busy = true;
        var done = _kind switch
        {
            Kind.Revise => await TakeAsync(RunAsync(Revise, new ReviseGoal.Request(Goal.Id, Goal.Version, Goal.TargetDenominator is { } whole ? decimal.Round((_value ?? 0m) * whole, 4) : _value ?? 0m, Goal.TargetDenominator, _reason, _respondBy))),
            Kind.Postpone => await TakeAsync(RunAsync(Postpone, new PostponeGoal.Request(Goal.Id, Goal.Version, _period, _reason))),
            Kind.Exception => await TakeAsync(RunAsync(Ask, new AskStrategicException.Request(_deal ?? default, Goal.Id, _compensation, _value ?? 0m, _reason))),
            _ => await TakeAsync(RunAsync(Copy, new CopyGoal.Request(Goal.Id, _period, _reason, _kind == Kind.Carry))),
        };
        _busy = false;
        if (!done) return;
        Toasts.Done(Words["Changes.Done." + _kind]);
        _kind = null;
        _round++;
        await Changed.InvokeAsync();
    }

    private async Task WithdrawAsync()
    {
        if (!await TakeAsync(RunAsync(Withdraw, new WithdrawGoalChange.Request(Goal.Id, Goal.Version)))) return;
        Toasts.Done(Words["Proposed.Withdrawn"]);
        await Changed.InvokeAsync();
    }

    private async Task<bool> TakeAsync<T>(Task<Result<T>> running)
    {
        var result = await running;
        _problems = result.Problems;
        return result.IsDone;
    }

    private string Show(decimal value) => MetricLooks.Of(value, Goal.Metric.Unit, Me.Company.Currency);

    private string? Error(string field) => _problems.FirstOrDefault(problem => problem.Field == field) is { } found ? Wording.Of(found) : null;
}
