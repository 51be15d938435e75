namespace RoboIrl.Envs.Tests.Described;

/// <summary>Files and models that are missing, broken, too large or elsewhere, and plain values out of range.</summary>
internal static class PlantedFileErrors
{
    private const string Rest = "\nframe_skip: 1\nobservation: [time()]\nreward: {a: time()}\naction: {actuators: [push, kick]}\n";

    public static IEnumerable<PlantedError> All =>
    [
        // the model
        Model("§crawlr.xml", "does not exist", "did you mean 'crawler.xml'"),
        Model("§nowhere/crawler.xml", "does not exist"),
        Model("§../crawler.xml", "leaves the folder"),
        Model("§models/../../crawler.xml", "leaves the folder"),
        Model("§/etc/passwd", "is absolute"),
        Model("§models", "is a folder"),
        Model("§models\\crawler.xml", "separated by /"),
        Model("§notes.txt", "is no .xml file"),
        Model("§empty.xml", "is empty"),
        Model("§link.xml", "is a link"),
        Model("§elsewhere/crawler.xml", "'elsewhere' is a link"),
        Model("§broken.xml", "is not well-formed XML"),
        Model("§entity.xml", "is not well-formed XML"),
        Model("§bad.xml", "does not compile", "typo"),
        Model("§outside.xml", "'../meshes/m.stl'", "lies outside the folder"),
        Model("§[crawler.xml]", "'model' is a list"),
        Model("§~", "'model' is nothing"),
        // plain values
        new("id:", "id: §Crawler", "is malformed", "robots/my-robot-v0"),
        new("id:", "id: §test/crawler", "is malformed"),
        new("id:", "id: §[test/crawler-v0]", "'id' is a list"),
        new("id:", "id: §locomotion/hopper-v5", "is that of a registered environment"),
        new("summary:", "summary: §[a]", "'summary' is a list"),
        new("frame_skip:", "frame_skip: §0", "whole number from 1 to 10000"),
        new("frame_skip:", "frame_skip: §-2", "whole number from 1 to 10000"),
        new("frame_skip:", "frame_skip: §2.5", "whole number from 1 to 10000"),
        new("frame_skip:", "frame_skip: §many", "'frame_skip' is 'many'"),
        new("frame_skip:", "frame_skip: §\"5\"", "is the text \"5\""),
        new("max_episode_steps:", "max_episode_steps: §0", "whole number from 1"),
        new("max_episode_steps:", "max_episode_steps: §1e12", "whole number from 1"),
        new("stepping:", "stepping: §fresh", "expected one of whole_steps, fresh_derived"),
        // keys that are missing or twice
        new("", "§frame_skip: 1\nobservation: [time()]\nreward: {a: time()}", "missing key 'model'"),
        new("", "§model: crawler.xml\nobservation: [time()]\nreward: {a: time()}", "missing key 'frame_skip'"),
        new("", "§model: crawler.xml\nframe_skip: 1\nreward: {a: time()}", "missing key 'observation'"),
        new("", "§model: crawler.xml\nframe_skip: 1\nobservation: [time()]", "missing key 'reward'"),
        new("stepping:", "§frame_skip: 4", "duplicate key 'frame_skip'"),
        // YAML itself
        new("", "", "the file", "is empty"),
        new("", "§- a\n- b", "holds a list"),
        new("", "§just words", "holds 'just words'"),
        new("", "model: §crawler.xml\n\tframe_skip: 1", "not valid YAML"),
        new("", "model: §\"crawler.xml", "not valid YAML"),
        new("", "model: §!!python/object crawler.xml", "tag"),
        new("", "model: §*nothing", "has no anchor"),
        new("", "model: crawler.xml\n§---\nmodel: b.xml", "a second document"),
        new("", "constants: " + Deep(40), "nested more than 32 deep"),
        new("", "§# " + new string('x', 300_000), "characters"),
        new("", "observation:\n" + Entries(19_997) + "  - §time()\n" + Entries(3), "more than 20000 values"),
        new("", "model: crawler.xml\nframe_skip: 1\nreward: {a: time()}\nobservation:\n  §" + string.Concat(Enumerable.Repeat("- time()\n  ", 1_001)), "is a list of 1001"),
    ];

    // 33 brackets are one too many: the first is at depth 1.
    private static string Deep(int depth)
    {
        string open = new('[', depth);
        return open[..32] + "§" + open[32..] + new string(']', depth);
    }

    private static string Entries(int count) => string.Concat(Enumerable.Repeat("  - time()\n", count));

    private static PlantedError Model(string path, params string[] words) => new("", $"model: {path}{Rest}", words);
}
