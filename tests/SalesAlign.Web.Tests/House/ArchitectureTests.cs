using System.Reflection;
using SalesAlign.Application;
using SalesAlign.Domain.Common;

namespace SalesAlign.Web.Tests.House;

/// <summary>The straight line of projects and the words that no name ends in.</summary>
public sealed class ArchitectureTests
{
    private static readonly string[] VagueEndings = ["Service", "Manager", "Helper", "Utils", "Dto", "Impl"];

    private static readonly Assembly Domain = typeof(Money).Assembly;
    private static readonly Assembly Application = typeof(SalesAlignRegistration).Assembly;
    private static readonly Assembly Web = Assembly.Load("SalesAlign.Web");
    private static readonly Assembly Data = Assembly.Load("SalesAlign.Data");

    [Fact]
    public void The_domain_uses_nothing_but_the_language() =>
        Assert.DoesNotContain(References(Domain), name => name != "netstandard" && !name.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void Pages_cannot_reach_the_database()
    {
        Assert.DoesNotContain(References(Web), Reaches);
        // The rule can fail: the layer below does reach it.
        Assert.Contains(References(Application), Reaches);

        static bool Reaches(string name) => name is "SalesAlign.Data" || name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || name.StartsWith("Npgsql", StringComparison.Ordinal);
    }

    [Fact]
    public void Data_knows_nothing_of_what_stands_above_it() =>
        Assert.DoesNotContain(References(Data), name => name is "SalesAlign.Application" or "SalesAlign.Web" or "FluentValidation");

    [Fact]
    public void No_name_ends_in_a_word_that_says_nothing()
    {
        var vague = new[] { Domain, Data, Application, Web }.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("SalesAlign", StringComparison.Ordinal) == true)
            .Select(type => type.Name.Split('`')[0]).Where(IsVague);
        Assert.Empty(vague);
        Assert.True(IsVague("DealService"));
        Assert.False(IsVague("DealStory"));
    }

    [Fact]
    public void Every_use_case_stands_in_a_file_of_its_own_with_its_permission()
    {
        var wrong = SalesAlignRegistration.UseCases.Where(type =>
            Sources.Files("SalesAlign.Application", type.Name + ".cs").SingleOrDefault() is not { Text: { } text } || FaultOf(type.Name, text) is not null).Select(type => type.Name);
        Assert.Empty(wrong);
        Assert.NotNull(FaultOf("PayPeople", "sealed class PayPeople(UseCaseContext c) : UseCase<A, B>(c) { HandleAsync }"));
        Assert.NotNull(FaultOf("PayPeople", "sealed class PayPeople(UseCaseContext c) : UseCase<A, B>(c) { override Permission Permission } sealed class Other(UseCaseContext c) : UseCase<A, B>(c)"));
        Assert.Null(FaultOf("PayPeople", "sealed class PayPeople(UseCaseContext c) : UseCase<A, B>(c) { record Request; override Permission Permission => x; HandleAsync"));
    }

    [Fact]
    public void No_use_case_calls_another()
    {
        var names = SalesAlignRegistration.UseCases.ToHashSet();
        var calls = SalesAlignRegistration.UseCases.Where(type => CallsAnother(type, names)).Select(type => type.Name);
        Assert.Empty(calls);
        Assert.True(CallsAnother(typeof(Meddler), new HashSet<Type> { typeof(string) }));

        static bool CallsAnother(Type type, IReadOnlySet<Type> actions) => type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Any(parameter => actions.Contains(parameter.ParameterType));
    }

    // Manager is a word of the domain where it is the whole name: the role.
    private static bool IsVague(string name) => VagueEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal) && name != ending);

    private static string? FaultOf(string name, string text)
    {
        var own = text.Split("UseCase<").Length - 1;
        if (own > 1) return $"{name} shares its file with another action";
        if (!text.Contains("override Permission Permission", StringComparison.Ordinal)) return $"{name} names no permission";
        // Actions that only differ in a step share their handling by a base of their own.
        return own == 0 || text.Contains("HandleAsync", StringComparison.Ordinal) ? null : $"{name} does nothing";
    }

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

    private sealed record Meddler(string Other);
}
