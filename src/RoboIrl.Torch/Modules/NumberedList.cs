using System.Collections;
using System.Globalization;

namespace TorchSharp.Modules;

/// <summary>A module that is a list: what is in it is registered under its position.</summary>
/// <typeparam name="T">Kind of the items, which the list owns.</typeparam>
public abstract class NumberedList<T> : torch.nn.Module, IList<T>
    where T : class
{
    private readonly List<T> _list = [];

    private protected NumberedList(string name) : base(name)
    {
    }

    /// <inheritdoc/>
    public int Count => _list.Count;

    /// <inheritdoc/>
    public bool IsReadOnly => false;

    /// <inheritdoc/>
    public T this[int index]
    {
        get => _list[index];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _list[index] = value;
            Replace(Name(index), value);
        }
    }

    /// <summary>Adds an item at the end.</summary>
    /// <param name="item">The item; the list owns it.</param>
    public void Add(T item)
    {
        ArgumentNullException.ThrowIfNull(item);
        Register(Name(_list.Count), item);
        _list.Add(item);
    }

    /// <summary>Puts an item at a position; those behind it are renamed.</summary>
    /// <param name="index">Position.</param>
    /// <param name="item">The item; the list owns it.</param>
    public void Insert(int index, T item)
    {
        ArgumentNullException.ThrowIfNull(item);
        _list.Insert(index, item);
        Rename();
    }

    /// <summary>Takes an item off the list; it becomes the caller's and those behind it are renamed.</summary>
    /// <param name="index">Position.</param>
    public void RemoveAt(int index)
    {
        _list.RemoveAt(index);
        Rename();
    }

    /// <inheritdoc/>
    public bool Remove(T item)
    {
        int index = IndexOf(item);
        if (index >= 0)
        {
            RemoveAt(index);
        }

        return index >= 0;
    }

    /// <inheritdoc/>
    public void Clear()
    {
        _list.Clear();
        Unregister();
    }

    /// <inheritdoc/>
    public bool Contains(T item) => IndexOf(item) >= 0;

    /// <inheritdoc/>
    public void CopyTo(T[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

    /// <inheritdoc/>
    /// <remarks>The object itself is looked for: tensors compare their elements.</remarks>
    public int IndexOf(T item) => _list.FindIndex(other => ReferenceEquals(other, item));

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _list.GetEnumerator();

    private protected abstract void Register(string name, T item);

    private protected abstract void Replace(string name, T item);

    /// <summary>Takes all names back.</summary>
    private protected abstract void Unregister();

    private protected void AddAll(IEnumerable<T> items)
    {
        foreach (T item in items)
        {
            Add(item);
        }
    }

    private void Rename()
    {
        Unregister();
        for (int i = 0; i < _list.Count; i++)
        {
            Register(Name(i), _list[i]);
        }
    }

    private static string Name(int index) => index.ToString(CultureInfo.InvariantCulture);
}
