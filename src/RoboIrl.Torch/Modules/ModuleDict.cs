using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Modules by name.</summary>
            /// <param name="modules">Names and modules; the dictionary owns them.</param>
            /// <returns>The dictionary.</returns>
            public static ModuleDict<Module> ModuleDict(params (string, Module)[] modules) => new(modules);

            /// <summary>Modules by name.</summary>
            /// <typeparam name="T">Their common type.</typeparam>
            /// <param name="modules">Names and modules; the dictionary owns them.</param>
            /// <returns>The dictionary.</returns>
            public static ModuleDict<T> ModuleDict<T>(params (string, T)[] modules) where T : Module => new(modules);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Modules by name, in the order in which they were added.</summary>
    /// <typeparam name="T">Common type of the modules.</typeparam>
    public class ModuleDict<T> : torch.nn.Module, IDictionary<string, T>
        where T : torch.nn.Module
    {
        private readonly OrderedDictionary<string, T> _items = new(StringComparer.Ordinal);

        /// <summary>Makes a dictionary.</summary>
        /// <param name="modules">Names and modules; the dictionary owns them.</param>
        public ModuleDict(params (string, T)[] modules) : base(nameof(ModuleDict<T>))
        {
            ArgumentNullException.ThrowIfNull(modules);
            foreach ((string name, T module) in modules)
            {
                Add(name, module);
            }
        }

        /// <inheritdoc/>
        public int Count => _items.Count;

        /// <inheritdoc/>
        public bool IsReadOnly => false;

        /// <inheritdoc/>
        public ICollection<string> Keys => _items.Keys;

        /// <inheritdoc/>
        public ICollection<T> Values => _items.Values;

        /// <inheritdoc/>
        public T this[string key]
        {
            get => _items[key];
            set
            {
                ArgumentNullException.ThrowIfNull(value);
                _items[key] = value;
                ReplaceModule(key, value);
            }
        }

        /// <inheritdoc/>
        public void Add(string key, T value)
        {
            register_module(key, value);
            _items.Add(key, value);
        }

        /// <inheritdoc/>
        public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

        /// <inheritdoc/>
        public bool Remove(string key)
        {
            bool removed = _items.Remove(key);
            ClearModules();
            foreach ((string name, T module) in _items)
            {
                register_module(name, module);
            }

            return removed;
        }

        /// <inheritdoc/>
        public bool Remove(KeyValuePair<string, T> item) => Contains(item) && Remove(item.Key);

        /// <inheritdoc/>
        public void Clear()
        {
            _items.Clear();
            ClearModules();
        }

        /// <inheritdoc/>
        public bool ContainsKey(string key) => _items.ContainsKey(key);

        /// <inheritdoc/>
        public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => _items.TryGetValue(key, out value);

        /// <inheritdoc/>
        public bool Contains(KeyValuePair<string, T> item) => _items.TryGetValue(item.Key, out T? value) && ReferenceEquals(value, item.Value);

        /// <inheritdoc/>
        public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) => ((ICollection<KeyValuePair<string, T>>)_items).CopyTo(array, arrayIndex);

        /// <inheritdoc/>
        public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => _items.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
    }
}
