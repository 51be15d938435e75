using System.Buffers;

namespace TorchSharp;

/// <summary>
/// Owns every tensor made on its thread while it is the innermost scope, and frees them together.
/// </summary>
/// <remarks>
/// Made by <see cref="torch.NewDisposeScope"/>. Scopes nest per thread; a new thread starts with none.
/// Members throw <see cref="ObjectDisposedException"/> after <see cref="Dispose"/>.
/// </remarks>
public sealed partial class DisposeScope : IDisposable
{
    private const int FreeBatch = 128;
    private readonly ThreadScopes _thread;
    private IDisposable?[] _items = ArrayPool<IDisposable?>.Shared.Rent(16);
    private int _used;
    private int _count;
    private bool _disposed;

    internal DisposeScope(ThreadScopes thread)
    {
        _thread = thread;
        OuterScope = thread.Innermost;
        thread.Innermost = this;
    }

    /// <summary>How many objects the scope owns now.</summary>
    public int DisposablesCount
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _count;
        }
    }

    /// <summary>A copy of the list of owned objects, in the order in which they joined.</summary>
    public IReadOnlyList<IDisposable> DisposablesView
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var list = new List<IDisposable>(_count);
            foreach (IDisposable? item in _items.AsSpan(0, _used))
            {
                if (item is not null)
                {
                    list.Add(item);
                }
            }

            return list;
        }
    }

    internal DisposeScope? OuterScope { get; private set; }

    /// <summary>Whether the scope owns <paramref name="disposable"/>.</summary>
    /// <param name="disposable">Any object.</param>
    /// <returns>True when disposing the scope would dispose it.</returns>
    public bool Contains(IDisposable disposable)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return disposable is torch.Tensor tensor ? ReferenceEquals(tensor.OwningScope, this) : IndexOf(disposable) >= 0;
    }

    /// <summary>Frees everything the scope owns; the scope stays open.</summary>
    public void DisposeEverything()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        FreeAll();
    }

    /// <summary>Frees everything the scope owns and closes it; also scopes opened inside it that were left open.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        FreeAll();
        _disposed = true;
        ArrayPool<IDisposable?>.Shared.Return(_items);
        _items = [];
        Unlink();
    }

    internal void Add(torch.Tensor tensor) => tensor.SetScope(this, Append(tensor));

    internal void Add(IDisposable disposable)
    {
        if (disposable is torch.Tensor tensor)
        {
            Add(tensor);
        }
        else
        {
            Append(disposable);
        }
    }

    /// <summary>Takes a tensor off the list without touching it otherwise.</summary>
    internal void Forget(torch.Tensor tensor)
    {
        RemoveAt(tensor.ScopeSlot);
        tensor.OwningScope = null;
    }

    internal bool Forget(IDisposable disposable)
    {
        if (disposable is torch.Tensor tensor)
        {
            if (!ReferenceEquals(tensor.OwningScope, this))
            {
                return false;
            }

            Forget(tensor);
            return true;
        }

        int index = IndexOf(disposable);
        if (index >= 0)
        {
            RemoveAt(index);
        }

        return index >= 0;
    }

    private int Append(IDisposable disposable)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_used == _items.Length)
        {
            MakeRoom();
        }

        _items[_used] = disposable;
        _count++;
        return _used++;
    }

    private void RemoveAt(int slot)
    {
        _items[slot] = null;
        _count--;
        while (_used > 0 && _items[_used - 1] is null)
        {
            _used--;
        }
    }

    // Closes the holes that disposed tensors left; grows only when that frees less than half.
    private void MakeRoom()
    {
        IDisposable?[] from = _items;
        bool grow = _count > from.Length / 2;
        IDisposable?[] to = grow ? ArrayPool<IDisposable?>.Shared.Rent(from.Length * 2) : from;
        int next = 0;
        for (int i = 0; i < _used; i++)
        {
            if (from[i] is { } item)
            {
                to[next] = item;
                if (item is torch.Tensor tensor)
                {
                    tensor.ScopeSlot = next;
                }

                next++;
            }
        }

        if (grow)
        {
            _items = to;
            ArrayPool<IDisposable?>.Shared.Return(from, clearArray: true);
        }
        else
        {
            Array.Clear(from, next, _used - next);
        }

        _used = next;
    }

    private int IndexOf(IDisposable disposable)
    {
        for (int i = 0; i < _used; i++)
        {
            if (ReferenceEquals(_items[i], disposable))
            {
                return i;
            }
        }

        return -1;
    }

    private unsafe void FreeAll()
    {
        nint* handles = stackalloc nint[FreeBatch];
        int pending = 0;
        int tensors = 0;
        for (int i = 0; i < _used; i++)
        {
            IDisposable? item = _items[i];
            _items[i] = null;
            if (item is torch.Tensor tensor)
            {
                tensor.OwningScope = null;
                tensors++;
                handles[pending++] = tensor.TakeHandle();
                if (pending == FreeBatch)
                {
                    NativeMethods.rt_free_n(handles, pending);
                    pending = 0;
                }
            }
            else
            {
                item?.Dispose();
            }
        }

        NativeMethods.rt_free_n(handles, pending);
        _thread.Statistics.DisposedInScopeCount += tensors;
        _used = 0;
        _count = 0;
    }

    private void Unlink()
    {
        for (DisposeScope? scope = _thread.Innermost; scope is not null; scope = scope.OuterScope)
        {
            if (ReferenceEquals(scope, this))
            {
                while (!ReferenceEquals(_thread.Innermost, this))
                {
                    _thread.Innermost!.Dispose();
                }

                _thread.Innermost = OuterScope;
                return;
            }
        }
    }
}
