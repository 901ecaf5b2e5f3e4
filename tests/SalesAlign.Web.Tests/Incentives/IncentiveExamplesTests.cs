using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Web.Api;
using SalesAlign.Web.Tests.Common;

namespace SalesAlign.Web.Tests.Incentives;

/// <summary>The examples in the API's document are what a newcomer tries first: each is sent as it stands and must pay what it says.</summary>
public sealed class IncentiveExamplesTests
{
    [Fact]
    public void Every_kind_of_component_has_an_example()
    {
        var kinds = typeof(Component).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().Select(kind => kind.TypeDiscriminator!.ToString()!);
        var shown = IncentiveExamples.Evaluations.SelectMany(example => JsonNode.Parse(example.Body)!["components"]!.AsArray().Select(component => component!["kind"]!.GetValue<string>()));
        Assert.Empty(kinds.Except(shown, StringComparer.Ordinal));
    }

    [Fact]
    public void An_example_says_in_words_what_it_pays() => Assert.All(
        IncentiveExamples.Evaluations, example => Assert.Contains(example.Pays.ToString("#,##0", CultureInfo.InvariantCulture), example.Summary, StringComparison.Ordinal));
}

/// <summary>The same examples against the running application.</summary>
[Collection(DemonstrationTests.Name)]
public sealed class IncentiveExamplesInTheApiTests(DemonstrationApplication application)
{
    [Fact]
    public async Task Each_documented_evaluation_pays_what_it_says()
    {
        using var client = await ClientAsync();
        using var document = JsonDocument.Parse(await client.GetStringAsync(new Uri("api/v1/openapi.json", UriKind.Relative)));
        var examples = ExamplesOf(document, "/api/v1/incentives/evaluate");
        Assert.Equal(IncentiveExamples.Evaluations.Select(example => example.Key).Order(StringComparer.Ordinal), examples.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, _, _, pays) in IncentiveExamples.Evaluations)
        {
            using var body = new StringContent(examples[key].GetRawText(), Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(new Uri("api/v1/incentives/evaluate", UriKind.Relative), body);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, $"{key}: {text}");
            Assert.Equal((key, pays), (key, JsonDocument.Parse(text).RootElement.GetProperty("total").GetDecimal()));
        }
    }

    [Fact]
    public async Task The_documented_simulation_runs_over_a_plan_and_periods_that_exist()
    {
        using var client = await ClientAsync();
        using var document = JsonDocument.Parse(await client.GetStringAsync(new Uri("api/v1/openapi.json", UriKind.Relative)));
        var plan = await application.Database.ReadAsync<Guid>("select plan_id from statements group by 1 order by count(*) desc limit 1");
        foreach (var example in ExamplesOf(document, "/api/v1/incentives/simulate").Values)
        {
            // Only the ids, the quarters and the series are the reader's own.
            var request = JsonNode.Parse(example.GetRawText())!;
            request["plan"] = plan;
            foreach (var draft in request["drafts"]!.AsArray())
            {
                if (draft!["plan"] is not null) draft["plan"] = plan;
            }
            request["shift"]!["which"]!["values"] = new JsonArray(await application.Database.ReadAsync<string>("select series from products where tier = 'Premium' limit 1"));
            request["periods"] = new JsonArray([.. (await PeriodsAsync()).Select(key => JsonValue.Create(key))]);
            using var answer = await client.PostAsync(new Uri("api/v1/incentives/simulate", UriKind.Relative), new StringContent(request.ToJsonString(), Encoding.UTF8, "application/json"));
            var result = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.True(answer.IsSuccessStatusCode, result.GetRawText());
            Assert.Equal(3, result.GetProperty("scenarios").GetArrayLength());
        }
    }

    private async Task<IReadOnlyList<string>> PeriodsAsync() =>
        (await application.Database.ReadAsync<string>("select string_agg(key, ',') from (select key from incentive_periods where state = 'Closed' order by first desc limit 2) last"))!.Split(',');

    private static Dictionary<string, JsonElement> ExamplesOf(JsonDocument document, string path) =>
        document.RootElement.GetProperty("paths").GetProperty(path).GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("examples")
            .EnumerateObject().ToDictionary(example => example.Name, example => example.Value.GetProperty("value"), StringComparer.Ordinal);

    private async Task<HttpClient> ClientAsync()
    {
        var owner = await application.Database.ReadAsync<Guid>("select person_id from role_grants g join people p on p.id = g.person_id where g.role = 'SalesOperations' and p.sign_in_id is not null and p.left_on is null order by 1 limit 1");
        var client = new HttpClient { BaseAddress = application.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Founding.KeyAsync(application.Database, owner));
        return client;
    }
}
