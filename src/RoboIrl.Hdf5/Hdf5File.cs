using RoboIrl.Hdf5.Interop;
using RoboIrl.Native;

namespace RoboIrl.Hdf5;

/// <summary>An open HDF5 file: its root group, and what becomes of it.</summary>
/// <remarks>
/// Files are untrusted: only what lies in the file itself is followed. The library's own parsing of a damaged file is not beyond doubt;
/// read what may be hostile in a process of its own.
/// </remarks>
public sealed unsafe class Hdf5File : IDisposable
{
    private long _id;

    private Hdf5File(long id, string path)
    {
        (_id, FilePath) = (id, path);
        try
        {
            Root = Hdf5Group.OpenRoot(id, path);
        }
        catch
        {
            _ = Hdf5Api.H5Fclose(id);
            throw;
        }
    }

    /// <summary>Where it is.</summary>
    public string FilePath { get; }

    /// <summary>The group that holds everything; it lives as long as the file.</summary>
    public Hdf5Group Root { get; }

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">A regular file.</param>
    /// <exception cref="Hdf5Exception">It is missing, truncated or no HDF5 file.</exception>
    public static Hdf5File Open(string path)
    {
        if (MappedFile.LengthOf(path) == 0)
        {
            throw new Hdf5Exception($"There is no file '{path}' with anything in it.");
        }

        lock (Hdf5Library.Gate)
        {
            using Hdf5Id access = Access();
            fixed (byte* name = Hdf5Library.Text(path))
            {
                return new Hdf5File(Hdf5Library.Check(Hdf5Api.H5Fopen((sbyte*)name, Hdf5Api.H5F_ACC_RDONLY, access.Value), $"The file '{path}' cannot be read"), path);
            }
        }
    }

    /// <summary>Makes a file.</summary>
    /// <param name="path">A name that is not taken.</param>
    /// <exception cref="Hdf5Exception">It is, or nothing can be written there.</exception>
    public static Hdf5File Create(string path)
    {
        lock (Hdf5Library.Gate)
        {
            using Hdf5Id access = Access();
            using Hdf5Id creation = Hdf5Library.Untimed(*Hdf5Api.H5P_CLS_FILE_CREATE_ID_g);
            _ = Hdf5Library.Check(
                Hdf5Api.H5Pset_link_creation_order(creation.Value, Hdf5Api.H5P_CRT_ORDER_TRACKED | Hdf5Api.H5P_CRT_ORDER_INDEXED), "The order of creation cannot be kept");
            fixed (byte* name = Hdf5Library.Text(path))
            {
                return new Hdf5File(Hdf5Library.Check(Hdf5Api.H5Fcreate((sbyte*)name, Hdf5Api.H5F_ACC_EXCL, creation.Value, access.Value), $"The file '{path}' cannot be made"), path);
            }
        }
    }

    /// <summary>Writes what is not on the disk yet and closes the file; disposing alone swallows errors of that.</summary>
    /// <exception cref="Hdf5Exception">Something could not be written; the file is no good.</exception>
    public void Close()
    {
        Root.Dispose();
        lock (Hdf5Library.Gate)
        {
            (long id, _id) = (_id, 0);
            if (id > 0)
            {
                _ = Hdf5Library.Check(Hdf5Api.H5Fclose(id), $"The file '{FilePath}' cannot be closed");
            }
        }
    }

    /// <summary>Closes the file and everything that is open in it. Calling it twice is allowed.</summary>
    public void Dispose()
    {
        try
        {
            Close();
        }
        catch (Hdf5Exception)
        {
            // Whoever wrote and wants to know calls Close.
        }
    }

    // Reading needs no lock of the file system, which some network file systems do not have.
    private static Hdf5Id Access()
    {
        Hdf5Id access = new(Hdf5Api.H5Pcreate(*Hdf5Api.H5P_CLS_FILE_ACCESS_ID_g), "A property list cannot be made");
        _ = Hdf5Api.H5Pset_fclose_degree(access.Value, H5F_close_degree_t.H5F_CLOSE_STRONG);
        _ = Hdf5Api.H5Pset_file_locking(access.Value, 0, 1);
        return access;
    }
}
