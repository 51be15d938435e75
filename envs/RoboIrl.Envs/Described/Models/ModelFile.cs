namespace RoboIrl.Envs.Described.Models;

/// <summary>One of the files that a model is made of.</summary>
/// <param name="Path">Relative to the YAML's folder, without <c>.</c> and <c>..</c>: one file has one path.</param>
/// <param name="Written">The path that the engine will open, as the model puts it together; it may go through other folders.</param>
internal sealed record ModelFile(string Path, string Written);
