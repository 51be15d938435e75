using System.Collections;
using System.Globalization;
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
    public class ModuleList<T> : torch.nn.Module, IList<T>
        where T : torch.nn.Module
    {
        private readonly List<T> _list = [];

        /// <summary>Makes a list.</summary>
        /// <param name="modules">The modules; the list owns them.</param>
        public ModuleList(params T[] modules) : base(nameof(ModuleList<T>))
        {
            ArgumentNullException.ThrowIfNull(modules);
            foreach (T module in modules)
            {
                Add(module);
            }
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
                ReplaceModule(Name(index), value);
            }
        }

        /// <summary>Adds a module at the end.</summary>
        /// <param name="item">The module; the list owns it.</param>
        public void Add(T item)
        {
            register_module(Name(_list.Count), item);
            _list.Add(item);
        }

        /// <summary>Adds a module at the end, as <see cref="Add"/>.</summary>
        /// <param name="module">The module; the list owns it.</param>
        public void append(T module) => Add(module);

        /// <summary>Adds modules at the end.</summary>
        /// <param name="modules">The modules; the list owns them.</param>
        public void extend(IEnumerable<T> modules)
        {
            foreach (T module in modules)
            {
                Add(module);
            }
        }

        /// <summary>Puts a module at a position; those behind it are renamed.</summary>
        /// <param name="index">Position.</param>
        /// <param name="item">The module; the list owns it.</param>
        public void Insert(int index, T item)
        {
            ArgumentNullException.ThrowIfNull(item);
            _list.Insert(index, item);
            Rename();
        }

        /// <summary>Takes a module off the list; it becomes the caller's and those behind it are renamed.</summary>
        /// <param name="index">Position.</param>
        public void RemoveAt(int index)
        {
            _list.RemoveAt(index);
            Rename();
        }

        /// <inheritdoc/>
        public bool Remove(T item)
        {
            bool removed = _list.Remove(item);
            Rename();
            return removed;
        }

        /// <inheritdoc/>
        public void Clear()
        {
            _list.Clear();
            ClearModules();
        }

        /// <inheritdoc/>
        public bool Contains(T item) => _list.Contains(item);

        /// <inheritdoc/>
        public void CopyTo(T[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

        /// <inheritdoc/>
        public int IndexOf(T item) => _list.IndexOf(item);

        /// <inheritdoc/>
        public IEnumerator<T> GetEnumerator() => _list.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => _list.GetEnumerator();

        private void Rename()
        {
            ClearModules();
            for (int i = 0; i < _list.Count; i++)
            {
                register_module(Name(i), _list[i]);
            }
        }

        private static string Name(int index) => index.ToString(CultureInfo.InvariantCulture);
    }
}
