using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The base of all networks: named parameters, named buffers and named children, in a fixed order.</summary>
        /// <remarks>
        /// The order of every listing is: own parameters, own buffers, then the children in the order of their
        /// registration. A module owns what is registered in it: <see cref="Dispose()"/> frees all of it.
        /// Not thread-safe while it is being changed.
        /// </remarks>
        public abstract partial class Module : IDisposable
        {
            private readonly OrderedDictionary<string, Parameter?> _parameters = new(StringComparer.Ordinal);
            private readonly OrderedDictionary<string, (Tensor? Tensor, bool Persistent)> _buffers = new(StringComparer.Ordinal);
            private readonly OrderedDictionary<string, Module> _children = new(StringComparer.Ordinal);
            private readonly string _name;
            private bool _disposed;

            /// <summary>Starts an empty module in training mode.</summary>
            /// <param name="name">A name for messages; by custom the name of the type.</param>
            protected Module(string name)
            {
                ArgumentNullException.ThrowIfNull(name);
                _name = name;
            }

            /// <summary>True in training mode (the default), false after <see cref="eval"/>.</summary>
            public bool training { get; private set; } = true;

            /// <summary>The name given at construction.</summary>
            /// <returns>A name for messages.</returns>
            public virtual string GetName() => _name;

            /// <summary>Switches this module and everything below it between training and evaluation.</summary>
            /// <param name="train">True for training mode.</param>
            public virtual void train(bool train = true)
            {
                training = train;
                foreach (Module child in _children.Values)
                {
                    child.train(train);
                }
            }

            /// <summary>Switches this module and everything below it to evaluation: no dropout, stored statistics.</summary>
            public virtual void eval() => train(false);

            /// <summary>Applies a function to every module of the tree, children before parents.</summary>
            /// <param name="fn">What to do with each module.</param>
            /// <returns>This module.</returns>
            public virtual Module apply(Action<Module> fn)
            {
                ArgumentNullException.ThrowIfNull(fn);
                foreach (Module child in _children.Values)
                {
                    child.apply(fn);
                }

                fn(this);
                return this;
            }

            /// <summary>Clears the gradients of all parameters.</summary>
            /// <param name="set_to_none">True (default) drops the gradients, false fills them with zeros.</param>
            public virtual void zero_grad(bool set_to_none = true) => GradientSteps.Clear(ParameterArray(), set_to_none);

            /// <summary>Frees the parameters, the buffers and the children. Calling it twice is allowed.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees what the module owns; override to free more.</summary>
            /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || _disposed)
                {
                    return;
                }

                _disposed = true;
                foreach (Parameter? parameter in _parameters.Values)
                {
                    parameter?.Dispose();
                }

                foreach ((Tensor? buffer, _) in _buffers.Values)
                {
                    buffer?.Dispose();
                }

                foreach (Module child in _children.Values)
                {
                    child.Dispose();
                }
            }

            private Parameter[] ParameterArray() => [.. parameters()];
        }
    }
}
