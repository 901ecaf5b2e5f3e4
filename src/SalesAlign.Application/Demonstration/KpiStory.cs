using SalesAlign.Application.Metrics.Catalogue;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Demonstration;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Demonstration;

/// <summary>
/// By which numbers Havelune steers: the usual catalogue with owners and targets, values of every source for two years, and what goes wrong with
/// KPIs. Germany's coaching talks are late, one owner has left, one seller has too many, and growth is measured by revenue alone.
/// </summary>
internal sealed class KpiStory
{
    private const int Periods = 8;

    private readonly StoryDays _days;
    private readonly StoryIds _ids;
    private readonly OrganizationStory _organization;
    private readonly StrategyStory _strategy;
    private readonly SeededRandom _chance;
    private readonly List<Metric> _metrics = [];
    private readonly List<Kpi> _kpis = [];
    private readonly List<KpiTemplateItem> _templates = [];
    private readonly List<KpiAssignment> _assignments = [];
    private readonly List<KpiValue> _values = [];

    public KpiStory(StoryDays days, StoryIds ids, OrganizationStory organization, StrategyStory strategy, StoryFigures figures, SeededRandom chance)
    {
        (_days, _ids, _organization, _strategy, _chance) = (days, ids, organization, strategy, chance);
        var from = days.Quarter(-4).First;
        var premium = UsualKpiMaking.Products(null, ProductStory.Premium);
        foreach (var usual in UsualKpis.Of(premium, Filter.Where("employees", FilterOperator.Between, 15, 60))) Make(usual, from, figures);
        Measure(from);
        foreach (var kpi in _kpis.Where(kpi => kpi.IsGiven)) Report(kpi);
        Correct("customer-satisfaction", "Forty answers of the summer came in after the survey had closed.");
    }

    /// <summary>Those that no objective and no page had needed before.</summary>
    public IReadOnlyList<Metric> Metrics => _metrics;

    public IReadOnlyList<Kpi> Kpis => _kpis;

    public IReadOnlyList<KpiTemplateItem> Templates => _templates;

    public IReadOnlyList<KpiAssignment> Assignments => _assignments;

    public IReadOnlyList<KpiValue> Values => _values;

    private void Make(UsualKpi usual, DateOnly from, StoryFigures figures)
    {
        Metric? metric = null;
        if (usual.Source == KpiSource.Computed)
        {
            (metric, var isNew) = UsualKpiMaking.MetricFor(usual, UsualKpiWords.Of(usual.Code).English.Name, [.. _strategy.Metrics, .. _metrics], () => _ids.Next<MetricId>(from));
            if (isNew) _metrics.Add(metric);
        }
        var (owner, target, objective) = Terms(usual.Code, figures.Won(_days.Year(-1)));
        var terms = UsualKpiMaking.TermsOf(usual, Id(owner), metric) with { Target = target, ObjectiveId = objective };
        // Before the amendment nobody had asked for more than what was usual.
        var first = usual.Code == "sales-cycle" ? terms with { Target = 48m } : terms;
        var kpi = new Kpi(_ids.Next<KpiId>(from), usual.Code, first, from, Id("Sofia Marques"), Noon(from));
        if (first != terms) kpi.Revise(terms, "The strategy asks for 36 days by the end of its horizon; teams take it in two steps.", Id("Marianne Oberlin"), Noon(_days.Day(-2, 30)));
        _kpis.Add(kpi);
        _templates.AddRange(usual.Roles.Select(role => new KpiTemplateItem(role, kpi.Id)));
    }

    private (string Owner, decimal? Target, ObjectiveId? Objective) Terms(string code, decimal wonInYear) => code switch
    {
        "won-value" => ("Daniel Okafor", Rounded(wonInYear / 45 / 12), _strategy.Grow),
        "gross-margin" => ("Ruth Feldmann", 0.42m, null),
        "collection-rate" => ("Bruno Almeida", 0.95m, null),
        "new-customers" => ("Daniel Okafor", 2m, _strategy.WinPremiumCustomers),
        "customer-visits" => ("Sofia Marques", 10m, _strategy.WinPremiumCustomers),
        "contact-coverage" => ("Sofia Marques", 20m, _strategy.WinPremiumCustomers),
        "win-rate" => ("Daniel Okafor", 0.55m, _strategy.ShortenCycle),
        "proposal-first-pass" => ("Yusuf Demir", 0.80m, _strategy.ShortenCycle),
        "value-per-seller" => ("Daniel Okafor", Rounded(wonInYear / 45 / 4), null),
        "seller-retention" => ("Sofia Marques", 0.95m, null),
        "coaching-talks" => ("Sofia Marques", 6m, null),
        "answered-voice" => ("Marianne Oberlin", 0.90m, null),
        "certification-rate" => ("Yusuf Demir", 0.90m, _strategy.LearnEnergy),
        "training-days" => ("Yusuf Demir", 3m, _strategy.LearnEnergy),
        "ramp-time" => ("Chloé Bertin", 120m, null),
        "field-reports" => ("Marianne Oberlin", null, null),
        "new-product-share" => ("Marianne Oberlin", 0.55m, _strategy.LeadInPremium),
        "target-conversion" => ("Claire Aubert", 0.55m, _strategy.WinPremiumCustomers),
        "strategic-repurchase" => ("Daniel Okafor", 0.50m, _strategy.LeadInPremium),
        "sales-cycle" => ("Daniel Okafor", 42m, _strategy.ShortenCycle),
        _ => ("Aleksandra Nowak", 8.5m, _strategy.LeadInPremium),
    };

    // Everybody has the set of their role since it was agreed, or since they came; Katharina was asked to try what others do as well.
    private void Measure(DateOnly from)
    {
        foreach (var character in _organization.People)
        {
            if (character.SeatOn(_days.Today) is not { } seat || RoleOf(character, seat.Unit, seat.Role) is not { } role) continue;
            var since = seat.From > from ? seat.From : from;
            foreach (var item in _templates.Where(item => item.Role == role)) Assign(character, item.KpiId, role, since);
        }
        foreach (var code in (string[])["contact-coverage", "training-days", "coaching-talks"]) Assign(_organization.Named("Katharina Vogt"), Coded(code).Id, null, _days.Day(-1, 20));

        void Assign(Character character, KpiId kpi, KpiRole? role, DateOnly since) => _assignments.Add(new(_ids.Next<KpiAssignmentId>(since), kpi, character.Person.Id, role, since));
    }

    private KpiRole? RoleOf(Character character, string unit, MembershipRole role) => role switch
    {
        _ when character.Roles.Contains(Role.Executive) => KpiRole.Executive,
        MembershipRole.Manager when _organization[unit].Function == UnitFunction.Sales => KpiRole.Manager,
        MembershipRole.Rep or MembershipRole.BusinessDevelopment => KpiRole.Rep,
        MembershipRole.Sdr => KpiRole.Sdr,
        MembershipRole.Presales => KpiRole.Presales,
        _ => null,
    };

    private void Report(Kpi kpi)
    {
        var periods = new List<Period>();
        var period = _days.Calendar.Previous(_days.Calendar.Containing(kpi.Cadence, _days.Today));
        for (var i = 0; i < Periods; i++, period = _days.Calendar.Previous(period)) periods.Insert(0, period);
        foreach (var (unit, person, name, since) in Subjects(kpi))
        {
            for (var i = 0; i < periods.Count; i++)
            {
                if (periods[i].Last < since || i >= periods.Count - Missing(kpi.Code!, name)) continue;
                var by = kpi.Source == KpiSource.Pushed ? (PersonId?)null : ReporterOf(kpi, unit, person);
                var on = periods[i].Last.AddDays(_chance.Between(1, Math.Max(1, kpi.DueDays)));
                _values.Add(new KpiValue(
                    _ids.Next<KpiValueId>(on), kpi, unit, person, periods[i], Reading(kpi.Code!, i, name), kpi.Source, _days.Today, by, Noon(on > _days.Today ? _days.Today : on)));
            }
        }
    }

    private IEnumerable<(UnitId? Unit, PersonId? Person, string Name, DateOnly Since)> Subjects(Kpi kpi) => kpi.Level switch
    {
        KpiLevel.Company => [(null, null, "", DateOnly.MinValue)],
        KpiLevel.Unit => _organization.Units.Where(unit => unit.Kind == kpi.UnitsOf && unit.Function == UnitFunction.Sales).Select(unit => ((UnitId?)unit.Id, (PersonId?)null, unit.Name, DateOnly.MinValue)),
        _ => _assignments.Where(assignment => assignment.KpiId == kpi.Id)
            .Select(assignment => ((UnitId?)null, (PersonId?)assignment.PersonId, _organization.People.First(character => character.Person.Id == assignment.PersonId).Person.Name, assignment.From)),
    };

    private static int Missing(string code, string name) => (code, name) switch
    {
        ("coaching-talks", "Germany") => 2,
        ("coaching-talks", "Iberia") or ("seller-retention", "Southern Europe") => 1,
        ("training-days", "Nele Petersen") or ("proposal-first-pass", "黄伟") or ("ramp-time", _) => 2,
        _ => 0,
    };

    private KpiReading Reading(string code, int period, string name)
    {
        var better = period / 2;
        switch (code)
        {
            case "collection-rate":
                var due = _chance.Between(1_600, 2_400) * 1_000m;
                return new(null, decimal.Round(due * (0.89m + (0.01m * better) + (_chance.Below(30) / 1_000m)), 0), due);
            case "proposal-first-pass":
                var handed = _chance.Between(5, 12);
                return new(null, Math.Min(handed, decimal.Round(handed * (0.62m + (0.04m * better)), 0)), handed);
            case "seller-retention":
                var sellers = name == "Asia-Pacific" ? 11 : 14;
                return new(null, sellers - _chance.Below(2), sellers);
            case "coaching-talks": return new(_chance.Between(3, 6) + better);
            case "certification-rate":
                return new(null, _chance.Between(2, 4), 4m);
            case "training-days": return new(_chance.Between(1, 3) + (better > 2 ? 1 : 0));
            case "ramp-time": return new(150m - (4 * better) + _chance.Below(12), Note: "Newcomers of the quarter.");
            default: return new(7.6m + (0.2m * better) + (_chance.Below(3) / 10m));
        }
    }

    private PersonId ReporterOf(Kpi kpi, UnitId? unit, PersonId? person)
    {
        if (kpi.Reporter == KpiReporter.Owner) return kpi.OwnerId;
        return person ?? _organization.People.FirstOrDefault(character => character.SeatOn(_days.Today) is { Role: MembershipRole.Manager } seat && _organization[seat.Unit].Id == unit)?.Person.Id ?? kpi.OwnerId;
    }

    private void Correct(string code, string why)
    {
        var kpi = Coded(code);
        var value = _values.Last(known => known.KpiId == kpi.Id);
        value.Correct(kpi.Unit, new KpiReading(value.Value + 0.1m, Note: why), KpiSource.Entered, kpi.OwnerId, value.EnteredAt.AddHours(20) is var later && later < _days.Now ? later : _days.Now);
    }

    private Kpi Coded(string code) => _kpis.Single(kpi => kpi.Code == code);

    private PersonId Id(string name) => _organization.Named(name).Person.Id;

    private static DateTimeOffset Noon(DateOnly day) => new(day.ToDateTime(new TimeOnly(11, 30)), TimeSpan.Zero);

    private static decimal Rounded(decimal amount) => decimal.Round(amount / 1_000m, 0) * 1_000m;
}
