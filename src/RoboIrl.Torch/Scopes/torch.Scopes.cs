namespace TorchSharp;

public static partial class torch
{
    /// <summary>The innermost open scope of the calling thread, or null.</summary>
    public static DisposeScope? CurrentDisposeScope => ThreadScopes.Current.Innermost;

    /// <summary>Opens a scope on the calling thread; put it into a <c>using</c>.</summary>
    /// <returns>The scope; it is disposed on the thread that opened it.</returns>
    public static DisposeScope NewDisposeScope() => new(ThreadScopes.Current);

    /// <summary>Runs <paramref name="body"/> in a scope of its own and returns its result to the caller's scope.</summary>
    /// <param name="body">Computes one tensor.</param>
    /// <returns>What <paramref name="body"/> returned.</returns>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        using DisposeScope scope = NewDisposeScope();
        return body().MoveToOuterDisposeScope();
    }

    public partial class Tensor
    {
        /// <summary>Gives the tensor to the scope around its own; without one it belongs to nobody.</summary>
        /// <returns>This tensor.</returns>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Takes the tensor out of its scope: its owner disposes it from now on.</summary>
        /// <returns>This tensor.</returns>
        public Tensor DetachFromDisposeScope()
        {
            OwningScope?.Detach(this);
            return this;
        }

        /// <summary>Gives the tensor to another open scope.</summary>
        /// <param name="scope">The new owner; null detaches.</param>
        /// <returns>This tensor.</returns>
        public Tensor MoveToOtherDisposeScope(DisposeScope? scope)
        {
            if (scope is null)
            {
                return DetachFromDisposeScope();
            }

            scope.Attach(this);
            return this;
        }

        /// <summary>Gives the tensor to the scope that owns another tensor.</summary>
        /// <param name="other">A tensor; where it belongs to no scope this one is detached.</param>
        /// <returns>This tensor.</returns>
        public Tensor MoveToOtherDisposeScope(Tensor other)
        {
            ArgumentNullException.ThrowIfNull(other);
            return MoveToOtherDisposeScope(other.OwningScope);
        }
    }
}
