using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SalesAlign.Web.Api;

/// <summary>The examples that the API's document shows for evaluating incentives.</summary>
internal static class IncentiveExamples
{
    // 5 % to 100,000, 8 % to 150,000, 10 % above: a credit of 180,000 pays 5,000 + 4,000 + 3,000 = 12,000.
    private const string Marginal = """
        {
          "components": [{
            "kind": "commission", "id": "6f0b7b0e-0000-4000-8000-000000000001", "name": "Commission",
            "rates": { "basis": "Credit", "accumulation": "Period", "mode": "Marginal",
              "brackets": [{ "from": 0, "rate": 0.05 }, { "from": 100000, "rate": 0.08 }, { "from": 150000, "rate": 0.10 }] }
          }],
          "first": "2026-01-01", "last": "2026-03-31", "currency": "USD",
          "credits": [{ "deal": "D-1", "date": "2026-02-10", "amount": 180000 }]
        }
        """;

    // Quota 100,000, base rate 10 %, times 1.5 from 100 % and times 2 from 120 %: 9,000 and 6,000.
    private const string Accelerators = """
        {
          "components": [{
            "kind": "commission", "id": "6f0b7b0e-0000-4000-8000-000000000002", "name": "Accelerators",
            "rates": { "basis": "Attainment", "accumulation": "Period", "mode": "Marginal",
              "brackets": [{ "from": 0, "rate": 0.10 }, { "from": 1, "rate": 0.15 }, { "from": 1.2, "rate": 0.20 }], "baseRate": 0.10 }
          }],
          "first": "2026-01-01", "last": "2026-03-31", "currency": "USD",
          "quotas": [{ "amount": 100000, "first": "2026-01-01", "last": "2026-03-31" }],
          "credits": [{ "deal": "D-1", "date": "2026-01-20", "amount": 90000 }, { "deal": "D-2", "date": "2026-02-20", "amount": 40000 }]
        }
        """;

    // 6 % on ideal customers alone, half as much again in the strategic series: 3,600, 2,400 and a line of 0 that says why.
    private const string OnlyIdealCustomers = """
        {
          "components": [{
            "kind": "commission", "id": "6f0b7b0e-0000-4000-8000-000000000003", "name": "Ideal customers",
            "rates": { "basis": "Credit", "accumulation": "Deal", "mode": "Marginal", "brackets": [{ "from": 0, "rate": 0.06 }] },
            "onlyIf": { "kind": "field", "field": "idealCustomer", "operator": "Equal", "values": [true] },
            "multipliers": [{ "name": "Strategic series", "factor": 1.5,
              "when": { "kind": "field", "field": "series", "operator": "Equal", "values": ["GTX"] } }]
          }],
          "first": "2026-01-01", "last": "2026-03-31", "currency": "USD",
          "credits": [
            { "deal": "D-1", "date": "2026-01-20", "amount": 40000, "facts": { "idealCustomer": true, "series": "GTX" } },
            { "deal": "D-2", "date": "2026-02-20", "amount": 40000, "facts": { "idealCustomer": true, "series": "MG" } },
            { "deal": "D-3", "date": "2026-03-20", "amount": 40000, "facts": { "idealCustomer": false, "series": "GTX" } }]
        }
        """;

    // 110 % of quota on a curve of (50 %, 0) (100 %, 100 %) (150 %, 200 %): 24,000 of a target incentive of 20,000.
    private const string TargetBonus = """
        {
          "components": [{
            "kind": "targetBonus", "id": "6f0b7b0e-0000-4000-8000-000000000004", "name": "Quota bonus", "weight": 100,
            "curve": { "shape": "Linear", "points": [{ "at": 0.5, "pays": 0 }, { "at": 1, "pays": 1 }, { "at": 1.5, "pays": 2 }] }
          }],
          "first": "2026-01-01", "last": "2026-03-31", "currency": "USD",
          "quotas": [{ "amount": 100000, "first": "2026-01-01", "last": "2026-03-31" }],
          "targetIncentives": [{ "amount": 20000, "first": "2026-01-01", "last": "2026-03-31" }],
          "credits": [{ "deal": "D-1", "date": "2026-02-10", "amount": 110000 }]
        }
        """;

    // 100 % of quota at a margin of 35 %: the row from 100 % and the column from 30 % pay 120 %.
    private const string Grid = """
        {
          "components": [{
            "kind": "targetBonus", "id": "6f0b7b0e-0000-4000-8000-000000000005", "name": "Volume and margin", "weight": 50,
            "grid": { "columnMetric": "margin", "rows": [0.8, 1], "columns": [0, 0.3], "pays": [[0.4, 0.6], [0.8, 1.2]] }
          }],
          "first": "2026-01-01", "last": "2026-03-31", "currency": "USD",
          "quotas": [{ "amount": 100000, "first": "2026-01-01", "last": "2026-03-31" }],
          "targetIncentives": [{ "amount": 10000, "first": "2026-01-01", "last": "2026-03-31" }],
          "metrics": { "margin": 0.35 },
          "credits": [{ "deal": "D-1", "date": "2026-02-10", "amount": 100000 }]
        }
        """;

    // 60 % × 100 % and 40 % × 50 % of 10,000.
    private const string Scorecard = """
        {
          "components": [{
            "kind": "scorecard", "id": "6f0b7b0e-0000-4000-8000-000000000006", "name": "Objectives", "weight": 100,
            "metrics": [
              { "metric": "newCustomers", "weight": 60, "curve": { "shape": "Linear", "points": [{ "at": 0, "pays": 0 }, { "at": 1, "pays": 1 }] } },
              { "metric": "retention", "weight": 40, "curve": { "shape": "Steps", "points": [{ "at": 0.85, "pays": 0.5 }, { "at": 0.95, "pays": 1 }] } }]
          }],
          "first": "2026-01-01", "last": "2026-03-31", "currency": "USD",
          "targetIncentives": [{ "amount": 10000, "first": "2026-01-01", "last": "2026-03-31" }],
          "metrics": { "newCustomers": 1, "retention": 0.9 }, "credits": []
        }
        """;

    // 500 for each deal in the series within the window; the second deal is outside it and gets a line of 0.
    private const string Spiff = """
        {
          "components": [{
            "kind": "spiff", "id": "6f0b7b0e-0000-4000-8000-000000000007", "name": "Launch", "amountPerDeal": 500, "budget": 10000,
            "window": { "from": "2026-01-01", "to": "2026-01-31" },
            "onlyIf": { "kind": "field", "field": "series", "operator": "Equal", "values": ["GTX"] }
          }],
          "first": "2026-01-01", "last": "2026-03-31", "currency": "USD",
          "credits": [
            { "deal": "D-1", "date": "2026-01-20", "amount": 4000, "facts": { "series": "GTX" } },
            { "deal": "D-2", "date": "2026-02-20", "amount": 4000, "facts": { "series": "GTX" } }]
        }
        """;

    // A contest is decided over all participants; whoever evaluates one of them says what was awarded.
    private const string Contest = """
        {
          "components": [{ "kind": "contest", "id": "6f0b7b0e-0000-4000-8000-000000000008", "name": "Spring race", "metric": "attainment", "prizes": [3000, 2000, 1000] }],
          "first": "2026-01-01", "last": "2026-03-31", "currency": "USD", "credits": [],
          "awards": [{ "component": "6f0b7b0e-0000-4000-8000-000000000008", "amount": 2500, "rank": 1, "tied": 2, "metric": 1.3 }]
        }
        """;

    // 1,000 of commission is lifted to 3,000; 2,000 are owed.
    private const string Draw = """
        {
          "components": [
            { "kind": "commission", "id": "6f0b7b0e-0000-4000-8000-000000000009", "name": "Commission",
              "rates": { "basis": "Credit", "accumulation": "Deal", "mode": "Marginal", "brackets": [{ "from": 0, "rate": 0.10 }] } },
            { "kind": "draw", "id": "6f0b7b0e-0000-4000-8000-00000000000a", "name": "Ramp", "type": "Guarantee", "recoverable": true, "amountPerPeriod": 3000 }],
          "first": "2026-01-01", "last": "2026-01-31", "currency": "USD",
          "credits": [{ "deal": "D-1", "date": "2026-01-20", "amount": 10000 }]
        }
        """;

    // Two quarters by the plan in force, by its draft and by components of one's own, and what ten points more of a series would cost.
    private const string Simulation = """
        {
          "plan": "6f0b7b0e-0000-4000-8000-0000000000ff",
          "periods": ["2026-Q1", "2026-Q2"],
          "drafts": [
            { "name": "Next year", "plan": "6f0b7b0e-0000-4000-8000-0000000000ff" },
            { "name": "Flat", "components": [{ "kind": "commission", "id": "6f0b7b0e-0000-4000-8000-000000000001", "name": "Flat",
              "rates": { "basis": "Credit", "accumulation": "Deal", "mode": "Marginal", "brackets": [{ "from": 0, "rate": 0.05 }] } }] }],
          "shift": { "which": { "kind": "field", "field": "series", "operator": "Equal", "values": ["GTX"] }, "points": 10 }
        }
        """;

    /// <summary>One for each kind of component, with what it pays.</summary>
    internal static readonly IReadOnlyList<(string Key, string Summary, string Body, decimal Pays)> Evaluations =
    [
        ("marginal", "Commission: brackets, each slice at its own rate: 12,000", Marginal, 12_000m),
        ("accelerators", "Commission: accelerators over attainment: 15,000", Accelerators, 15_000m),
        ("onlyIdealCustomers", "Commission: only ideal customers, a strategic series counts more: 6,000", OnlyIdealCustomers, 6_000m),
        ("targetBonus", "Target bonus by a curve: 24,000", TargetBonus, 24_000m),
        ("grid", "Target bonus by a grid of two measures: 6,000", Grid, 6_000m),
        ("scorecard", "Scorecard: 8,000", Scorecard, 8_000m),
        ("spiff", "SPIFF within a window: 500", Spiff, 500m),
        ("contest", "Contest, tied for first: 2,500", Contest, 2_500m),
        ("draw", "Recoverable draw beside a commission: 3,000", Draw, 3_000m),
    ];

    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel) =>
        Describe(operation, Evaluations.ToDictionary(e => e.Key, e => (IOpenApiExample)new OpenApiExample { Summary = e.Summary, Value = JsonNode.Parse(e.Body) }, StringComparer.Ordinal));

    public static Task DescribeSimulateAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel) =>
        Describe(operation, new Dictionary<string, IOpenApiExample>(StringComparer.Ordinal)
        {
            ["twoDrafts"] = new OpenApiExample { Summary = "Two quarters, two drafts and a shifted mix", Value = JsonNode.Parse(Simulation) },
        });

    private static Task Describe(OpenApiOperation operation, Dictionary<string, IOpenApiExample> examples)
    {
        if (operation.RequestBody?.Content?.TryGetValue("application/json", out var content) == true && content is OpenApiMediaType body) body.Examples = examples;
        return Task.CompletedTask;
    }
}
