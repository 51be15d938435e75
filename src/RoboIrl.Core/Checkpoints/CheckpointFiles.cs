using RoboIrl.Native;

namespace RoboIrl.Core.Checkpoints;

/// <summary>The operations on disk that a checkpoint is made of; tests let each of them fail.</summary>
internal class CheckpointFiles
{
    public virtual Stream Create(string path) => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 16);

    public virtual void Sync(Stream stream)
    {
        if (stream is FileStream file)
        {
            file.Flush(flushToDisk: true);
        }
        else
        {
            stream.Flush();
        }
    }

    public virtual void CreateFolder(string path) => Directory.CreateDirectory(path);

    public virtual void SyncFolder(string path) => FolderSync.Flush(path);

    public virtual bool TryExchangeFolders(string first, string second) => FolderExchange.TryExchange(first, second);

    public virtual void MoveFolder(string from, string to) => Directory.Move(from, to);

    public virtual void DeleteFolder(string path) => Directory.Delete(path, recursive: true);
}
