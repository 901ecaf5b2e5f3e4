using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SalesAlign.Application.Common;
using SalesAlign.Application.Common.Jobs;
using SalesAlign.Application.Organization;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Application.Tests.Common;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Tests.Sales.Import;

/// <summary>An empty company to bring files into: what an administrator does by hand, in one line each.</summary>
public sealed class ImportBench : MigratedDatabase
{
    private readonly string _folder = Directory.CreateTempSubdirectory("salesalign-import-").FullName;
    private ServiceProvider? _services;

    public Actor Actor { get; private set; } = Actor.Anonymous;

    /// <summary>Every change of data that listeners were told of.</summary>
    public List<DataChange> Heard { get; } = [];

    /// <summary>Lets the listener fail at whatever it hears.</summary>
    public bool Failing { get; set; }

    public T Get<T>() where T : notnull => _services!.GetRequiredService<T>();

    public string PathOf(ImportBatchId batch) => Path.Combine(_folder, "imports", batch.ToString());

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Critical));
        services.AddSalesAlign(ConnectionString, new ImportOptions(_folder));
        services.AddSingleton<IDataChangeListener>(new Listener(this));
        _services = services.BuildServiceProvider();
        var founder = await Get<FoundCompany>().RunAsync(
            Actor.Anonymous, new FoundCompany.Request("Acme", "USD", 1, "UTC", "en", "Ada Admin", "ada@example.com", "correct-horse-9"));
        Actor = new Actor(founder.Value, "Ada Admin", "en");
    }

    public override async Task DisposeAsync()
    {
        if (_services is not null) await _services.DisposeAsync();
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public Task<ImportBatchId> UploadAsync(ImportKind kind, string text, string fileName = "file.csv") => UploadAsync(kind, Encoding.UTF8.GetBytes(text), fileName);

    public async Task<ImportBatchId> UploadAsync(ImportKind kind, byte[] content, string fileName = "file.csv")
    {
        using var stream = new MemoryStream(content);
        return (await Get<UploadImport>().RunAsync(Actor, new UploadImport.Request(kind, fileName, stream))).Value.Id;
    }

    public async Task<PreviewImport.Response> PreviewAsync(ImportBatchId id, ImportSetup? setup = null) =>
        (await Get<PreviewImport>().RunAsync(Actor, new PreviewImport.Request(id, setup))).Value;

    /// <summary>Starts an import as a person would, with changes to the guessed setup, and lets the job run to its end.</summary>
    public async Task<GetImport.Response> RunAsync(ImportBatchId id, Func<ImportSetup, ImportSetup>? adjust = null, string? saveAs = null)
    {
        var setup = (await ReadAsync(id)).Setup;
        var started = await Get<StartImport>().RunAsync(Actor, new StartImport.Request(id, adjust?.Invoke(setup) ?? setup, saveAs));
        if (!started.IsDone) throw new InvalidOperationException(string.Join(", ", started.Problems.Select(problem => problem.Code)));
        await Get<JobRunner>().RunAsync(Get<ImportJob>(), id.Value, CancellationToken.None);
        return await ReadAsync(id);
    }

    public async Task<GetImport.Response> ImportAsync(ImportKind kind, string text, Func<ImportSetup, ImportSetup>? adjust = null) =>
        await RunAsync(await UploadAsync(kind, text), adjust);

    public async Task<GetImport.Response> ReadAsync(ImportBatchId id) => (await Get<GetImport>().RunAsync(Actor, new GetImport.Request(id))).Value;

    public async Task<IReadOnlyList<ListImportErrors.Item>> ErrorsAsync(ImportBatchId id) =>
        (await Get<ListImportErrors>().RunAsync(Actor, new ListImportErrors.Request(id, new PageRequest(PageSize: 500)))).Value.Items;

    public Task<Result<Nothing>> UndoAsync(ImportBatchId id) => Get<UndoImport>().RunAsync(Actor, new UndoImport.Request(id));

    /// <summary>The latest completed import of a kind that changed as many rows.</summary>
    public async Task<ImportBatchId> LatestAsync(ImportKind kind, int updated) =>
        (await Get<ListImports>().RunAsync(Actor, new ListImports.Request(new PageRequest(), kind, ImportState.Completed))).Value.Items.First(import => import.Updated == updated).Id;

    public Task<long> CountAsync(string what) => ReadAsync<long>($"select count(*) from {what}");

    /// <summary>A small organisation with two products and accounts to sell to.</summary>
    public async Task StockAsync()
    {
        await ImportAsync(ImportKind.People, "sales_agent,manager,regional_office\nAnna Snelling,Dustin Brinkmann,Central\nDarcel Schlecht,Melvin Marxen,Central\n");
        await ImportAsync(ImportKind.Products, "product,series,sales_price\nGTX Pro,GTX,4821\nMG Special,MG,55\n");
        await ImportAsync(ImportKind.Accounts, "account,sector\nCancity,retail\nIsdom,medical\n");
    }

    private sealed class Listener(ImportBench bench) : IDataChangeListener
    {
        public Task ChangedAsync(DataChange change, CancellationToken cancel)
        {
            if (bench.Failing) throw new InvalidOperationException("The listener stumbles.");
            bench.Heard.Add(change);
            return Task.CompletedTask;
        }
    }
}
