using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Goals.Tracking;

/// <summary>The weekly and monthly review of the plans under all goals in view, prepared: what rolled over, what was planned, what comes next, and how the funnel moved.</summary>
public partial class PlanReviewPage(GetPlanReview get, FinishAction finish, ProblemWording wording, Toasts toasts)
{
    private GetPlanReview.Response? _review;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private PlanRhythm Rhythm => Enum.TryParse<PlanRhythm>(UriQuery.Get(Navigation.Uri, "rhythm"), out var rhythm) ? rhythm : PlanRhythm.Weekly;

    protected override async Task LoadAsync() => _review = await ReadAsync(get, new GetPlanReview.Request(
        Rhythm, UriQuery.Get(Navigation.Uri, "of"), View.UnitId is { } unit ? new UnitId(unit) : null, View.PersonId is { } person ? new PersonId(person) : null));

    private async Task FinishAsync(GetPlanReview.Item item)
    {
        var result = await RunAsync(finish, new FinishAction.Request(item.Id, item.DoneOn is null));
        if (!result.IsDone && result.Problems is [var problem, ..]) toasts.Failed(wording.Of(problem));
        await LoadAsync();
    }

    private void Go(PlanRhythm rhythm, string? period) => Navigation.NavigateTo(UriQuery.With(Navigation.Uri, ("rhythm", rhythm == PlanRhythm.Weekly ? null : rhythm.ToString()), ("of", period)));

    private string Link(string period) => UriQuery.With(Navigation.Uri, ("of", period));

    private string Name(string period) => PeriodNames.Of(period, Me.Company.FiscalStartMonth, Shell);

    private string Before(long number) => Text["Review.Before", Figures.Exact(number)];

    private string Rate(decimal? now, decimal? before, long number) =>
        now is null || before is null ? Before(number) : Text["Review.Rate", Figures.Percent(now.Value, 1), Figures.Percent(before.Value, 1), Figures.Exact(number)];
}
