namespace SalesAlign.Web.Components;

/// <summary>What somebody works on, with the way back and forth through its states. States must not change once they are in.</summary>
public sealed class Undoable<T>(T start)
{
    private const int Most = 200;

    private readonly List<T> _states = [start];
    private int _at;

    public T Current => _states[_at];

    public bool CanUndo => _at > 0;

    public bool CanRedo => _at < _states.Count - 1;

    /// <summary>A new state; what was undone before is gone.</summary>
    public void Do(T next)
    {
        _states.RemoveRange(_at + 1, _states.Count - _at - 1);
        _states.Add(next);
        if (_states.Count > Most) _states.RemoveAt(0);
        _at = _states.Count - 1;
    }

    public T Undo() => _states[_at = Math.Max(0, _at - 1)];

    public T Redo() => _states[_at = Math.Min(_states.Count - 1, _at + 1)];
}
