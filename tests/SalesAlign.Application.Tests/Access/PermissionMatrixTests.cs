using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Tests.Common;
using SalesAlign.Domain.Access;

namespace SalesAlign.Application.Tests.Access;

/// <summary>Every use case against every role: refused as forbidden exactly where the role map says so.</summary>
public sealed class PermissionMatrixTests(StaffedCompany company) : IClassFixture<StaffedCompany>
{
    private static readonly Dictionary<Role, string> Bearers = new()
    {
        [Role.Administrator] = "Ada", [Role.SalesOperations] = "Olga", [Role.Executive] = "Emil", [Role.Manager] = "Mona", [Role.Rep] = "Rita", [Role.Contributor] = "Carla",
    };

    [Fact]
    public async Task A_role_is_forbidden_exactly_what_it_was_not_granted()
    {
        var wrong = new List<string>();
        foreach (var type in SalesAlignRegistration.UseCases)
        {
            await using var scope = company.Services.CreateAsyncScope();
            var permission = PermissionOf(scope.ServiceProvider.GetRequiredService(type));
            foreach (var (role, name) in Bearers)
            {
                var forbidden = await IsForbiddenAtTheDoorAsync(scope.ServiceProvider, type, new Actor(company[name], name, "en"));
                if (forbidden == (permission == Permission.FirstRun || RolePermissions.Allow(role, permission))) wrong.Add($"{type.Name} ({permission}) as {role}: forbidden = {forbidden}");
            }
            if (await IsForbiddenAtTheDoorAsync(scope.ServiceProvider, type, Actor.Anonymous) != (permission != Permission.FirstRun)) wrong.Add($"{type.Name} ({permission}) as nobody");
        }
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.True(SalesAlignRegistration.UseCases.Count > 40);
    }

    [Fact]
    public async Task The_matrix_would_notice_a_door_left_open()
    {
        await using var scope = company.Services.CreateAsyncScope();
        var rita = new Actor(company["Rita"], "Rita", "en");
        Assert.True(await IsForbiddenAtTheDoorAsync(scope.ServiceProvider, typeof(GrantRole), rita));
        Assert.False(await IsForbiddenAtTheDoorAsync(scope.ServiceProvider, typeof(GetMe), rita));
    }

    [Fact]
    public void Nobody_can_act_without_signing_in_but_to_enter()
    {
        using var scope = company.Services.CreateScope();
        var open = SalesAlignRegistration.UseCases.Where(type => PermissionOf(scope.ServiceProvider.GetRequiredService(type)) == Permission.FirstRun).Select(type => type.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["AcceptInvitation", "FindApiKeyOwner", "FoundCompany", "GetInstallation", "GetInvitation"], open);
    }

    [Fact]
    public async Task Whoever_has_left_or_has_no_account_may_do_nothing()
    {
        var other = new StaffedCompany();
        await other.InitializeAsync();
        try
        {
            await other.ExecuteAsync($"update people set left_on = '2026-03-01' where id = '{other["Olga"]}'; update people set sign_in_id = null where id = '{other["Emil"]}'");
            await using var scope = other.Services.CreateAsyncScope();
            Assert.True(await IsForbiddenAtTheDoorAsync(scope.ServiceProvider, typeof(GetMe), new Actor(other["Olga"], "Olga", "en")));
            Assert.True(await IsForbiddenAtTheDoorAsync(scope.ServiceProvider, typeof(GetMe), new Actor(other["Emil"], "Emil", "en")));
        }
        finally
        {
            await other.DisposeAsync();
        }
    }

    private static Permission PermissionOf(object useCase) => (Permission)useCase.GetType().GetProperty(nameof(GetMe.Permission))!.GetValue(useCase)!;

    // An empty request is enough: the permission stands before validation. Cancelled work keeps what is allowed from doing anything.
    private static async Task<bool> IsForbiddenAtTheDoorAsync(IServiceProvider services, Type type, Actor actor)
    {
        var useCase = services.GetRequiredService(type);
        var run = type.GetMethod("RunAsync", BindingFlags.Public | BindingFlags.Instance)!;
        var requestType = run.GetParameters()[1].ParameterType;
        var request = requestType.IsValueType ? Activator.CreateInstance(requestType)! : RuntimeHelpers.GetUninitializedObject(requestType);
        try
        {
            var task = (Task)run.Invoke(useCase, [actor, request, CancellationToken.None])!;
            await task;
            var result = task.GetType().GetProperty("Result")!.GetValue(task)!;
            // Some actions forbid more than the door does, by what they find; those say no problem either, so the rights are asked themselves.
            return (Outcome)result.GetType().GetProperty("Outcome")!.GetValue(result)! == Outcome.Forbidden;
        }
        catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
        {
            return false;
        }
    }
}
