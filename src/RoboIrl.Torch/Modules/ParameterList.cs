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
    public class ParameterList : NumberedList<Parameter>
    {
        /// <summary>Makes a list.</summary>
        /// <param name="parameters">The parameters; the list owns them.</param>
        public ParameterList(params Parameter[] parameters) : base(nameof(ParameterList))
        {
            ArgumentNullException.ThrowIfNull(parameters);
            AddAll(parameters);
        }

        private protected override void Register(string name, Parameter item) => register_parameter(name, item);

        private protected override void Replace(string name, Parameter item) => ReplaceParameter(name, item);

        private protected override void Unregister() => ClearParameters();
    }
}
