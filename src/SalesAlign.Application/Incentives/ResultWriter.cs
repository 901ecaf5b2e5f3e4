using System.Diagnostics;
using System.Threading.Channels;
using Npgsql;
using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>
/// Writes statements and lines while the next ones are computed. What waits to be written is bounded, so that a fast engine does not fill the
/// memory while a slow disk writes. What is written holds whole participants, and stays should the run be interrupted.
/// </summary>
internal sealed class ResultWriter : IAsyncDisposable
{
    private const int LinesPerBatch = 8_000;
    private const int StatementsPerBatch = 500;

    // So much work at most is lost with an interruption; to save more often would cost the run more than that.
    private static readonly TimeSpan Saves = TimeSpan.FromSeconds(2);

    private readonly NpgsqlConnection _connection;
    private readonly IncentivePeriodId _period;
    private readonly Guid _run;
    private readonly bool _apart;
    private readonly CancellationToken _cancel;
    private readonly Channel<Batch>? _batches;
    private readonly Task _writing = Task.CompletedTask;
    private Batch _batch = new([], new List<LineToWrite>(LinesPerBatch + 1_000), 0);
    private NpgsqlTransaction? _unsaved;
    private long _since;
    private int _people;
    private int _written;

    /// <param name="People">How many participants are finished with it.</param>
    private sealed record Batch(List<Statement> Statements, List<LineToWrite> Lines, int People);

    /// <param name="people">How many participants were finished before.</param>
    /// <param name="apart">Whether nobody else uses the connection, so that writing may run beside computing.</param>
    public ResultWriter(NpgsqlConnection connection, IncentivePeriodId period, Guid run, int people, bool apart, CancellationToken cancel)
    {
        _connection = connection;
        _period = period;
        _run = run;
        _people = _written = people;
        _apart = apart;
        _cancel = cancel;
        if (!apart) return;
        _batches = Channel.CreateBounded<Batch>(2);
        _writing = Task.Run(WriteAllAsync, cancel);
    }

    /// <summary>The next participant with everything that they are paid.</summary>
    public async Task AddAsync(IReadOnlyList<(Statement Statement, List<StatementEntry> Lines)> results)
    {
        foreach (var (statement, lines) in results)
        {
            _batch.Statements.Add(statement);
            foreach (var line in lines) _batch.Lines.Add(LineToWrite.Of(line));
        }
        _people++;
        if (_batch.Lines.Count >= LinesPerBatch || _batch.Statements.Count >= StatementsPerBatch) await FlushAsync();
    }

    public async Task CompleteAsync()
    {
        await FlushAsync();
        _batches?.Writer.Complete();
        await _writing;
        await SaveAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _batches?.Writer.TryComplete();
        // Whoever computes has failed or finished; the connection must be free before its transaction ends.
        await _writing.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        if (_unsaved is not null) await _unsaved.DisposeAsync();
    }

    private async Task FlushAsync()
    {
        if (_people == _written) return;
        var full = _batch with { People = _people };
        _written = _people;
        _batch = new Batch([], new List<LineToWrite>(LinesPerBatch + 1_000), 0);
        if (_batches is null)
        {
            await WriteAsync(full);
            return;
        }
        // A failure of the writer must not leave the computer waiting for room.
        var room = _batches.Writer.WriteAsync(full, _cancel).AsTask();
        if (await Task.WhenAny(room, _writing) == _writing) await _writing;
        await room;
    }

    private async Task WriteAllAsync()
    {
        try
        {
            await foreach (var batch in _batches!.Reader.ReadAllAsync(_cancel)) await WriteAsync(batch);
        }
        catch (Exception failure)
        {
            _batches!.Writer.TryComplete(failure);
            throw;
        }
    }

    private async Task WriteAsync(Batch batch)
    {
        if (_apart && _unsaved is null)
        {
            _unsaved = await _connection.BeginTransactionAsync(_cancel);
            _since = Stopwatch.GetTimestamp();
        }
        await StatementDrafts.AddAsync(_connection, _period, _run, batch.Statements, batch.Lines, batch.People, _cancel);
        if (Stopwatch.GetElapsedTime(_since) >= Saves) await SaveAsync();
    }

    private async Task SaveAsync()
    {
        if (_unsaved is null) return;
        await _unsaved.CommitAsync(_cancel);
        await _unsaved.DisposeAsync();
        _unsaved = null;
    }
}
