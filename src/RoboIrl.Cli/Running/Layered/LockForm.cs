using RoboIrl.Core.Configuration;
using RoboIrl.Envs.CombinationLock;
using RoboIrl.Envs.CombinationLock.Dial;
using RoboIrl.Learners.Layered;
using RoboIrl.Rendering.Pixels;

namespace RoboIrl.Cli.Running.Layered;

/// <summary>What a lock of <c>bench musik</c> is and how it is seen: a closed set.</summary>
internal sealed class LockForm
{
    /// <summary>The fewest decisions.</summary>
    public const int Shortest = 2;

    private const int Side = 32;
    private const double PixelNoise = 0.05;

    // Images are seen through these, found in so many episodes of uniform actions, which count. Chosen as the budgets are.
    private const int Components = 16;
    private const int LookedAt = 512;

    private static readonly DialLockOptions UsualDial = new() { Horizon = Shortest };

    private readonly (int Horizon, int Cover, int Reward)[] _chosen;
    private readonly Func<int, LockDefinition, ulong, LockAtHand> _create;

    private LockForm(string name, string label, int longest, LockParameters parameters, (int Horizon, int Cover, int Reward)[] chosen, Func<int, LockDefinition, ulong, LockAtHand> create) =>
        (Name, Label, Longest, Parameters, _chosen, _create) = (name, label, longest, parameters, chosen, create);

    /// <summary>All there are, that of the published experiments first.</summary>
    public static IReadOnlyList<LockForm> All { get; } =
    [
        new("lock", "the lock", 1_000, new LockParameters { Noise = new CombinationLockOptions { Horizon = Shortest }.Noise }, [(25, 2_048, 1_024), (50, 4_096, 2_048), (100, 8_192, 4_096)],
            static (horizon, definition, seed) => new LockAtHand(new CombinationLockProblem(new CombinationLockOptions { Horizon = horizon, Definition = definition }, seed))),
        new("dial-sensors", $"the dial lock in MuJoCo, {UsualDial.Sensors} noisy sensors,", DialLockOptions.MaxHorizon, new LockParameters { Noise = UsualDial.SensorNoise, Sensors = UsualDial.Sensors, Play = UsualDial.Play }, [(DialLockOptions.MaxHorizon, 2_048, 1_024)],
            static (horizon, definition, seed) =>
            {
                DialLock dial = new(UsualDial with { Horizon = horizon, Definition = definition }, seed);
                return new LockAtHand(dial, dial);
            }),
        new("dial-images", $"the dial lock in MuJoCo, images of {Side} x {Side} pixels with noise, seen through {Components} principal components that {LookedAt} of the counted episodes were for,", DialLockOptions.MaxHorizon,
            new LockParameters { Noise = PixelNoise, Play = UsualDial.Play, Side = Side, Components = Components, Looks = LookedAt }, [(DialLockOptions.MaxHorizon, 4_096, 1_024)],
            static (horizon, definition, seed) =>
            {
                DialLock dial = new(UsualDial with { Horizon = horizon, Definition = definition }, seed);
                try
                {
                    PixelConfig view = new() { Cameras = ["view"], Width = Side, Height = Side, Stack = 1 };
                    PrincipalView seen = PrincipalView.Fit(new PixelProblem(dial, dial.Model, view, PixelNoise), Components, LookedAt, ~seed);
                    return new LockAtHand(seen, dial) { Episodes = seen.Episodes };
                }
                catch
                {
                    dial.Dispose(); // a machine may have no OpenGL
                    throw;
                }
            }) { Fit = new LayeredFit(Hidden: 20, Updates: 400, LearningRate: 3e-3) },
    ];

    /// <summary>Its name in options and files.</summary>
    public string Name { get; }

    /// <summary>Its name in captions.</summary>
    public string Label { get; }

    /// <summary>The most decisions.</summary>
    public int Longest { get; }

    /// <summary>What it is made of beside horizon and definition.</summary>
    public LockParameters Parameters { get; }

    /// <summary>Episodes that are played before any learner begins; they count as the learner's.</summary>
    public int Looks => Parameters.Looks ?? 0;

    /// <summary>Whether published numbers are about this one.</summary>
    public bool IsPublished => this == All[0];

    /// <summary>The name of runs' folders and of <see cref="LockResult.Definition"/>: what is not <c>lock</c> says what it is.</summary>
    /// <param name="definition">Whose rules hold.</param>
    public string FilesOf(LockDefinition definition)
    {
        string rules = definition == LockDefinition.BaselineCode ? "code" : "text";
        return IsPublished ? rules : $"{Name}-{rules}";
    }

    /// <summary>The section of documents that gets its table.</summary>
    /// <param name="definition">Whose rules hold.</param>
    public string SectionOf(LockDefinition definition) => (IsPublished ? "musik" : "musik-" + Name) + (definition == LockDefinition.PaperText ? "-text" : "");

    /// <summary>Episodes per member that a cover is judged by. They do not count, and a dial takes its time.</summary>
    public int JudgedEpisodes => IsPublished ? 20_000 : 2_000;

    // As LayeredBudget.Fit, chosen as the budgets are.
    private LayeredFit? Fit { get; init; }

    /// <summary>Makes a lock.</summary>
    /// <param name="horizon">H.</param>
    /// <param name="definition">Whose rules hold.</param>
    /// <param name="seed">Of its opening actions and of how it is seen.</param>
    public LockAtHand Create(int horizon, LockDefinition definition, ulong seed) => _create(horizon, definition, seed);

    /// <summary>
    /// What learners may spend where the command line does not say; chosen on seeds that tables do not show, the README of MusIK says how and why.
    /// A horizon takes the budget of the next one that was chosen for. Learners that go on until their episodes are spent get those of MusIK.
    /// </summary>
    /// <param name="horizon">H.</param>
    /// <param name="sizes">Where they say nothing, those that were chosen hold.</param>
    public LayeredBudget BudgetFor(int horizon, LockSizes sizes)
    {
        (_, int cover, int reward) = _chosen.FirstOrDefault(c => c.Horizon >= horizon, _chosen[^1]);
        (cover, reward) = (sizes.Cover ?? cover, sizes.Reward ?? reward);
        return new LayeredBudget(cover, reward, sizes.Most, ((horizon - 1L) * cover) + ((long)horizon * reward)) { Fit = Fit };
    }
}
