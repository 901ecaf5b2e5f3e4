namespace SalesAlign.Application.Tests.Common;

/// <summary>A database with the application's schema and no data (<c>IClassFixture&lt;MigratedDatabase&gt;</c>, or as the base of a richer fixture).</summary>
public class MigratedDatabase() : TestDatabase(Template)
{
    private static readonly TemplateDatabase Template = new("migrated", connectionString => SalesAlignRegistration.MigrateAsync(connectionString));
}
