using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SalesAlign.Application;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Demonstration;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Domain.Access;
using SalesAlign.Web.Api;
using SalesAlign.Web.Shell;
using SalesAlign.Web.Tests.Common;

namespace SalesAlign.Web.Tests.Journeys;

/// <summary>Who may do what, from outside: pages that refuse, and every endpoint of the API beside the permission of the action behind it.</summary>
[Collection(DemonstrationTests.Name)]
public sealed class RefusedTests(DemonstrationApplication application)
{
    private static readonly string[] ReadsAndWrites = ["get", "post", "put", "delete", "patch"];

    [BrowserTheory]
    [InlineData("Rep", "/admin", "/admin/access", "/admin/audit", "/admin/company", "/data", "/people", "/people/organization", "/strategy/edit", "/goals/cascade", "/goals/clone", "/goals/horizon", "/goals/moves", "/performance/metrics/new", "/performance/kpis/new", "/performance/kpis/import", "/incentives/plans/new")]
    [InlineData("Contributor", "/incentives", "/people", "/admin")]
    [InlineData("Manager", "/admin/access", "/strategy/edit", "/data", "/incentives/plans/new")]
    [InlineData("Executive", "/admin/access", "/performance/metrics/new")]
    [InlineData("Administrator", "/strategy/edit", "/incentives")]
    public async Task Pages_say_that_they_may_not_be_opened(string role, params string[] addresses)
    {
        await using var visitor = await Visitor.ArriveAsync(application.Address);
        await visitor.SignInAsync(await application.EmailOfAsync(role), DemonstrationCompany.Password);
        var open = new List<string>();
        foreach (var address in addresses)
        {
            await visitor.OpenAsync(address);
            var heading = await visitor.Page.Locator("main h1").InnerTextAsync();
            if (heading != "You may not open this") open.Add($"{address} shows: {heading}");
        }
        Assert.Empty(open);
        Assert.Empty(visitor.Errors);
    }

    [BrowserFact]
    public async Task What_lies_outside_ones_part_of_the_organisation_does_not_exist()
    {
        var email = await application.EmailOfAsync("Rep");
        await using var visitor = await Visitor.ArriveAsync(application.Address);
        await visitor.SignInAsync(email, DemonstrationCompany.Password);
        foreach (var (what, query) in new[]
                 {
                     ("/goals", "select g.id from goals g join people p on p.id = g.person_id join sign_ins s on s.id = p.sign_in_id where s.email <> @email limit 1"),
                     ("/incentives/statements", "select t.id from statements t join people p on p.id = t.person_id left join sign_ins s on s.id = p.sign_in_id where s.email is distinct from @email limit 1"),
                     ("/data/deals", "select d.id from deals d join people p on p.id = d.owner_id left join sign_ins s on s.id = p.sign_in_id where s.email is distinct from @email and not exists (select 1 from deal_splits t where t.deal_id = d.id) limit 1"),
                 })
        {
            await using var command = application.Database.DataSource.CreateCommand(query);
            command.Parameters.AddWithValue("email", email);
            var foreign = await command.ExecuteScalarAsync();
            await visitor.Page.GotoAsync($"{what}/{foreign}");
            await visitor.AliveAsync();
            await visitor.Page.Locator("main .page-message h1").WaitForAsync();
        }
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task Every_endpoint_obeys_the_permission_of_the_action_behind_it()
    {
        var actions = Actions();
        using var document = await DescriptionAsync();
        var endpoints = Endpoints(document.RootElement);
        Assert.Empty(actions.Keys.Except(endpoints.Select(endpoint => endpoint.Key), StringComparer.Ordinal).Select(key => $"{key} is not in the description"));
        Assert.Empty(endpoints.Select(endpoint => endpoint.Key).Except(actions.Keys, StringComparer.Ordinal).Select(key => $"{key} has no action"));
        Assert.True(endpoints.Count > 40, $"{endpoints.Count} endpoints");

        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            using var client = Client(await KeyAsync(role));
            foreach (var endpoint in endpoints)
            {
                using var request = endpoint.Request(document.RootElement);
                using var answer = await client.SendAsync(request);
                var permission = actions[endpoint.Key];
                var forbidden = answer.StatusCode == HttpStatusCode.Forbidden;
                if (forbidden == RolePermissions.Allow(role, permission)) wrong.Add($"{role} {endpoint.Key}: {(int)answer.StatusCode}, though {permission} is {(forbidden ? "granted" : "not granted")}");
                if ((int)answer.StatusCode >= 500) wrong.Add($"{role} {endpoint.Key}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
                if ((int)answer.StatusCode >= 400 && answer.Content.Headers.ContentType?.MediaType != "application/problem+json") wrong.Add($"{role} {endpoint.Key}: {(int)answer.StatusCode} without problem details");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Without_a_valid_key_nothing_answers()
    {
        using var document = await DescriptionAsync();
        foreach (var key in new[] { null, "sa_nobody-has-this-key", "" })
        {
            using var client = Client(key);
            foreach (var endpoint in Endpoints(document.RootElement))
            {
                using var request = endpoint.Request(document.RootElement);
                using var answer = await client.SendAsync(request);
                Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{endpoint.Key} with {key ?? "no key"}: {(int)answer.StatusCode}");
            }
        }

        var revoked = await KeyAsync(Role.SalesOperations);
        await application.Database.ExecuteAsync($"update api_keys set revoked_at = now() where prefix = '{revoked[..9]}'");
        using var late = Client(revoked);
        Assert.Equal(HttpStatusCode.Unauthorized, (await late.GetAsync(new Uri("api/v1/me", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Lists_come_in_pages()
    {
        using var client = Client(await KeyAsync(Role.SalesOperations));
        var first = await client.GetFromJsonAsync<JsonElement>("api/v1/people?page=1&pageSize=7&sort=name");
        var second = await client.GetFromJsonAsync<JsonElement>("api/v1/people?page=2&pageSize=7&sort=name");
        Assert.Equal(7, first.GetProperty("items").GetArrayLength());
        Assert.Equal(7, second.GetProperty("items").GetArrayLength());
        Assert.Equal(first.GetProperty("total").GetInt32(), second.GetProperty("total").GetInt32());
        var names = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(person => person.GetProperty("name").GetString()!).ToList();
        Assert.Equal(14, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_refusal_says_what_is_wrong_with_which_field()
    {
        using var client = Client(await KeyAsync(Role.SalesOperations));
        using var refused = await client.PostAsJsonAsync("api/v1/people", new { name = "" });
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Equal(422, problem.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("title").GetString()));
        Assert.NotEmpty(problem.GetProperty("errors").EnumerateObject());
        Assert.NotEmpty(problem.GetProperty("codes").EnumerateArray());
    }

    [Fact]
    public async Task Who_has_the_newest_is_told_so_and_who_has_not_cannot_overwrite()
    {
        var person = await application.Database.ReadAsync<Guid>("select id from people where sign_in_id is null and left_on is not null order by id limit 1");
        var path = new Uri($"api/v1/people/{person}", UriKind.Relative);
        using var client = Client(await KeyAsync(Role.SalesOperations));
        using var read = await client.GetAsync(path);
        var tag = read.Headers.ETag!;
        var name = (await read.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("name").GetString();

        using var again = await SendAsync(HttpMethod.Get, request => request.Headers.IfNoneMatch.Add(tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());

        using var renamed = await SendAsync(HttpMethod.Put, request => request.Headers.IfMatch.Add(tag), $"{name} jr.");
        Assert.True(renamed.IsSuccessStatusCode, await renamed.Content.ReadAsStringAsync());
        using var late = await SendAsync(HttpMethod.Put, request => request.Headers.IfMatch.Add(tag), $"{name} sr.");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        using var fresh = await SendAsync(HttpMethod.Get, request => request.Headers.IfNoneMatch.Add(tag));
        Assert.Equal(HttpStatusCode.OK, fresh.StatusCode);
        Assert.Equal($"{name} jr.", (await fresh.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("name").GetString());

        async Task<HttpResponseMessage> SendAsync(HttpMethod method, Action<HttpRequestMessage> with, string? newName = null)
        {
            using var request = new HttpRequestMessage(method, path);
            with(request);
            if (newName is not null) request.Content = JsonContent.Create(new { name = newName, email = (string?)null });
            return await client.SendAsync(request);
        }
    }

    /// <summary>The action that an endpoint runs first is its first parameter of that kind; what it demands is fixed, so no instance with a database is needed.</summary>
    private static Dictionary<string, Permission> Actions()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddSalesAlign("Host=nowhere", new ImportOptions(Path.GetTempPath()));
        builder.Services.AddShell();
        builder.Services.AddAuthorization();
        builder.Services.AddApi();
        var app = builder.Build();
        app.MapApi();
        var actions = new Dictionary<string, Permission>(StringComparer.Ordinal);
        foreach (var endpoint in ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.RoutePattern.RawText?.StartsWith("/api/v1/", StringComparison.Ordinal) != true) continue;
            var action = endpoint.Metadata.OfType<MethodInfo>().First().GetParameters().Select(parameter => parameter.ParameterType).First(IsUseCase);
            var permission = (Permission)action.GetProperty(nameof(Permission))!.GetValue(RuntimeHelpers.GetUninitializedObject(action))!;
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods) actions.Add(Key(method, endpoint.RoutePattern.RawText), permission);
        }
        return actions;
    }

    private static bool IsUseCase(Type type)
    {
        for (var at = type.BaseType; at is not null; at = at.BaseType)
        {
            if (at.IsGenericType && at.GetGenericTypeDefinition() == typeof(UseCase<,>)) return true;
        }
        return false;
    }

    // The description leaves out constraints and a slash at the end.
    private static string Key(string method, string path) =>
        method.ToUpperInvariant() + " " + System.Text.RegularExpressions.Regex.Replace(path, @"\{(?<name>\w+)[^}]*\}", "{${name}}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).TrimEnd('/');

    private static List<Endpoint> Endpoints(JsonElement document) =>
    [
        .. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
            .Where(operation => ReadsAndWrites.Contains(operation.Name, StringComparer.Ordinal))
            .Select(operation => new Endpoint(Key(operation.Name, path.Name), operation.Name, path.Name, operation.Value))),
    ];

    private HttpClient Client(string? key)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = application.Address };
        if (key is not null) client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        return client;
    }

    private async Task<JsonDocument> DescriptionAsync()
    {
        using var client = Client(null);
        return JsonDocument.Parse(await client.GetStringAsync(new Uri("api/v1/openapi.json", UriKind.Relative)));
    }

    /// <summary>A key of somebody who holds this role and no other.</summary>
    private async Task<string> KeyAsync(Role role)
    {
        var owner = await application.Database.ReadAsync<Guid>(
            $"select min(g.person_id::text)::uuid from role_grants g join people p on p.id = g.person_id where p.sign_in_id is not null and p.left_on is null group by g.person_id having string_agg(g.role, ',') = '{role}' order by 1 limit 1");
        Assert.NotEqual(Guid.Empty, owner);
        return await Founding.KeyAsync(application.Database, owner);
    }

    /// <summary>An operation of the description, and a request that is well formed but concerns nothing that exists.</summary>
    private sealed record Endpoint(string Key, string Method, string Path, JsonElement Operation)
    {
        public HttpRequestMessage Request(JsonElement document)
        {
            var path = Path;
            var query = new List<string>();
            foreach (var parameter in Operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : default)
            {
                var name = parameter.GetProperty("name").GetString()!;
                var schema = Resolve(document, parameter.GetProperty("schema"));
                var required = parameter.TryGetProperty("required", out var flag) && flag.GetBoolean();
                if (parameter.GetProperty("in").GetString() == "path") path = path.Replace($"{{{name}}}", name == "kind" ? "products" : Sample(name, schema), StringComparison.Ordinal);
                else if (required) query.Add($"{name}={Uri.EscapeDataString(Sample(name, schema))}");
            }
            if (Key.StartsWith("POST /api/v1/imports/{kind}", StringComparison.Ordinal)) query.Add("dryRun=true");
            var request = new HttpRequestMessage(new HttpMethod(Method.ToUpperInvariant()), path.TrimStart('/') + (query.Count > 0 ? "?" + string.Join('&', query) : ""));
            if (Method is "get" or "delete") return request;
            if (Key.StartsWith("POST /api/v1/imports/{kind}", StringComparison.Ordinal) || Key.EndsWith("/disputes/{id}/files", StringComparison.Ordinal))
            {
                var file = new ByteArrayContent("product,series,sales_price\n"u8.ToArray());
                file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
                request.Content = new MultipartFormDataContent { { file, "file", "products.csv" } };
            }
            else if (Operation.TryGetProperty("requestBody", out _))
            {
                request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            }
            return request;
        }

        private static string Sample(string name, JsonElement schema)
        {
            if (schema.TryGetProperty("enum", out var choices)) return choices[0].ToString();
            var format = schema.TryGetProperty("format", out var said) ? said.GetString() : null;
            return format switch
            {
                "uuid" => "0198a000-0000-7000-8000-000000000001",
                "date" => "2026-01-01",
                "int32" or "int64" or "double" => "1",
                _ => name == "period" ? "2026" : "sample",
            };
        }

        private static JsonElement Resolve(JsonElement document, JsonElement schema)
        {
            while (schema.TryGetProperty("$ref", out var reference))
            {
                schema = reference.GetString()!.TrimStart('#', '/').Split('/').Aggregate(document, (at, step) => at.GetProperty(step));
            }
            return schema;
        }
    }
}
