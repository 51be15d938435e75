using RoboIrl.Core.Configuration;
using RoboIrl.Envs.Described.Expressions;

namespace RoboIrl.Envs.Described.Documents;

/// <summary>A named expression with its tree; what it means is checked where a model is at hand.</summary>
internal sealed record NamedExpression(string Name, SourcePosition Position, ExpressionText Text, Syntax Syntax);

/// <summary>A part of the observation: <c>clip</c>, then <c>scale</c>. Constant are the elements that never change, on purpose.</summary>
internal sealed record ObservationEntry(string? Name, ExpressionText Text, Syntax Syntax)
{
    public (double Low, double High)? Clip { get; init; }

    public double Scale { get; init; } = 1;

    public IReadOnlyList<(int Element, SourcePosition Position)> Constant { get; init; } = [];
}

/// <summary>A part of the reward: weight times value.</summary>
internal sealed record RewardEntry(string Name, ExpressionText Text, Syntax Syntax, double Weight);

/// <summary>A name of the model where it is written.</summary>
internal sealed record PlacedName(string Name, SourcePosition Position);

/// <summary>How one actuator is driven: raw, or [-1, 1] to a range; no range means the actuator's own.</summary>
internal sealed record ActionOverride(PlacedName Actuator, bool IsRaw, (double Low, double High)? Range);

/// <summary>How actions become controls. No list of actuators means all.</summary>
internal sealed record ActionSection(bool IsRaw, SourcePosition Position, IReadOnlyList<PlacedName>? Actuators, IReadOnlyList<ActionOverride> Overrides);

/// <summary>How numbers of the start are drawn.</summary>
internal enum DrawKind
{
    Uniform,
    Normal,
    Value,
    Limits,
}

/// <summary>One draw of the start. First and second are low and high, or mean and deviation, or the value.</summary>
internal sealed record DrawEntry(
    bool IsPosition, IReadOnlyList<PlacedName>? Joints, IReadOnlyList<PlacedName> Exclude, bool IsSet, DrawKind Kind, double First, double Second, SourcePosition Position);

/// <summary>How an episode starts.</summary>
internal sealed record ResetSection(PlacedName? Keyframe, IReadOnlyList<DrawEntry> Draws);

/// <summary>What differs from episode to episode, with the place where it is written.</summary>
internal sealed record RandomizationSection(RandomizationConfig Config, ConfigMap Written);

/// <summary>An environment as its YAML says it, checked as far as that is possible without the model. Immutable.</summary>
internal sealed record Document
{
    /// <summary>The keys of a file, in the order that the documentation shows.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "id", "summary", "model", "frame_skip", "stepping", "max_episode_steps", "constants", "variables",
        "observation", "action", "reward", "termination", "reset", "randomization", "info",
    ];

    public PlacedName? Id { get; init; }

    public string? Summary { get; init; }

    public PlacedName? Model { get; init; }

    public int FrameSkip { get; init; } = 1;

    public SteppingMode Stepping { get; init; }

    public int MaxEpisodeSteps { get; init; } = 1_000;

    public RandomizationSection? Randomization { get; init; }

    public required IReadOnlyDictionary<string, double> Constants { get; init; }

    public required IReadOnlyList<NamedExpression> Variables { get; init; }

    /// <summary>Every variable that was written, the malformed ones included: they shall not be called unknown.</summary>
    public required IReadOnlyCollection<string> VariableNames { get; init; }

    public required IReadOnlyList<ObservationEntry> Observation { get; init; }

    public required ActionSection Action { get; init; }

    public required IReadOnlyList<RewardEntry> Reward { get; init; }

    public required IReadOnlyList<NamedExpression> Termination { get; init; }

    public required ResetSection Reset { get; init; }

    public required IReadOnlyList<NamedExpression> Info { get; init; }
}
