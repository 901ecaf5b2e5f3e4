using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Incentives;

/// <summary>One dispute: the line as it was, what was said, and how it ends.</summary>
public partial class DisputePage(
    GetDispute getDispute, AnswerDispute answer, AssignDispute assign, ResolveDispute resolve, WithdrawDispute withdraw, IStringLocalizer<ShellText> shellTexts, ProblemWording wording)
{
    private GetDispute.Response? _dispute;
    private DerivationText _words = null!;
    private string _text = "";
    private string _decision = "";
    private decimal? _adjustment;
    private string _ruling = "";
    private IReadOnlyList<Problem> _problems = [];

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private TimeZoneInfo? Zone => TimeZoneInfo.TryFindSystemTimeZoneById(Me.Company.TimeZone ?? "", out var zone) ? zone : null;

    private string? General => _problems.FirstOrDefault(problem => problem.Field is not ("Text" or "Ruling" or "Decision" or "Adjustment")) is { } problem ? wording.Of(problem) : null;

    protected override async Task LoadAsync()
    {
        _dispute = await ReadAsync(getDispute, new GetDispute.Request(new PayDisputeId(Id)));
        _words = new DerivationText(Text, _dispute?.MetricNames);
    }

    private string KeyName(string key) => PeriodNames.Of(key, Me.Company.FiscalStartMonth, shellTexts);

    private async Task SayAsync()
    {
        if (await ShowAsync(await RunAsync(answer, new AnswerDispute.Request(new PayDisputeId(Id), _text)))) _text = "";
    }

    private async Task ResolveAsync(bool accepted) =>
        await ShowAsync(await RunAsync(resolve, new ResolveDispute.Request(new PayDisputeId(Id), accepted, _decision, _adjustment, _dispute!.Version, Enum.TryParse<OwnershipRuling>(_ruling, out var ruling) ? ruling : null)));

    private async Task WithdrawAsync() => await ShowAsync(await RunAsync(withdraw, new WithdrawDispute.Request(new PayDisputeId(Id))));

    private async Task AssignAsync(ChangeEventArgs change)
    {
        PersonId? to = Guid.TryParse(change.Value as string, out var person) ? new PersonId(person) : null;
        await ShowAsync(await RunAsync(assign, new AssignDispute.Request(new PayDisputeId(Id), to, _dispute!.DueOn)));
    }

    private async Task AttachedAsync(LocalFileUpload.Answer sent)
    {
        _problems = sent.Status is >= 200 and < 300 ? [] : [new Problem("dispute.not_attached", null, Text["Dispute.AttachFailed"].Value)];
        await LoadAsync();
    }

    private async Task<bool> ShowAsync(Result<Nothing> result)
    {
        _problems = result.IsDone || result.Problems.Count > 0 ? result.Problems : [new Problem("dispute.failed", null, Text["Failed"].Value)];
        await LoadAsync();
        return result.IsDone;
    }

    private string? ErrorOf(string field) => _problems.FirstOrDefault(problem => problem.Field == field) is { } problem ? wording.Of(problem) : null;
}
