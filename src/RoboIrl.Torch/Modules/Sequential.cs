using System.Globalization;
using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Modules in a row, named by their positions.</summary>
            /// <param name="modules">The modules; the result owns them.</param>
            /// <returns>The module.</returns>
            public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => Sequential((IEnumerable<Module<Tensor, Tensor>>)modules);

            /// <summary>Modules in a row with names.</summary>
            /// <param name="modules">Names and modules; the result owns them.</param>
            /// <returns>The module.</returns>
            public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);

            /// <summary>Modules in a row, named by their positions.</summary>
            /// <param name="modules">The modules; the result owns them.</param>
            /// <returns>The module.</returns>
            public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules)
            {
                Sequential result = new([]);
                foreach (Module<Tensor, Tensor> module in modules)
                {
                    result.append(module);
                }

                return result;
            }

            /// <summary>Modules in a row with names.</summary>
            /// <param name="modules">Names and modules; the result owns them.</param>
            /// <returns>The module.</returns>
            public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => new([.. modules]);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Modules in a row: each takes the result of the one before.</summary>
    public class Sequential : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly List<torch.nn.Module<torch.Tensor, torch.Tensor>> _modules = [];

        /// <summary>A row of named modules.</summary>
        /// <param name="modules">Names and modules; this module owns them.</param>
        protected internal Sequential(params (string name, torch.nn.Module<torch.Tensor, torch.Tensor> submodule)[] modules) : base(nameof(Sequential))
        {
            foreach ((string name, torch.nn.Module<torch.Tensor, torch.Tensor> module) in modules)
            {
                append(name, module);
            }
        }

        /// <summary>How many modules there are.</summary>
        public int Count => _modules.Count;

        /// <summary>One of the modules.</summary>
        /// <param name="index">Position, 0 or more.</param>
        /// <returns>The module.</returns>
        public torch.nn.Module<torch.Tensor, torch.Tensor> this[int index] => _modules[index];

        /// <summary>Adds a module at the end.</summary>
        /// <param name="name">Its name.</param>
        /// <param name="module">The module; this one owns it.</param>
        /// <returns>This module.</returns>
        public Sequential append(string name, torch.nn.Module<torch.Tensor, torch.Tensor> module)
        {
            register_module(name, module);
            _modules.Add(module);
            return this;
        }

        /// <summary>Adds a module at the end, named by its position.</summary>
        /// <param name="module">The module; this one owns it.</param>
        /// <returns>This module.</returns>
        public Sequential append(torch.nn.Module<torch.Tensor, torch.Tensor> module) =>
            append(_modules.Count.ToString(CultureInfo.InvariantCulture), module);

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input)
        {
            if (_modules.Count == 0)
            {
                return input.alias();
            }

            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor x = input;
            foreach (torch.nn.Module<torch.Tensor, torch.Tensor> module in _modules)
            {
                x = module.call(x);
            }

            return scope.MoveToOuter(x);
        }
    }
}
