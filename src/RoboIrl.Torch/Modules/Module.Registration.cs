using System.Reflection;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            /// <summary>
            /// Registers every field that holds a parameter, a tensor (a buffer) or a module, under the name of the field
            /// (or of its <see cref="ComponentNameAttribute"/>). Call it at the end of the constructor, once all fields are set.
            /// </summary>
            /// <remarks>Fields of the type itself come first, then those of its base types, each in the order of declaration.</remarks>
            protected virtual void RegisterComponents()
            {
                for (Type? type = GetType(); type is not null && type != typeof(Module); type = type.BaseType)
                {
                    IEnumerable<FieldInfo> fields = type
                        .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                        .OrderBy(field => field.MetadataToken);
                    foreach (FieldInfo field in fields)
                    {
                        RegisterField(field);
                    }
                }
            }

            private void RegisterField(FieldInfo field)
            {
                string name = field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;
                switch (field.GetValue(this))
                {
                    case Module module when !_children.ContainsKey(name):
                        register_module(name, module);
                        break;
                    case Parameter parameter when !_parameters.ContainsKey(name):
                        register_parameter(name, parameter);
                        break;
                    case Tensor tensor when tensor is not Modules.Parameter && !_buffers.ContainsKey(name):
                        register_buffer(name, tensor);
                        break;
                }
            }

            /// <summary>Adds a child.</summary>
            /// <param name="name">Its name: not empty, without dots, new in this module.</param>
            /// <param name="submodule">The child; this module owns it from now on.</param>
            /// <exception cref="ArgumentException">The name is empty, has a dot, or is taken.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                ArgumentNullException.ThrowIfNull(submodule);
                CheckName(name, "module");
                _children.Add(name, submodule);
            }

            /// <summary>Adds a child, as <see cref="register_module"/>.</summary>
            /// <param name="name">Its name.</param>
            /// <param name="module">The child.</param>
            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Adds a parameter.</summary>
            /// <param name="name">Its name: not empty, without dots, new in this module.</param>
            /// <param name="param">The parameter; null keeps the name for an absent one.</param>
            /// <exception cref="ArgumentException">The name is empty, has a dot, or is taken.</exception>
            public virtual void register_parameter(string name, Parameter? param)
            {
                CheckName(name, "parameter");
                _parameters.Add(name, param);
            }

            /// <summary>Adds a buffer: state that is saved and moved with the module, but not trained.</summary>
            /// <param name="name">Its name: not empty, without dots, new in this module.</param>
            /// <param name="tensor">The buffer; null keeps the name for an absent one.</param>
            /// <param name="persistent">False leaves it out of <see cref="state_dict"/>.</param>
            /// <exception cref="ArgumentException">The name is empty, has a dot, or is taken.</exception>
            public virtual void register_buffer(string name, Tensor? tensor, bool persistent = true)
            {
                CheckName(name, "buffer");
                _buffers.Add(name, (tensor, persistent));
            }

            /// <summary>Puts another parameter under a registered name; the old one is the caller's to free.</summary>
            internal void ReplaceParameter(string name, Parameter? parameter) => _parameters[name] = parameter;

            /// <summary>Puts another child under a name, or adds it.</summary>
            internal void ReplaceModule(string name, Module module) => _children[name] = module;

            internal void ClearModules() => _children.Clear();

            internal void ClearParameters() => _parameters.Clear();

            private void CheckName(string name, string kind)
            {
                ArgumentException.ThrowIfNullOrEmpty(name);
                if (name.Contains('.', StringComparison.Ordinal))
                {
                    throw new ArgumentException($"The {kind} name '{name}' has a dot; dots separate the levels of nested modules. Use another name.", nameof(name));
                }

                if (_parameters.ContainsKey(name) || _buffers.ContainsKey(name) || _children.ContainsKey(name))
                {
                    throw new ArgumentException($"The {kind} name '{name}' is already registered in module '{_name}'. Give each parameter, buffer and child its own name.", nameof(name));
                }
            }
        }
    }
}
