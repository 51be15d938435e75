using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            /// <summary>The named parameters and persistent buffers: the tensors themselves, not copies.</summary>
            /// <param name="destination">Where to add them; a new dictionary when null.</param>
            /// <param name="prefix">Put before each name, with a dot.</param>
            /// <returns>Per module: its parameters, its buffers, then its children.</returns>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= new Dictionary<string, Tensor>(StringComparer.Ordinal);
                string start = string.IsNullOrEmpty(prefix) ? string.Empty : prefix + ".";
                foreach ((string path, Module module) in Tree(true))
                {
                    foreach ((string name, Parameter? parameter) in module._parameters)
                    {
                        if (parameter is not null)
                        {
                            destination.TryAdd(start + path + name, parameter);
                        }
                    }

                    foreach ((string name, (Tensor? buffer, bool persistent)) in module._buffers)
                    {
                        if (buffer is not null && persistent)
                        {
                            destination.TryAdd(start + path + name, buffer);
                        }
                    }
                }

                return destination;
            }

            /// <summary>Copies values into the parameters and buffers.</summary>
            /// <param name="source">Named tensors of the same shapes; they stay the caller's.</param>
            /// <param name="strict">True refuses missing and unknown names.</param>
            /// <param name="skip">Names to leave as they are.</param>
            /// <returns>Names of this module without a value in <paramref name="source"/>, and the other way around.</returns>
            /// <exception cref="InvalidOperationException">Names differ and <paramref name="strict"/> is set; nothing was changed.</exception>
            /// <exception cref="ArgumentException">A shape differs; nothing was changed.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(source);
                Dictionary<string, Tensor> own = state_dict();
                List<string> missing = [.. own.Keys.Where(name => !source.ContainsKey(name) && skip?.Contains(name) is not true)];
                List<string> unexpected = [.. source.Keys.Where(name => !own.ContainsKey(name) && skip?.Contains(name) is not true)];
                if (strict && (missing.Count > 0 || unexpected.Count > 0))
                {
                    throw new InvalidOperationException($"The state does not fit module '{_name}': missing [{string.Join(", ", missing)}], unknown [{string.Join(", ", unexpected)}]. Load a state of the same network, or pass strict: false.");
                }

                List<(Tensor Target, Tensor Value)> pairs = [];
                foreach ((string name, Tensor target) in own)
                {
                    if (skip?.Contains(name) is not true && source.TryGetValue(name, out Tensor? value))
                    {
                        StateStream.CheckShape(name, target, value.shape);
                        pairs.Add((target, value));
                    }
                }

                using IDisposable mode = no_grad();
                foreach ((Tensor target, Tensor value) in pairs)
                {
                    target.copy_(value);
                }

                return (missing, unexpected);
            }

            /// <summary>Writes the state to a file in TorchSharp's binary format.</summary>
            /// <param name="location">Path of the file; an existing one is replaced.</param>
            /// <param name="skip">Names to leave out.</param>
            /// <returns>This module.</returns>
            public Module save(string location, IList<string>? skip = null)
            {
                using FileStream stream = File.Create(location);
                return save(stream, skip);
            }

            /// <summary>Writes the state to a stream, which stays open.</summary>
            /// <param name="stream">Where to write.</param>
            /// <param name="skip">Names to leave out.</param>
            /// <returns>This module.</returns>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using BinaryWriter writer = new(stream, System.Text.Encoding.UTF8, leaveOpen: true);
                return save(writer, skip);
            }

            /// <summary>Writes the state: the count, then name and tensor of each entry.</summary>
            /// <param name="writer">Where to write.</param>
            /// <param name="skip">Names to leave out.</param>
            /// <returns>This module.</returns>
            public virtual Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(writer);
                StateStream.Write(writer, state_dict().Where(entry => skip?.Contains(entry.Key) is not true).ToList());
                return this;
            }

            /// <summary>Reads the state from a file in TorchSharp's binary format.</summary>
            /// <param name="location">Path of the file.</param>
            /// <param name="strict">True refuses missing and unknown names.</param>
            /// <param name="skip">Names to leave as they are.</param>
            /// <param name="loadedParameters">Filled with each name and whether it was loaded.</param>
            /// <returns>This module.</returns>
            /// <exception cref="InvalidDataException">The file is cut short or not of this format.</exception>
            /// <exception cref="ArgumentException">Names, shapes or element types differ.</exception>
            public Module load(string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using FileStream stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            /// <summary>Reads the state from a stream, which stays open.</summary>
            /// <param name="stream">Where to read.</param>
            /// <param name="strict">True refuses missing and unknown names.</param>
            /// <param name="skip">Names to leave as they are.</param>
            /// <param name="loadedParameters">Filled with each name and whether it was loaded.</param>
            /// <returns>This module.</returns>
            public Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using BinaryReader reader = new(stream, System.Text.Encoding.UTF8, leaveOpen: true);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Reads the state.</summary>
            /// <param name="reader">Where to read.</param>
            /// <param name="strict">True refuses missing and unknown names.</param>
            /// <param name="skip">Names to leave as they are.</param>
            /// <param name="loadedParameters">Filled with each name and whether it was loaded.</param>
            /// <returns>This module.</returns>
            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                ArgumentNullException.ThrowIfNull(reader);
                StateStream.Read(reader, state_dict(), strict, skip ?? [], loadedParameters);
                return this;
            }
        }
    }
}
