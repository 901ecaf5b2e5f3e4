using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SalesAlign.Web.Api;

/// <summary>The examples that the API's document shows for evaluating incentives.</summary>
internal static class EvaluateExamples
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

    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        if (operation.RequestBody?.Content?.TryGetValue("application/json", out var content) != true || content is not OpenApiMediaType body) return Task.CompletedTask;
        body.Examples = new Dictionary<string, IOpenApiExample>(StringComparer.Ordinal)
        {
            ["marginal"] = new OpenApiExample { Summary = "Brackets, each slice at its own rate: 12,000", Value = JsonNode.Parse(Marginal) },
            ["accelerators"] = new OpenApiExample { Summary = "Accelerators over attainment: 15,000", Value = JsonNode.Parse(Accelerators) },
            ["onlyIdealCustomers"] = new OpenApiExample { Summary = "Only ideal customers, a strategic series counts more: 6,000", Value = JsonNode.Parse(OnlyIdealCustomers) },
        };
        return Task.CompletedTask;
    }
}
