using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Npgsql;
using SalesAlign.Data.Common;
using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>
/// Writes statements and lines while the next ones are computed. What waits to be written is bounded, so that a fast engine does not fill the
/// memory while a slow disk writes. What is written holds whole participants, and stays should the run be interrupted.
/// </summary>
internal sealed class ResultWriter : IAsyncDisposable
{
    private const int LinesPerBatch = 4_000;
    private const int StatementsPerBatch = 500;

    // So much work at most is lost with an interruption; to save more often would cost the run more than that.
    private static readonly TimeSpan Saves = TimeSpan.FromSeconds(2);

    private readonly NpgsqlConnection? _within;
    private readonly IncentivePeriodId _period;
    private readonly Guid _run;
    private readonly CancellationToken _cancel;
    private readonly Channel<Batch> _batches = Channel.CreateBounded<Batch>(2);
    private readonly ConcurrentBag<CopyRows> _empty = [];
    private readonly Task _writing;
    private Batch _batch = new([], StatementBulk.Lines());

    private sealed record Batch(List<Statement> Statements, CopyRows Lines);

    private ResultWriter(IncentivePeriodId period, Guid run, NpgsqlConnection? within, IReadOnlyList<NpgsqlConnection> apart, CancellationToken cancel)
    {
        _period = period;
        _run = run;
        _within = within;
        _cancel = cancel;
        _writing = Task.WhenAll(apart.Select(connection => Task.Run(() => WriteAllAsync(connection), cancel)));
    }

    /// <summary>Writes when a batch is full, in the transaction that the caller has on the connection.</summary>
    public static ResultWriter Within(NpgsqlConnection connection, IncentivePeriodId period, Guid run, CancellationToken cancel) => new(period, run, connection, [], cancel);

    /// <summary>Writes beside the computing, on connections that nobody else uses: the database needs longer for a line than the engine.</summary>
    public static ResultWriter Apart(IReadOnlyList<NpgsqlConnection> connections, IncentivePeriodId period, Guid run, CancellationToken cancel) => new(period, run, null, connections, cancel);

    /// <summary>The next participant with everything that they are paid.</summary>
    public async Task AddAsync(IReadOnlyList<(Statement Statement, List<StatementEntry> Lines)> results)
    {
        foreach (var (statement, lines) in results)
        {
            _batch.Statements.Add(statement);
            foreach (var line in lines) StatementBulk.Add(_batch.Lines, line);
        }
        if (_batch.Lines.Rows >= LinesPerBatch || _batch.Statements.Count >= StatementsPerBatch) await FlushAsync();
    }

    public async Task CompleteAsync()
    {
        await FlushAsync();
        _batches.Writer.Complete();
        await _writing;
    }

    public async ValueTask DisposeAsync()
    {
        _batches.Writer.TryComplete();
        // Whoever computes has failed or finished; the connections must be free before they are given back.
        await _writing.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _batch.Lines.Dispose();
        foreach (var rows in _empty) rows.Dispose();
    }

    private async Task FlushAsync()
    {
        if (_batch.Statements.Count == 0) return;
        var full = _batch;
        _batch = new Batch([], _empty.TryTake(out var lines) ? lines : StatementBulk.Lines());
        if (_within is not null)
        {
            await WriteAsync(_within, full);
            return;
        }
        try
        {
            await _batches.Writer.WriteAsync(full, _cancel);
        }
        catch (ChannelClosedException)
        {
            // Whoever writes has failed, and says how.
            await _writing;
            throw;
        }
    }

    private async Task WriteAllAsync(NpgsqlConnection connection)
    {
        NpgsqlTransaction? unsaved = null;
        try
        {
            var since = 0L;
            await foreach (var batch in _batches.Reader.ReadAllAsync(_cancel))
            {
                if (unsaved is null)
                {
                    unsaved = await connection.BeginTransactionAsync(_cancel);
                    since = Stopwatch.GetTimestamp();
                }
                await WriteAsync(connection, batch);
                if (Stopwatch.GetElapsedTime(since) < Saves) continue;
                await SaveAsync();
            }
            if (unsaved is not null) await SaveAsync();
        }
        catch (Exception failure)
        {
            // Nobody waits for room that will not come.
            _batches.Writer.TryComplete(failure);
            throw;
        }
        finally
        {
            if (unsaved is not null) await unsaved.DisposeAsync();
        }

        async Task SaveAsync()
        {
            await unsaved!.CommitAsync(_cancel);
            await unsaved.DisposeAsync();
            unsaved = null;
        }
    }

    private async Task WriteAsync(NpgsqlConnection connection, Batch batch)
    {
        await StatementDrafts.AddAsync(connection, _period, _run, batch.Statements, batch.Lines, _cancel);
        _empty.Add(batch.Lines);
    }
}
