using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Changes parameters so that a loss falls, following their gradients.</summary>
        /// <remarks>Owns its own memory of the parameters, not the parameters. Not thread-safe.</remarks>
        public abstract partial class Optimizer : IDisposable
        {
            private protected Optimizer()
            {
            }

            /// <summary>The groups of parameters; change learning rates here.</summary>
            public abstract IEnumerable<ILearningRateController> ParamGroups { get; }

            /// <summary>All parameters, group by group.</summary>
            /// <returns>The parameters.</returns>
            public abstract IEnumerable<Parameter> parameters();

            /// <summary>Fills all gradients with zeros, in place; parameters without a gradient stay without one.</summary>
            public abstract void zero_grad();

            /// <summary>Changes every parameter that has a gradient.</summary>
            /// <param name="closure">Computes the loss anew, with gradients; optional.</param>
            /// <returns>What the closure returned, or null.</returns>
            public abstract Tensor? step(Func<Tensor>? closure = null);

            /// <summary>Adds a group of parameters.</summary>
            /// <param name="param_group">A group of this optimiser's kind.</param>
            /// <exception cref="ArgumentException">The group is of another kind, or a parameter is in the optimiser already.</exception>
            public abstract void add_param_group(ParamGroup param_group);

            /// <summary>Frees the memory of the optimiser; the parameters stay.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees the memory of the optimiser.</summary>
            /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
            protected abstract void Dispose(bool disposing);
        }
    }
}
