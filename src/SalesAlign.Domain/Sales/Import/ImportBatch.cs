using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Sales.Import;

/// <summary>What a file holds.</summary>
public enum ImportKind
{
    /// <summary>People with their managers and regions: the organisation.</summary>
    People,
    Accounts,
    Products,
    Deals,
    Activities,
    DealLines,

    /// <summary>When deals entered which stage of the sales process.</summary>
    StageEntries,
    DealSplits,

    /// <summary>Invoices and payments.</summary>
    DealEvents,
    ExchangeRates,

    /// <summary>Exams that people took.</summary>
    Certifications,
}

/// <summary>How far an import has come.</summary>
public enum ImportState
{
    /// <summary>The file is there; columns and options can still be changed.</summary>
    Uploaded,
    Queued,
    Running,
    Completed,

    /// <summary>Rows had errors and all or nothing was asked for, so nothing was saved.</summary>
    Rejected,

    /// <summary>The file could not be processed at all; nothing was saved.</summary>
    Failed,
    Cancelled,

    /// <summary>The application ended while it ran; nothing was saved and it can be started again.</summary>
    Interrupted,

    /// <summary>It was completed and taken back.</summary>
    Undone,
}

/// <summary>What a running import is doing.</summary>
public enum ImportPhase
{
    Waiting,
    Reading,
    Matching,
    Saving,
    Finished,
}

/// <summary>How many rows of a file became what. Failed rows are those with an error; unchanged ones were already as the file says.</summary>
public sealed record ImportCounts(int Inserted, int Updated, int Unchanged, int Failed)
{
    public static readonly ImportCounts None = new(0, 0, 0, 0);

    public int Total => Inserted + Updated + Unchanged + Failed;
}

/// <summary>One file brought in: what it is, how it is to be read, how far it has come and what became of its rows.</summary>
public sealed class ImportBatch
{
    private ImportBatch()
    {
        FileName = "";
        Setup = new ImportSetup();
    }

    public ImportBatch(ImportBatchId id, ImportKind kind, string fileName, long fileSize, PersonId by, DateTimeOffset at)
        : this()
    {
        Id = id;
        Kind = kind;
        FileName = fileName;
        FileSize = fileSize;
        CreatedBy = by;
        CreatedAt = at;
        State = ImportState.Uploaded;
    }

    public ImportBatchId Id { get; private set; }

    public ImportKind Kind { get; private set; }

    public string FileName { get; private set; }

    /// <summary>In bytes.</summary>
    public long FileSize { get; private set; }

    public PersonId CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public ImportSetup Setup { get; private set; }

    public ImportState State { get; private set; }

    public ImportPhase Phase { get; private set; }

    public int RowsRead { get; private set; }

    /// <summary>Bytes of the file that have been read; with the file's size it tells how far the reading is.</summary>
    public long BytesRead { get; private set; }

    public DateTimeOffset? HeartbeatAt { get; private set; }

    public bool CancelRequested { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public int Inserted { get; private set; }

    public int Updated { get; private set; }

    public int Unchanged { get; private set; }

    public int Failed { get; private set; }

    /// <summary>Code of what stopped it, when something did.</summary>
    public string? Failure { get; private set; }

    public ImportCounts Counts => new(Inserted, Updated, Unchanged, Failed);

    /// <summary>Nothing of it is saved, nobody works on it, and it may be started.</summary>
    public bool CanStart => State is ImportState.Uploaded or ImportState.Interrupted or ImportState.Failed or ImportState.Rejected or ImportState.Cancelled;

    public bool CanCancel => State is ImportState.Uploaded or ImportState.Queued or ImportState.Running;

    public bool CanUndo => State == ImportState.Completed && Inserted + Updated > 0;

    public void Read(ImportSetup setup)
    {
        RuleViolation.Unless(CanStart, "import.already_started");
        Setup = setup;
    }

    /// <exception cref="RuleViolation">It runs, is done or was undone.</exception>
    public void Queue()
    {
        RuleViolation.Unless(CanStart, "import.already_started");
        State = ImportState.Queued;
        Phase = ImportPhase.Waiting;
        CancelRequested = false;
        Failure = null;
        RowsRead = 0;
        BytesRead = 0;
        Count(ImportCounts.None);
        StartedAt = FinishedAt = HeartbeatAt = null;
    }

    public void Start(DateTimeOffset now)
    {
        RuleViolation.Unless(State == ImportState.Queued, "import.not_queued");
        State = ImportState.Running;
        Phase = ImportPhase.Reading;
        StartedAt = HeartbeatAt = now;
    }

    public void Complete(ImportCounts counts, DateTimeOffset now) => End(ImportState.Completed, counts, null, now);

    public void Reject(ImportCounts counts, DateTimeOffset now) => End(ImportState.Rejected, counts, "import.rejected", now);

    public void Fail(string code, DateTimeOffset now) => End(ImportState.Failed, ImportCounts.None, code, now);

    /// <summary>Asks a running import to stop; one that does not run yet stops at once.</summary>
    public void Cancel(DateTimeOffset now)
    {
        RuleViolation.Unless(CanCancel, "import.not_running");
        CancelRequested = true;
        if (State != ImportState.Running) End(ImportState.Cancelled, ImportCounts.None, null, now);
    }

    /// <summary>The running import has stopped as asked, with nothing saved.</summary>
    public void Stop(DateTimeOffset now) => End(ImportState.Cancelled, ImportCounts.None, null, now);

    public void Interrupt(DateTimeOffset now)
    {
        RuleViolation.Unless(State is ImportState.Running, "import.not_running");
        End(ImportState.Interrupted, ImportCounts.None, "import.interrupted", now);
    }

    public void Undo(DateTimeOffset now)
    {
        RuleViolation.Unless(CanUndo, "import.nothing_to_undo");
        State = ImportState.Undone;
        FinishedAt = now;
    }

    private void End(ImportState state, ImportCounts counts, string? failure, DateTimeOffset now)
    {
        State = state;
        Phase = ImportPhase.Finished;
        Failure = failure;
        FinishedAt = HeartbeatAt = now;
        Count(counts);
    }

    private void Count(ImportCounts counts) => (Inserted, Updated, Unchanged, Failed) = (counts.Inserted, counts.Updated, counts.Unchanged, counts.Failed);
}

/// <summary>Why a row of a file was not taken over: the column, the value as it stands there, a code, and what may have been meant.</summary>
public sealed class ImportRowError
{
    private ImportRowError()
    {
        Code = "";
    }

    public ImportRowError(ImportBatchId batch, int row, string? column, string code, string? value, string? suggestion)
    {
        BatchId = batch;
        Row = row;
        Column = column;
        Code = code;
        Value = value;
        Suggestion = suggestion;
    }

    public long Id { get; private set; }

    public ImportBatchId BatchId { get; private set; }

    /// <summary>Number of the record in the file; the header is 1.</summary>
    public int Row { get; private set; }

    /// <summary>The column's header in the file; empty when the whole row is meant.</summary>
    public string? Column { get; private set; }

    public string Code { get; private set; }

    public string? Value { get; private set; }

    public string? Suggestion { get; private set; }
}

/// <summary>A way of reading files of a kind, kept under a name and taken again for files with the same headers.</summary>
public sealed class SavedMapping
{
    private SavedMapping()
    {
        Name = Headers = "";
        Setup = new ImportSetup();
    }

    public SavedMapping(ImportKind kind, string name, string headers, ImportSetup setup, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        Kind = kind;
        Name = name;
        Headers = headers;
        Setup = setup;
        SavedAt = at;
    }

    public Guid Id { get; private set; }

    public ImportKind Kind { get; private set; }

    public string Name { get; private set; }

    /// <summary>The headers it was made for, by which a like file is recognised.</summary>
    public string Headers { get; private set; }

    public ImportSetup Setup { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }

    public void Replace(string headers, ImportSetup setup, DateTimeOffset at)
    {
        Headers = headers;
        Setup = setup;
        SavedAt = at;
    }
}
