using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Metrics.Performance;

/// <summary>What the pages of performance share: period and scope in view, how figures are written, and the way to the rows behind them.</summary>
public abstract class BoardPage : AppPage
{
    [Inject] protected IStringLocalizer<PerformanceText> Text { get; set; } = null!;

    [Inject] protected IStringLocalizer<ShellText> Shell { get; set; } = null!;

    [CascadingParameter] protected ViewContext View { get; set; } = new();

    protected FiscalCalendar Calendar => new(Me.Company.FiscalStartMonth);

    protected UnitId? Unit => View.UnitId is { } id ? new UnitId(id) : null;

    protected PersonId? Person => View.PersonId is { } id ? new PersonId(id) : null;

    protected string PeriodName(string key) => PeriodNames.Of(key, Me.Company.FiscalStartMonth, Shell);

    /// <summary>The name of a period that another is held against: while that one runs, only as many days of it count.</summary>
    protected string Comparable(string name, bool isRunning) => isRunning ? Text["SameDaysOf", name] : name;

    protected string Money(decimal? amount, bool compact = true) => amount is { } known ? Figures.Money(known, Me.Company.Currency, compact, 0) : "—";

    protected string Change(decimal amount) => Figures.Signed(Money(amount), amount);

    /// <summary>By which part of the earlier value a later one differs; null where there is nothing to compare with.</summary>
    protected static decimal? Relative(decimal? now, decimal? before) => now is { } later && before is { } earlier && earlier != 0 ? (later - earlier) / Math.Abs(earlier) : null;

    /// <summary>The deals behind a figure; the scope in view holds unless the row has its own.</summary>
    protected string Deals(string which, string period, UnitId? unit = null, PersonId? person = null, params IReadOnlyList<(string Key, string? Value)> more) =>
        UriQuery.With(
            View.Link("/performance/deals", ("which", which), ("of", period)),
            [.. more, .. unit is { } u ? [("scope", ViewContext.ForUnit(u.Value))] : person is { } p ? new (string, string?)[] { ("scope", ViewContext.ForPerson(p.Value)) } : []]);

    /// <summary>A place further down on this page.</summary>
    protected string Below(string id) => UriQuery.With(Navigation.Uri.Split('#')[0]) + "#" + id;

    /// <summary>This page for one unit or person.</summary>
    protected string Here(UnitId unit) => UriQuery.With(Navigation.Uri, ("scope", ViewContext.ForUnit(unit.Value)));

    protected string Here(PersonId person) => UriQuery.With(Navigation.Uri, ("scope", ViewContext.ForPerson(person.Value)));
}
