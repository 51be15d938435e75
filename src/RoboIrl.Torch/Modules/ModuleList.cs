using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A list of modules.</summary>
            /// <typeparam name="T">Their common type.</typeparam>
            /// <param name="modules">The modules; the list owns them.</param>
            /// <returns>The list.</returns>
            public static ModuleList<T> ModuleList<T>(params T[] modules) where T : Module => new(modules);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A list of modules whose parameters are named by position: <c>0.weight</c>.</summary>
    /// <typeparam name="T">Common type of the modules.</typeparam>
    public class ModuleList<T> : NumberedList<T>
        where T : torch.nn.Module
    {
        /// <summary>Makes a list.</summary>
        /// <param name="modules">The modules; the list owns them.</param>
        public ModuleList(params T[] modules) : base(nameof(ModuleList<T>))
        {
            ArgumentNullException.ThrowIfNull(modules);
            AddAll(modules);
        }

        /// <summary>Adds a module at the end, as <see cref="NumberedList{T}.Add"/>.</summary>
        /// <param name="module">The module; the list owns it.</param>
        public void append(T module) => Add(module);

        /// <summary>Adds modules at the end.</summary>
        /// <param name="modules">The modules; the list owns them.</param>
        public void extend(IEnumerable<T> modules) => AddAll(modules);

        private protected override void Register(string name, T item) => register_module(name, item);

        private protected override void Replace(string name, T item) => ReplaceModule(name, item);

        private protected override void Unregister() => ClearModules();
    }
}
