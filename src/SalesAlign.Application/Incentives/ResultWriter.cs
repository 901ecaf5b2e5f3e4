using System.Threading.Channels;
using Npgsql;
using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>
/// Writes statements and lines while the next ones are computed. What waits to be written is bounded, so that a fast engine does not fill the
/// memory while a slow disk writes.
/// </summary>
/// <param name="apart">Whether nobody else uses the connection, so that writing may run beside computing.</param>
internal sealed class ResultWriter : IAsyncDisposable
{
    private const int LinesPerBatch = 8_000;

    private readonly NpgsqlConnection _connection;
    private readonly CancellationToken _cancel;
    private readonly Channel<Batch>? _batches;
    private readonly Task _writing = Task.CompletedTask;
    private Batch _batch = new([], new List<LineToWrite>(LinesPerBatch + 1_000));

    private sealed record Batch(List<Statement> Statements, List<LineToWrite> Lines);

    public ResultWriter(NpgsqlConnection connection, bool apart, CancellationToken cancel)
    {
        _connection = connection;
        _cancel = cancel;
        if (!apart) return;
        _batches = Channel.CreateBounded<Batch>(2);
        _writing = Task.Run(WriteAllAsync, cancel);
    }

    public async Task AddAsync(Statement statement, List<StatementEntry> lines)
    {
        _batch.Statements.Add(statement);
        foreach (var line in lines) _batch.Lines.Add(LineToWrite.Of(line));
        if (_batch.Lines.Count >= LinesPerBatch) await FlushAsync();
    }

    public async Task CompleteAsync()
    {
        await FlushAsync();
        _batches?.Writer.Complete();
        await _writing;
    }

    public async ValueTask DisposeAsync()
    {
        _batches?.Writer.TryComplete();
        // Whoever computes has failed or finished; the connection must be free before its transaction ends.
        await _writing.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private async Task FlushAsync()
    {
        if (_batch.Statements.Count == 0) return;
        var full = _batch;
        _batch = new Batch([], new List<LineToWrite>(LinesPerBatch + 1_000));
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
        await StatementBulk.WriteAsync(_connection, batch.Statements, _cancel);
        StatementBulk.Write(_connection, batch.Lines);
    }
}
