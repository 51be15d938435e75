using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            /// <summary>All parameters, each once.</summary>
            /// <param name="recurse">False stays in this module.</param>
            /// <returns>Own parameters, then those of the children in order.</returns>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(named => named.parameter);

            /// <summary>All parameters with their dotted names; one that is reachable twice is listed under its first name.</summary>
            /// <param name="recurse">False stays in this module.</param>
            /// <returns>Own parameters, then those of the children in order.</returns>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                HashSet<Parameter> seen = new(ReferenceEqualityComparer.Instance);
                foreach ((string prefix, Module module) in Tree(recurse))
                {
                    foreach ((string name, Parameter? parameter) in module._parameters)
                    {
                        if (parameter is not null && seen.Add(parameter))
                        {
                            yield return (prefix + name, parameter);
                        }
                    }
                }
            }

            /// <summary>All buffers.</summary>
            /// <param name="recurse">False stays in this module.</param>
            /// <returns>Own buffers, then those of the children in order.</returns>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true) => named_buffers(recurse).Select(named => named.buffer);

            /// <summary>All buffers with their dotted names.</summary>
            /// <param name="recurse">False stays in this module.</param>
            /// <param name="include_nonpersistent">False leaves out the buffers that are not saved.</param>
            /// <returns>Own buffers, then those of the children in order.</returns>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                foreach ((string prefix, Module module) in Tree(recurse))
                {
                    foreach ((string name, (Tensor? buffer, bool persistent)) in module._buffers)
                    {
                        if (buffer is not null && (persistent || include_nonpersistent))
                        {
                            yield return (prefix + name, buffer);
                        }
                    }
                }
            }

            /// <summary>The direct children.</summary>
            /// <returns>The children in the order of registration.</returns>
            public virtual IEnumerable<Module> children() => _children.Values;

            /// <summary>The direct children with their names.</summary>
            /// <returns>The children in the order of registration.</returns>
            public virtual IEnumerable<(string name, Module module)> named_children() => _children.Select(child => (child.Key, child.Value));

            /// <summary>All modules below this one.</summary>
            /// <returns>The modules of <see cref="named_modules"/>.</returns>
            public virtual IEnumerable<Module> modules() => named_modules().Select(named => named.module);

            /// <summary>All modules below this one (not itself) with their dotted names.</summary>
            /// <returns>The children first, then what lies below each of them.</returns>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach ((string name, Module child) in _children)
                {
                    yield return (name, child);
                }

                foreach ((string name, Module child) in _children)
                {
                    foreach ((string below, Module module) in child.named_modules())
                    {
                        yield return ($"{name}.{below}", module);
                    }
                }
            }

            /// <summary>Whether a parameter has this dotted name.</summary>
            /// <param name="target">Dotted name, as <c>body.fc1.weight</c>.</param>
            /// <returns>True when there is one.</returns>
            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            /// <summary>The parameter of a dotted name.</summary>
            /// <param name="target">Dotted name, as <c>body.fc1.weight</c>.</param>
            /// <returns>The parameter, or null when there is none of that name.</returns>
            public virtual Parameter? get_parameter(string target)
            {
                (Module? owner, string name) = Owner(target);
                return owner is not null && owner._parameters.TryGetValue(name, out Parameter? parameter) ? parameter : null;
            }

            /// <summary>The buffer of a dotted name.</summary>
            /// <param name="target">Dotted name.</param>
            /// <returns>The buffer, or null when there is none of that name.</returns>
            public virtual Tensor? get_buffer(string target)
            {
                (Module? owner, string name) = Owner(target);
                return owner is not null && owner._buffers.TryGetValue(name, out (Tensor? Tensor, bool Persistent) buffer) ? buffer.Tensor : null;
            }

            private (Module? Owner, string Name) Owner(string target)
            {
                ArgumentException.ThrowIfNullOrEmpty(target);
                string[] path = target.Split('.');
                Module? owner = this;
                for (int i = 0; i < path.Length - 1 && owner is not null; i++)
                {
                    owner = owner._children.TryGetValue(path[i], out Module? child) ? child : null;
                }

                return (owner, path[^1]);
            }

            /// <summary>This module and everything below it, parents before children, with the prefix of their names.</summary>
            private IEnumerable<(string Prefix, Module Module)> Tree(bool recurse)
            {
                yield return (string.Empty, this);
                if (!recurse)
                {
                    yield break;
                }

                foreach ((string name, Module child) in _children)
                {
                    foreach ((string prefix, Module module) in child.Tree(true))
                    {
                        yield return ($"{name}.{prefix}", module);
                    }
                }
            }
        }
    }
}
