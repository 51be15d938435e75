using RoboIrl.Envs.Described.Expressions;

namespace RoboIrl.Envs.Described.Terms;

/// <summary>Every function and term that an expression may call.</summary>
internal static class Vocabulary
{
    /// <summary>By name.</summary>
    public static IReadOnlyDictionary<string, Callable> Callables { get; } =
        Functions.All.Append(ToleranceTerm.Function)
            .Concat(JointTerms.All).Concat(PoseTerms.All).Concat(MotionTerms.All).Concat(ActuatorTerms.All).Concat(ContactTerms.All)
            .ToDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>Words that name nothing else.</summary>
    public static IReadOnlyList<string> Keywords { get; } = ["and", "or", "not", "true", "false", "pi", "inf", "dt"];
}
