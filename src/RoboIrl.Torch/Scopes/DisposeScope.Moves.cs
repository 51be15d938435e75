namespace TorchSharp;

public sealed partial class DisposeScope
{
    /// <summary>Gives an object to the scope around this one, or to nobody where there is none.</summary>
    /// <typeparam name="T">The object's type.</typeparam>
    /// <param name="disposable">An object that this scope owns; another scope's object is left where it is.</param>
    /// <returns>The object.</returns>
    public T MoveToOuter<T>(T disposable) where T : IDisposable
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (OuterScope is null)
        {
            return Detach(disposable);
        }

        if (Forget(disposable))
        {
            OuterScope.Add(disposable);
        }

        return disposable;
    }

    /// <inheritdoc cref="MoveToOuter{T}(T)"/>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (MoveToOuter(first), MoveToOuter(second));

    /// <inheritdoc cref="MoveToOuter{T}(T)"/>
    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable =>
        (MoveToOuter(first), MoveToOuter(second), MoveToOuter(third));

    /// <summary>Gives objects to the scope around this one, or to nobody where there is none.</summary>
    /// <param name="disposables">Objects that this scope owns.</param>
    public void MoveToOuter(params IDisposable[] disposables) => MoveToOuter((IEnumerable<IDisposable>)disposables);

    /// <inheritdoc cref="MoveToOuter(IDisposable[])"/>
    public void MoveToOuter(IEnumerable<IDisposable> disposables) => Each(disposables, MoveToOuter<IDisposable>);

    /// <summary>Gives an object to another open scope.</summary>
    /// <typeparam name="T">The object's type.</typeparam>
    /// <param name="scope">The new owner.</param>
    /// <param name="disposable">An object that this scope owns.</param>
    /// <returns>The object.</returns>
    public T MoveToOther<T>(DisposeScope scope, T disposable) where T : IDisposable
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(scope);
        if (Forget(disposable))
        {
            scope.Add(disposable);
        }

        return disposable;
    }

    /// <summary>Takes an object out of the scope: its owner disposes it from now on.</summary>
    /// <typeparam name="T">The object's type.</typeparam>
    /// <param name="disposable">An object that this scope owns; another is left as it is.</param>
    /// <returns>The object.</returns>
    public T Detach<T>(T disposable) where T : IDisposable
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (Forget(disposable) && disposable is torch.Tensor tensor)
        {
            tensor.SetScope(null, 0);
            _thread.Statistics.DetachedFromScopeCount++;
        }

        return disposable;
    }

    /// <inheritdoc cref="Detach{T}(T)"/>
    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (Detach(first), Detach(second));

    /// <inheritdoc cref="Detach{T}(T)"/>
    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable =>
        (Detach(first), Detach(second), Detach(third));

    /// <summary>Takes objects out of the scope: their owner disposes them from now on.</summary>
    /// <param name="disposables">Objects that this scope owns.</param>
    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    /// <inheritdoc cref="Detach(IDisposable[])"/>
    public void Detach(IEnumerable<IDisposable> disposables) => Each(disposables, Detach<IDisposable>);

    /// <summary>Makes this scope the owner of an object, whoever owned it before.</summary>
    /// <typeparam name="T">The object's type.</typeparam>
    /// <param name="disposable">Any object that is not disposed.</param>
    /// <returns>The object.</returns>
    public T Attach<T>(T disposable) where T : IDisposable
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (Contains(disposable))
        {
            return disposable;
        }

        if (disposable is torch.Tensor tensor)
        {
            if (tensor.IsInvalid)
            {
                return disposable;
            }

            tensor.OwningScope?.Forget(tensor);
            _thread.Statistics.AttachedToScopeCount++;
        }

        Add(disposable);
        return disposable;
    }

    /// <inheritdoc cref="Attach{T}(T)"/>
    public (T1 first, T2 second) Attach<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (Attach(first), Attach(second));

    /// <inheritdoc cref="Attach{T}(T)"/>
    public (T1 first, T2 second, T3 third) Attach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable =>
        (Attach(first), Attach(second), Attach(third));

    /// <summary>Makes this scope the owner of objects, whoever owned them before.</summary>
    /// <param name="disposables">Objects that are not disposed.</param>
    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    /// <inheritdoc cref="Attach(IDisposable[])"/>
    public void Attach(IEnumerable<IDisposable> disposables) => Each(disposables, Attach<IDisposable>);

    /// <summary>Frees everything the scope owns except the given objects; the scope stays open.</summary>
    /// <param name="keep">Objects to keep.</param>
    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    /// <inheritdoc cref="DisposeEverythingBut(IDisposable[])"/>
    public void DisposeEverythingBut(IEnumerable<IDisposable> keep)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(keep);
        IDisposable[] kept = [.. keep.Where(Forget)];
        FreeAll();
        foreach (IDisposable disposable in kept)
        {
            Add(disposable);
        }
    }

    /// <summary>Frees everything the scope owns except one object; the scope stays open.</summary>
    /// <typeparam name="T">The object's type.</typeparam>
    /// <param name="keep">The object to keep.</param>
    /// <returns>The object.</returns>
    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[keep]);
        return keep;
    }

    private static void Each(IEnumerable<IDisposable> disposables, Func<IDisposable, IDisposable> move)
    {
        ArgumentNullException.ThrowIfNull(disposables);
        foreach (IDisposable disposable in disposables)
        {
            move(disposable);
        }
    }
}
