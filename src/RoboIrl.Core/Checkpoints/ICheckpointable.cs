namespace RoboIrl.Core.Checkpoints;

/// <summary>Something whose state is part of a run: saved and restored exactly, so that a resumed run ends with the same bytes.</summary>
public interface ICheckpointable
{
    /// <summary>Writes the whole state.</summary>
    /// <param name="writer">Named tensors and values; names are unique below the writer's prefix.</param>
    void Save(ICheckpointWriter writer);

    /// <summary>Restores the whole state.</summary>
    /// <param name="reader">What <see cref="Save"/> wrote; missing names and wrong shapes are errors that name file and entry.</param>
    void Load(ICheckpointReader reader);
}
