namespace RoboIrl.Envs.Tabletop;

/// <summary>The scenes of the tabletop tasks, which travel inside this assembly beside those of the manipulation suite.</summary>
internal static class TabletopModels
{
    // Scenes include the arm and the table of the manipulation suite, so they share its folder.
    private const string Shared = "metaworld/";
    private const string Folder = "tabletop/";
    private const string Extension = ".xml";

    /// <summary>A scene: arm, table and the task's things.</summary>
    /// <param name="name">File name without extension, for example <c>cube</c>.</param>
    public static ModelSource Load(string name) => ModelSource.EmbeddedWithIncludes(typeof(TabletopModels).Assembly, Shared, Folder + name + Extension);
}
