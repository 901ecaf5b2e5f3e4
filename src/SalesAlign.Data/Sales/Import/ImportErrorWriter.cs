using Npgsql;
using NpgsqlTypes;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Data.Sales.Import;

/// <summary>Errors found while a file is read, written by COPY in portions on a connection of their own: the other one is busy with the rows.</summary>
public sealed class ImportErrorWriter(NpgsqlConnection connection, ImportBatchId batch)
{
    private const int Portion = 5000;

    private readonly List<(int Row, string? Column, string Code, string? Value, string? Suggestion)> _waiting = [];

    public void Add(int row, string? column, string code, string? value, string? suggestion = null)
    {
        _waiting.Add((row, column, code, value, suggestion));
        if (_waiting.Count >= Portion) Flush();
    }

    public void Flush()
    {
        if (_waiting.Count == 0) return;
        using var writer = connection.BeginBinaryImport("copy import_errors (batch_id, \"row\", \"column\", code, value, suggestion) from stdin (format binary)");
        foreach (var error in _waiting)
        {
            writer.StartRow();
            writer.Write(batch.Value, NpgsqlDbType.Uuid);
            writer.Write(error.Row, NpgsqlDbType.Integer);
            Text(error.Column);
            Text(error.Code);
            Text(error.Value);
            Text(error.Suggestion);
        }
        writer.Complete();
        _waiting.Clear();

        void Text(string? value)
        {
            if (value is null) writer.WriteNull();
            else writer.Write(value, NpgsqlDbType.Text);
        }
    }
}
