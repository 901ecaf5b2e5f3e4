using Microsoft.Extensions.Localization;
using SalesAlign.Domain.Incentives.Checks;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Incentives.Plans;

/// <summary>Says what is doubtful about a plan, and what to do about it.</summary>
public sealed class FindingWords(IStringLocalizer<PlanText> text, IStringLocalizer<IncentiveText> words, string currency)
{
    public string Of(PlanFinding finding) => text[$"Check.{finding.Code}", Arguments(finding)];

    public string Fix(PlanFinding finding) => text[$"Fix.{finding.Code}", Arguments(finding)];

    // Arguments travel as data, and come back from JSON as elements; each code knows in what its figures are counted.
    private object[] Arguments(PlanFinding finding) => [.. finding.Arguments.Select((argument, i) => Number(argument) is not { } number ? Field(finding, argument, i) : (finding.Code, i) switch
    {
        ("plan_check.bracket_above_cap", 1) or ("plan_check.cliff_at_attainment", 1) or ("plan_check.cliff_at_credit", 0 or 1) or ("plan_check.pays_less_for_more", 1) => PayFigures.Money(Math.Round(number, 0), currency),
        ("plan_check.cliff_at_attainment", 0) or ("fit.share_below_weight", _) or ("fit.unlinked_pay", _) => PayFigures.Percent(number),
        ("plan_check.bracket_out_of_reach", 1) => Figures.Full(Math.Round(number, 1)),
        ("fit.against", 1) => Figures.Full(Math.Round(number, 2)),
        _ => Figures.Full(number),
    })];

    private string Field(PlanFinding finding, object argument, int at) =>
        finding.Code is "plan_check.unknown_value" or "plan_check.unknown_field" && at == 0 ? new FilterWords(words).Name(argument.ToString() ?? "") : argument.ToString() ?? "";

    private static decimal? Number(object argument) => argument switch
    {
        decimal number => number,
        int number => number,
        System.Text.Json.JsonElement { ValueKind: System.Text.Json.JsonValueKind.Number } element => element.GetDecimal(),
        _ => null,
    };
}
