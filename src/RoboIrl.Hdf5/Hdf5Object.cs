using RoboIrl.Hdf5.Interop;

namespace RoboIrl.Hdf5;

/// <summary>An open group or dataset. Safe for use from several threads: calls wait for each other, as the library demands.</summary>
/// <remarks>Closing the file closes what is open in it; using that afterwards is an error, not a crash.</remarks>
public abstract class Hdf5Object : IDisposable
{
    private long _id;

    private protected Hdf5Object(long id, string file, string path) => (_id, File, Path) = (id, file, path);

    /// <summary>The file, as it was opened.</summary>
    public string File { get; }

    /// <summary>Where it is in the file, for example <c>/episode_3/observations</c>.</summary>
    public string Path { get; }

    /// <summary>How messages name it.</summary>
    public string Where => $"'{Path}' in '{File}'";

    private protected long Id => _id > 0 ? _id : throw new ObjectDisposedException(Where);

    /// <summary>Closes it. Calling it twice is allowed.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    private protected virtual void Dispose(bool disposing)
    {
        lock (Hdf5Library.Gate)
        {
            if (_id > 0)
            {
                _ = Hdf5Api.H5Idec_ref(_id);
                _id = 0;
            }
        }
    }
}
