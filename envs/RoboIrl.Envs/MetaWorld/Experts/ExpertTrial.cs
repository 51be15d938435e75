using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld.Experts;

/// <summary>How a task's scripted expert did over a number of placements.</summary>
/// <param name="Episodes">Episodes of full length.</param>
/// <param name="Successes">Episodes with success at any step.</param>
/// <param name="FirstSuccess">Mean control step of the first success; NaN without one.</param>
/// <param name="Return">Mean return of an episode.</param>
/// <param name="RewardAfterSuccess">
/// Reward from the first success on, over the most that could be earned there (10 a step), mean over successful episodes; NaN without one.
/// </param>
/// <param name="Failures">Placements of the episodes without success, for whoever improves the expert.</param>
public sealed record ExpertTrial(
    int Episodes, int Successes, double FirstSuccess, double Return, double RewardAfterSuccess, IReadOnlyList<double[]> Failures)
{
    private const double FullReward = 10;

    /// <summary>Part of the episodes that succeeded, 0 .. 1.</summary>
    public double SuccessRate => (double)Successes / Episodes;

    /// <summary>Runs the expert once from each placement.</summary>
    /// <param name="task">The task.</param>
    /// <param name="rules">Rules of reward and success.</param>
    /// <param name="placements">Placement vectors, for example those of a benchmark; at least one.</param>
    /// <param name="actionNoise">Standard deviation of Gaussian noise on each action, 0 for none.</param>
    /// <param name="noiseSeed">Seed of the noise; each episode has a stream of its own.</param>
    /// <param name="assets">A folder with the original models; null for the built-in ones.</param>
    public static ExpertTrial Run(TaskInfo task, RuleSet rules, IReadOnlyList<IReadOnlyList<double>> placements, double actionNoise = 0, ulong noiseSeed = 0, string? assets = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        MetaWorldOptions options = new() { Rules = rules, Assets = assets };
        return Run(task, one => MetaWorldSuite.Define(task, options with { Variations = [one] }), placements, actionNoise, noiseSeed);
    }

    /// <summary>Runs the expert of any task with this arm once from each placement.</summary>
    /// <param name="task">The task.</param>
    /// <param name="define">The environment with one placement; its model is the same for all.</param>
    /// <param name="placements">Placement vectors; at least one.</param>
    /// <param name="actionNoise">Standard deviation of Gaussian noise on each action, 0 for none.</param>
    /// <param name="noiseSeed">Seed of the noise; each episode has a stream of its own.</param>
    public static ExpertTrial Run(
        TaskInfo task, Func<IReadOnlyList<double>, EnvironmentDefinition> define, IReadOnlyList<IReadOnlyList<double>> placements, double actionNoise = 0, ulong noiseSeed = 0)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(define);
        ArgumentNullException.ThrowIfNull(placements);
        ArgumentOutOfRangeException.ThrowIfZero(placements.Count, nameof(placements));
        Tally tally = new(placements.Count);
        using MjModel model = define(placements[0]).Model.Load();
        foreach (IReadOnlyList<double> placement in placements)
        {
            using MuJoCoEnvironment world = new(define(placement), model);
            RunEpisode(world, task.Expert, actionNoise, noiseSeed, placement, tally);
        }

        return tally.Result();
    }

    private static void RunEpisode(MuJoCoEnvironment world, ExpertRule rule, double noise, ulong noiseSeed, IReadOnlyList<double> placement, Tally tally)
    {
        PolicyPlayer player = new(world, new NoisyPolicy(new ExpertPolicy(world.Spec, rule), noise));
        Rng rng = new(noiseSeed, (ulong)tally.Count);
        world.Seed(0, 0);
        player.Reset();
        int first = -1;
        double sum = 0;
        double after = 0;
        EpisodeEnd end = EpisodeEnd.None;
        while (end == EpisodeEnd.None)
        {
            StepResult step = player.Step(ref rng);
            first = first < 0 && player.Success ? world.EpisodeSteps : first;
            sum += step.Reward;
            after += first >= 0 ? step.Reward : 0;
            end = step.End;
        }

        if (world.NumericFaults > 0)
        {
            throw new InvalidOperationException($"{world.Spec.Id}: the physics failed at step {world.EpisodeSteps} from the placement {string.Join(' ', placement)}; an expert's episode must not.");
        }

        tally.Add(first, sum, first < 0 ? double.NaN : after / (FullReward * (world.EpisodeSteps - first + 1)), placement);
    }

    private sealed class Tally(int episodes)
    {
        private readonly List<double[]> _failures = [];
        private int _successes;
        private double _first;
        private double _return;
        private double _after;

        public int Count { get; private set; }

        public void Add(int first, double sum, double after, IReadOnlyList<double> placement)
        {
            Count++;
            _return += sum;
            if (first < 0)
            {
                _failures.Add([.. placement]);
                return;
            }

            _successes++;
            _first += first;
            _after += after;
        }

        public ExpertTrial Result() => new(episodes, _successes, _first / _successes, _return / episodes, _after / _successes, _failures);
    }
}
