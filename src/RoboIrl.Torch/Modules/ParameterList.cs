using System.Collections;
using System.Globalization;
using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A list of parameters.</summary>
            /// <param name="parameters">The parameters; the list owns them.</param>
            /// <returns>The list.</returns>
            public static ParameterList ParameterList(params Parameter[] parameters) => new(parameters);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A list of parameters that are named by position.</summary>
    public class ParameterList : torch.nn.Module, IList<Parameter>
    {
        private readonly List<Parameter> _list = [];

        /// <summary>Makes a list.</summary>
        /// <param name="parameters">The parameters; the list owns them.</param>
        public ParameterList(params Parameter[] parameters) : base(nameof(ParameterList))
        {
            ArgumentNullException.ThrowIfNull(parameters);
            foreach (Parameter parameter in parameters)
            {
                Add(parameter);
            }
        }

        /// <inheritdoc/>
        public int Count => _list.Count;

        /// <inheritdoc/>
        public bool IsReadOnly => false;

        /// <inheritdoc/>
        public Parameter this[int index]
        {
            get => _list[index];
            set
            {
                ArgumentNullException.ThrowIfNull(value);
                _list[index] = value;
                ReplaceParameter(Name(index), value);
            }
        }

        /// <inheritdoc/>
        public void Add(Parameter item)
        {
            ArgumentNullException.ThrowIfNull(item);
            register_parameter(Name(_list.Count), item);
            _list.Add(item);
        }

        /// <inheritdoc/>
        public void Insert(int index, Parameter item)
        {
            ArgumentNullException.ThrowIfNull(item);
            _list.Insert(index, item);
            Rename();
        }

        /// <inheritdoc/>
        public void RemoveAt(int index)
        {
            _list.RemoveAt(index);
            Rename();
        }

        /// <inheritdoc/>
        public bool Remove(Parameter item)
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
            ClearParameters();
        }

        /// <inheritdoc/>
        public bool Contains(Parameter item) => IndexOf(item) >= 0;

        /// <inheritdoc/>
        public void CopyTo(Parameter[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

        /// <inheritdoc/>
        public int IndexOf(Parameter item) => _list.FindIndex(other => ReferenceEquals(other, item));

        /// <inheritdoc/>
        public IEnumerator<Parameter> GetEnumerator() => _list.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => _list.GetEnumerator();

        private void Rename()
        {
            ClearParameters();
            for (int i = 0; i < _list.Count; i++)
            {
                register_parameter(Name(i), _list[i]);
            }
        }

        private static string Name(int index) => index.ToString(CultureInfo.InvariantCulture);
    }
}
