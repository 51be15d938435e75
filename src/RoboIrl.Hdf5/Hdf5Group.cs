using System.Text;
using RoboIrl.Hdf5.Interop;

namespace RoboIrl.Hdf5;

/// <summary>A group: names that lead to groups and datasets of the same file.</summary>
public sealed unsafe class Hdf5Group : Hdf5Object
{
    private Hdf5Group(long id, string file, string path) : base(id, file, path)
    {
    }

    /// <summary>How many names it has.</summary>
    /// <exception cref="Hdf5Exception">The file is damaged.</exception>
    public long Count
    {
        get
        {
            lock (Hdf5Library.Gate)
            {
                H5G_info_t info;
                _ = Hdf5Library.Check(Hdf5Api.H5Gget_info(Id, &info), $"The group {Where} cannot be read");
                return checked((long)info.nlinks);
            }
        }
    }

    /// <summary>The root of a file.</summary>
    internal static Hdf5Group OpenRoot(long file, string path)
    {
        fixed (byte* root = "/\0"u8)
        {
            return new Hdf5Group(Hdf5Library.Check(Hdf5Api.H5Oopen(file, (sbyte*)root, Hdf5Api.H5P_DEFAULT), $"The file '{path}' has no root"), path, "/");
        }
    }

    /// <summary>What a name leads to; nothing is read of it.</summary>
    /// <param name="name">A name without slashes.</param>
    /// <exception cref="Hdf5Exception">It is a link to elsewhere, or the file is damaged.</exception>
    public Hdf5Node NodeOf(string name)
    {
        lock (Hdf5Library.Gate)
        {
            if (!Has(name))
            {
                return Hdf5Node.None;
            }

            using Hdf5Id opened = new(OpenObject(name, out H5I_type_t type), "");
            return type switch
            {
                H5I_type_t.H5I_GROUP => Hdf5Node.Group,
                H5I_type_t.H5I_DATASET => Hdf5Node.Dataset,
                _ => Hdf5Node.Other,
            };
        }
    }

    /// <summary>Its names, in the order of their bytes.</summary>
    /// <exception cref="Hdf5Exception">There are more than <see cref="Hdf5Limits.Names"/>, or the file is damaged.</exception>
    public IReadOnlyList<string> Names()
    {
        long count = Count;
        if (count > Hdf5Limits.Names)
        {
            throw new Hdf5Exception($"The group {Where} has {count} names, expected at most {Hdf5Limits.Names}.");
        }

        lock (Hdf5Library.Gate)
        {
            return [.. Enumerable.Range(0, (int)count).Select(NameAt)];
        }
    }

    /// <summary>Opens a group of this one.</summary>
    /// <param name="name">A name without slashes.</param>
    /// <exception cref="Hdf5Exception">It is missing, something else or a link to elsewhere, or the file is damaged.</exception>
    public Hdf5Group OpenGroup(string name)
    {
        lock (Hdf5Library.Gate)
        {
            return new Hdf5Group(Open(name, H5I_type_t.H5I_GROUP, "a group"), File, Below(name));
        }
    }

    /// <summary>Opens a dataset of this group and judges it: where its bytes are, how they are packed, how large it claims to be.</summary>
    /// <param name="name">A name without slashes.</param>
    /// <exception cref="Hdf5Exception">It is missing, something else, a link to elsewhere, or refused; or the file is damaged.</exception>
    public Hdf5Dataset OpenDataset(string name)
    {
        lock (Hdf5Library.Gate)
        {
            return Hdf5Dataset.Judged(Open(name, H5I_type_t.H5I_DATASET, "a dataset"), File, Below(name));
        }
    }

    /// <summary>Makes a group.</summary>
    /// <param name="name">A name without slashes that is not taken.</param>
    /// <exception cref="Hdf5Exception">It is taken, or the file cannot be written.</exception>
    public Hdf5Group CreateGroup(string name)
    {
        RefusePath(name);
        lock (Hdf5Library.Gate)
        {
            using Hdf5Id creation = Hdf5Library.Untimed(*Hdf5Api.H5P_CLS_GROUP_CREATE_ID_g);
            fixed (byte* bytes = Hdf5Library.Text(name))
            {
                long id = Hdf5Api.H5Gcreate2(Id, (sbyte*)bytes, Hdf5Api.H5P_DEFAULT, creation.Value, Hdf5Api.H5P_DEFAULT);
                return new Hdf5Group(Hdf5Library.Check(id, $"The group '{Below(name)}' cannot be made in '{File}'"), File, Below(name));
            }
        }
    }

    /// <summary>Makes a dataset, which is then written from its first row on.</summary>
    /// <param name="name">A name without slashes that is not taken.</param>
    /// <param name="element">What it holds, anything but <see cref="Hdf5Element.Other"/>.</param>
    /// <param name="shape">Rows, then numbers per row where there are several; empty for a single number.</param>
    /// <param name="compressed">Whether its chunks are packed with deflate.</param>
    /// <exception cref="Hdf5Exception">The name is taken, or the file cannot be written.</exception>
    public Hdf5Dataset CreateDataset(string name, Hdf5Element element, IReadOnlyList<long> shape, bool compressed)
    {
        ArgumentNullException.ThrowIfNull(shape);
        RefusePath(name);
        lock (Hdf5Library.Gate)
        {
            return Hdf5Dataset.Create(Id, name, element, shape, compressed, File, Below(name));
        }
    }

    /// <summary>Writes a text, as h5py writes bytes.</summary>
    /// <param name="name">A name without slashes that is not taken.</param>
    /// <param name="text">The text, not empty.</param>
    /// <exception cref="Hdf5Exception">The name is taken, or the file cannot be written.</exception>
    public void WriteText(string name, string text)
    {
        RefusePath(name);
        lock (Hdf5Library.Gate)
        {
            string what = $"'{Below(name)}' cannot be written in '{File}'";
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            using Hdf5Id type = Hdf5Types.Text(bytes.Length);
            using Hdf5Id space = new(Hdf5Api.H5Screate(H5S_class_t.H5S_SCALAR), what);
            using Hdf5Id creation = Hdf5Library.Untimed(*Hdf5Api.H5P_CLS_DATASET_CREATE_ID_g);
            fixed (byte* title = Hdf5Library.Text(name), content = bytes)
            {
                using Hdf5Id dataset = new(Hdf5Api.H5Dcreate2(Id, (sbyte*)title, type.Value, space.Value, Hdf5Api.H5P_DEFAULT, creation.Value, Hdf5Api.H5P_DEFAULT), what);
                _ = Hdf5Library.Check(Hdf5Api.H5Dwrite(dataset.Value, type.Value, Hdf5Api.H5S_ALL, Hdf5Api.H5S_ALL, Hdf5Api.H5P_DEFAULT, content), what);
            }
        }
    }

    /// <summary>Sets an attribute of this group to a number.</summary>
    /// <param name="name">A name that is not taken.</param>
    /// <param name="value">The number.</param>
    public void SetAttribute(string name, double value) => Attribute(name, Hdf5Library.Float64, &value);

    /// <inheritdoc cref="SetAttribute(string, double)"/>
    public void SetAttribute(string name, long value) => Attribute(name, Hdf5Library.Int64, &value);

    /// <inheritdoc cref="SetAttribute(string, double)"/>
    public void SetAttribute(string name, ulong value) => Attribute(name, Hdf5Library.UInt64, &value);

    /// <summary>Reads an attribute that is a whole number.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The number; null where there is no such attribute, or it is no single whole number of at least 0.</returns>
    /// <exception cref="Hdf5Exception">The file is damaged.</exception>
    public ulong? ReadAttribute(string name)
    {
        lock (Hdf5Library.Gate)
        {
            string what = $"The attribute '{name}' of {Where} cannot be read";
            fixed (byte* bytes = Hdf5Library.Text(name))
            {
                if (Hdf5Library.Check(Hdf5Api.H5Aexists(Id, (sbyte*)bytes), what) == 0)
                {
                    return null;
                }

                using Hdf5Id attribute = new(Hdf5Api.H5Aopen(Id, (sbyte*)bytes, Hdf5Api.H5P_DEFAULT), what);
                using Hdf5Id type = new(Hdf5Api.H5Aget_type(attribute.Value), what);
                using Hdf5Id space = new(Hdf5Api.H5Aget_space(attribute.Value), what);
                if (Hdf5Types.ElementOf(type.Value) != Hdf5Element.Integer || Hdf5Api.H5Sget_simple_extent_type(space.Value) != H5S_class_t.H5S_SCALAR)
                {
                    return null;
                }

                // The library clips what a type cannot hold: as an unsigned number -1 would be 0.
                long signed;
                _ = Hdf5Library.Check(Hdf5Api.H5Aread(attribute.Value, Hdf5Library.Int64, &signed), what);
                if (signed < 0)
                {
                    return null;
                }

                ulong value;
                _ = Hdf5Library.Check(Hdf5Api.H5Aread(attribute.Value, Hdf5Library.UInt64, &value), what);
                return value;
            }
        }
    }

    private void Attribute(string name, long type, void* value)
    {
        lock (Hdf5Library.Gate)
        {
            string what = $"The attribute '{name}' of {Where} cannot be written";
            using Hdf5Id space = new(Hdf5Api.H5Screate(H5S_class_t.H5S_SCALAR), what);
            fixed (byte* bytes = Hdf5Library.Text(name))
            {
                using Hdf5Id attribute = new(Hdf5Api.H5Acreate2(Id, (sbyte*)bytes, type, space.Value, Hdf5Api.H5P_DEFAULT, Hdf5Api.H5P_DEFAULT), what);
                _ = Hdf5Library.Check(Hdf5Api.H5Awrite(attribute.Value, type, value), what);
            }
        }
    }

    private string Below(string name) => (Path == "/" ? "/" : Path + "/") + Hdf5Library.Printable(name);

    private bool Has(string name)
    {
        RefusePath(name);
        fixed (byte* bytes = Hdf5Library.Text(name))
        {
            return Hdf5Library.Check(Hdf5Api.H5Lexists(Id, (sbyte*)bytes, Hdf5Api.H5P_DEFAULT), $"The group {Where} cannot be read") > 0;
        }
    }

    private long Open(string name, H5I_type_t expected, string word)
    {
        if (!Has(name))
        {
            throw new Hdf5Exception($"There is no '{Below(name)}' in '{File}'.");
        }

        long id = OpenObject(name, out H5I_type_t type);
        if (type == expected)
        {
            return id;
        }

        _ = Hdf5Api.H5Idec_ref(id);
        string other = type switch { H5I_type_t.H5I_GROUP => "a group", H5I_type_t.H5I_DATASET => "a dataset", _ => "a named type" };
        throw new Hdf5Exception($"'{Below(name)}' in '{File}' is {other}, expected {word}.");
    }

    // Links of other kinds are refused before anything is opened: an external one would open another file, a soft one may lead to one.
    private long OpenObject(string name, out H5I_type_t type)
    {
        fixed (byte* bytes = Hdf5Library.Text(name))
        {
            H5L_info_t link;
            string what = $"'{Below(name)}' in '{File}' cannot be read";
            _ = Hdf5Library.Check(Hdf5Api.H5Lget_info(Id, (sbyte*)bytes, &link, Hdf5Api.H5P_DEFAULT), what);
            if (link.type != H5L_type_t.H5L_TYPE_HARD)
            {
                string kind = link.type switch { H5L_type_t.H5L_TYPE_SOFT => "a soft link", H5L_type_t.H5L_TYPE_EXTERNAL => "an external link", _ => "a user-defined link" };
                throw new Hdf5Exception($"'{Below(name)}' in '{File}' is {kind}, which is not followed; copy the file with the links resolved (h5repack, h5py's copy with expand_soft and expand_external).");
            }

            long id = Hdf5Library.Check(Hdf5Api.H5Oopen(Id, (sbyte*)bytes, Hdf5Api.H5P_DEFAULT), what);
            type = Hdf5Api.H5Iget_type(id);
            return id;
        }
    }

    private string NameAt(int index)
    {
        const int Longest = 256;
        byte* text = stackalloc byte[Longest];
        fixed (byte* here = ".\0"u8)
        {
            nint length = Hdf5Api.H5Lget_name_by_idx(Id, (sbyte*)here, H5_index_t.H5_INDEX_NAME, H5_iter_order_t.H5_ITER_INC, (ulong)index, (sbyte*)text, Longest, Hdf5Api.H5P_DEFAULT);
            _ = Hdf5Library.Check(length, $"The names in the group {Where} cannot be read");
            return Encoding.UTF8.GetString(text, (int)Math.Min(length, Longest - 1));
        }
    }

    private static void RefusePath(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.AsSpan().ContainsAny('/', '\0') || name == ".")
        {
            throw new ArgumentException($"'{name}' is a path; a group takes one name at a time.", nameof(name));
        }
    }
}
