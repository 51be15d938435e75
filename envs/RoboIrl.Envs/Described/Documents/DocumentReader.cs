using RoboIrl.Core.Configuration;
using RoboIrl.Envs.Described.Expressions;
using RoboIrl.Envs.Described.Terms;

namespace RoboIrl.Envs.Described.Documents;

/// <summary>Reads a file's text into a <see cref="Document"/>; everything wrong is collected.</summary>
internal static class DocumentReader
{
    private const int MaxSteps = 1_000_000_000;
    private const int MaxFrameSkip = 10_000;

    /// <summary>Reads a document; null where the text is no YAML section at all, which is reported then.</summary>
    public static Document? Read(string name, string text, List<ConfigProblem> problems)
    {
        ConfigNode? node = YamlReader.Read(text, name, problems);
        if (problems.Count > 0 && node is null)
        {
            return null;
        }

        if (node is not ConfigMap root)
        {
            problems.Add(new(node?.Position ?? new(name, 1, 1), "", $"the file holds {node?.Kind ?? "nothing"}, expected an environment with the keys {string.Join(", ", Document.Keys)}"));
            return null;
        }

        Reading reading = new(new SourceText(name, text), problems);
        reading.Map(root, "", Document.Keys);
        Require(root, "model", "the path of the MJCF file, relative to this file", reading);
        Require(root, "frame_skip", "physics steps per control step", reading);
        Require(root, "observation", "a list of expressions", reading);
        Require(root, "reward", "named expressions", reading);
        foreach (ConfigEntry entry in (root.Find("variables")?.Value as ConfigMap)?.Entries ?? [])
        {
            reading.VariableNames.Add(entry.Key);
        }

        ReadConstants(root, reading);

        return new Document
        {
            Id = Value(root, "id") is { } id && reading.Word(id, "id", "an id such as robots/my-robot-v0") is { } word ? new PlacedName(word, id.Position) : null,
            Summary = Value(root, "summary") is ConfigScalar { IsNull: false } summary ? summary.Text.Trim() : Refused(Value(root, "summary"), "summary", "a sentence", reading),
            Model = Value(root, "model") is { } model && reading.Word(model, "model", "the path of an MJCF file") is { } path ? new PlacedName(path, model.Position) : null,
            FrameSkip = (Value(root, "frame_skip") is { } skip ? reading.Whole(skip, "frame_skip", 1, MaxFrameSkip) : null) ?? 1,
            Stepping = Value(root, "stepping") is { } stepping && reading.Choice(stepping, "stepping", "whole_steps", "fresh_derived") == "fresh_derived" ? SteppingMode.FreshDerived : SteppingMode.WholeSteps,
            MaxEpisodeSteps = (Value(root, "max_episode_steps") is { } steps ? reading.Whole(steps, "max_episode_steps", 1, MaxSteps) : null) ?? 1_000,
            Constants = reading.Constants,
            VariableNames = reading.VariableNames,
            Variables = ReadVariables(root, reading),
            Observation = TaskSections.ReadObservation(Value(root, "observation"), reading),
            Action = ActionReader.Read(Value(root, "action"), root, reading),
            Reward = TaskSections.ReadReward(Value(root, "reward"), reading),
            Termination = TaskSections.ReadNamed(Value(root, "termination"), "termination", "fallen: height(\"torso\") < 0.7", reading),
            Reset = ResetReader.Read(Value(root, "reset"), reading),
            Randomization = ReadRandomization(Value(root, "randomization"), problems, reading),
            Info = TaskSections.ReadNamed(Value(root, "info"), "info", "x: position(\"torso\")[0]", reading),
        };
    }

    private static ConfigNode? Value(ConfigMap map, string key) => map.Find(key)?.Value;

    private static string? Refused(ConfigNode? node, string key, string expected, Reading reading)
    {
        if (node is not null)
        {
            reading.Refuse(node, $"'{key}' is {node.Kind}, expected {expected}");
        }

        return null;
    }

    private static RandomizationSection? ReadRandomization(ConfigNode? node, List<ConfigProblem> problems, Reading reading)
    {
        if (node is ConfigMap map)
        {
            return new RandomizationSection((RandomizationConfig)new ConfigBinder(problems, null).BindSection(typeof(RandomizationConfig), map, null, "randomization"), map);
        }

        Refused(node, "randomization", "a section such as {actuator_delay: [0, 2]}", reading);
        return null;
    }

    private static void Require(ConfigMap root, string key, string meaning, Reading reading)
    {
        if (root.Find(key) is null)
        {
            reading.Refuse(root.Position, $"missing key '{key}': {meaning}");
        }
    }

    private static void ReadConstants(ConfigMap root, Reading reading)
    {
        foreach (ConfigEntry entry in reading.Named(Value(root, "constants"), "constants", "speed: 1.5"))
        {
            if (IsFree(entry, "constant", reading))
            {
                // A constant may use those above it; one that is wrong still has its name, so that its users make no noise.
                reading.Constants[entry.Key] = reading.Finite(entry.Value, $"constant '{entry.Key}'") ?? 1;
            }
        }
    }

    private static List<NamedExpression> ReadVariables(ConfigMap root, Reading reading)
    {
        List<NamedExpression> variables = [];
        foreach (ConfigEntry entry in reading.Named(Value(root, "variables"), "variables", "speed: rate(joint_position(\"rootx\"))"))
        {
            if (!IsFree(entry, "variable", reading))
            {
                continue;
            }

            if (reading.Constants.ContainsKey(entry.Key))
            {
                reading.Refuse(entry.KeyPosition, $"the variable '{entry.Key}' has the name of a constant; rename one");
            }
            else if (reading.Expression(entry.Value, $"variable '{entry.Key}'") is { } expression)
            {
                variables.Add(new NamedExpression(entry.Key, entry.KeyPosition, expression.Text, expression.Syntax));
            }
        }

        return variables;
    }

    private static bool IsFree(ConfigEntry entry, string kind, Reading reading)
    {
        if (Vocabulary.Keywords.Contains(entry.Key, StringComparer.Ordinal))
        {
            return reading.Refuse(entry.KeyPosition, $"the {kind} '{entry.Key}' has the name of a word of the language; rename it");
        }

        return !Vocabulary.Callables.ContainsKey(entry.Key)
            || reading.Refuse(entry.KeyPosition, $"the {kind} '{entry.Key}' has the name of a function or term; rename it");
    }
}
