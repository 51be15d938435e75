using RoboIrl.Core.Geometry;
using RoboIrl.Core.Randomness;
using RoboIrl.Envs.MetaWorld.Experts;

namespace RoboIrl.Envs.MetaWorld;

/// <summary>The description of one manipulation task: all that is known of it before a world is made.</summary>
public sealed record TaskInfo
{
    private const int LargestTries = 10_000;

    /// <summary>Name, for example <c>drawer-open</c>; the environment's id is the suite's name and this, <c>metaworld/drawer-open</c>.</summary>
    public required string Name { get; init; }

    /// <summary>File name of the model without extension.</summary>
    public required string Model { get; init; }

    /// <summary>What the robot shall do, one imperative sentence.</summary>
    public required string Instruction { get; init; }

    /// <summary>The same in other words.</summary>
    public required IReadOnlyList<string> Paraphrases { get; init; }

    /// <summary>The published reward as a formula in plain text.</summary>
    public required string Reward { get; init; }

    /// <summary>The reward under <see cref="RuleSet.Fixed"/>, without the 10 of a successful state; null where it is the published one.</summary>
    public string? FixedReward { get; init; }

    /// <summary>When the task is done by the published rules, in plain text.</summary>
    public required string Success { get; init; }

    /// <summary>When the task is done under <see cref="RuleSet.Fixed"/>; null where it is the published rule.</summary>
    public string? FixedSuccess { get; init; }

    /// <summary>Defects of the original rules that <see cref="RuleSet.Faithful"/> keeps and <see cref="RuleSet.Fixed"/> does not have, a sentence each.</summary>
    public IReadOnlyList<string> Defects { get; init; } = [];

    /// <summary>
    /// Lower ends of the placement vector, 3 or 6 numbers: object, then goal or fixture, metres. What else a task places comes behind these.
    /// </summary>
    public required IReadOnlyList<double> Low { get; init; }

    /// <summary>Upper ends of the placement vector.</summary>
    public required IReadOnlyList<double> High { get; init; }

    /// <summary>A placement is drawn again while its two points are nearer than this, seen from above; 0 for never.</summary>
    public double MinimumGap { get; init; }

    /// <summary>Where the hand starts.</summary>
    public HandStart HandStart { get; init; }

    /// <summary>Lower corner of the box that the hand's set-point is kept in.</summary>
    public Vec3 ReachLow { get; init; } = new(-0.5, 0.4, 0.05);

    /// <summary>Order of the observed quaternion under <see cref="RuleSet.Faithful"/>.</summary>
    public QuaternionOrder FaithfulQuaternion { get; init; } = QuaternionOrder.ScalarFirst;

    /// <summary>Joint ranges of the original that the faithful rules put back into the model.</summary>
    public IReadOnlyList<JointRange> FaithfulRanges { get; init; } = [];

    /// <summary>Springs of the original that the faithful rules put back into the model.</summary>
    public IReadOnlyList<JointStiffness> FaithfulStiffness { get; init; } = [];

    /// <summary>
    /// Elements of the current frame (0 .. 17) and of the goal (36 .. 38) that have one value in every state.
    /// Those of the previous frame follow from them.
    /// </summary>
    public IReadOnlyList<int> ConstantObservations { get; init; } = [];

    /// <summary>Makes the task of one world.</summary>
    public required Func<TaskSetup, MetaWorldTask> Create { get; init; }

    /// <summary>A scripted policy that solves the task under the fixed rules.</summary>
    public required ExpertRule Expert { get; init; }

    /// <summary>Draws a placement: uniform in its box, again while object and target are too near each other.</summary>
    /// <param name="rng">The only source of chance.</param>
    /// <param name="placement">As long as <see cref="Low"/>.</param>
    /// <exception cref="InvalidOperationException">The box leaves no room for <see cref="MinimumGap"/>.</exception>
    public void Draw(ref Rng rng, Span<double> placement)
    {
        for (int i = 0; i < LargestTries; i++)
        {
            for (int k = 0; k < placement.Length; k++)
            {
                placement[k] = rng.Uniform(Low[k], High[k]);
            }

            if (MinimumGap <= 0 || Vec3.DistanceXY(Vec3.From(placement), Vec3.From(placement[3..])) >= MinimumGap)
            {
                return;
            }
        }

        throw new InvalidOperationException($"{Name}: no placement with a gap of {MinimumGap} m in {LargestTries} draws; the box leaves no room for it.");
    }
}
