using RoboIrl.Core.Geometry;

namespace RoboIrl.Core.RewardPrograms;

/// <summary>What the author of a reward program may use beside arithmetic: these types and nothing else of the suite.</summary>
/// <remarks>The listing in a prompt and the allow-list of the verifier are both made from here, so that they cannot differ.</remarks>
public static class RewardContract
{
    /// <summary>Most different names of terms in a program.</summary>
    public const int MostTerms = 32;

    /// <summary>Most characters in a term's name.</summary>
    public const int LongestTermName = 32;

    /// <summary>Largest magnitude of a step's reward and of each of its terms. What is beyond it is a fault: a learner could not learn from it.</summary>
    public const double LargestReward = 1e4;

    /// <summary>Every type of the contract; generic ones as definitions.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        typeof(IRewardProgram<>),
        typeof(IRewardTerms),
        typeof(IWorld),
        typeof(IManipulationWorld),
        typeof(IRobot),
        typeof(ITaskObject),
        typeof(IRigidObject),
        typeof(IArticulatedPart),
        typeof(IHopperWorld),
        typeof(IAntWorld),
        typeof(AntLeg),
        typeof(INamedWorld),
        typeof(JointState),
        typeof(Pose),
        typeof(Quat),
        typeof(Vec3),
    ];

    /// <summary>Whether a text can be the name of a term: lower-case letters, digits and underscores, a letter first.</summary>
    /// <param name="name">Any text.</param>
    public static bool IsTermName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is > 0 and <= LongestTermName
            && char.IsAsciiLetterLower(name[0])
            && name.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
    }
}
