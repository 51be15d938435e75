using System.Diagnostics;
using System.Globalization;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Envs.Checks;

/// <summary>Runs the zero policy and a random one in an environment and tells what a person wants to know before training.</summary>
public static class EnvironmentProbe
{
    private const int Steps = 1_000;
    private const ulong Seed = 11;
    private const string TermPrefix = "reward";

    /// <summary>Probes an environment with fixed seeds.</summary>
    /// <param name="definition">The environment.</param>
    /// <param name="steps">Control steps of each policy, at least 1.</param>
    /// <exception cref="InvalidDataException">An episode cannot begin: an expression of the observation fails in the first state.</exception>
    public static ProbeReport Run(EnvironmentDefinition definition, int steps = Steps)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        using MuJoCoEnvironment world = new(definition, definition.Model.Load(), ownsModel: true);
        EnvironmentSpec spec = world.Spec;
        double[] low = new double[spec.Observation.Size];
        double[] high = new double[spec.Observation.Size];
        Array.Fill(low, double.PositiveInfinity);
        Array.Fill(high, double.NegativeInfinity);
        double[] sums = new double[spec.InfoNames.Count];
        double[] sizes = new double[spec.InfoNames.Count];

        ProbeRollout zero = RunPolicy(world, isRandom: false, steps, low, high, null, null);
        long start = Stopwatch.GetTimestamp();
        ProbeRollout random = RunPolicy(world, isRandom: true, steps, low, high, sums, sizes);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new ProbeReport(
            [zero, random],
            [.. Enumerable.Range(0, low.Length).Select(i => new ProbeColumn(NameOf(spec.Observation, i), low[i], high[i]))],
            Terms(spec.InfoNames, sums, sizes, steps),
            steps / Math.Max(seconds, 1e-9));
    }

    private static ProbeRollout RunPolicy(MuJoCoEnvironment world, bool isRandom, int steps, double[] low, double[] high, double[]? sums, double[]? sizes)
    {
        EnvironmentSpec spec = world.Spec;
        List<int> lengths = [];
        List<double> returns = [];
        int terminated = 0;
        int length = 0;
        double total = 0;
        string? fault = null;
        long before = world.NumericFaults;
        void OnFault(NumericFault found) => fault ??= found.Reason;
        world.Faulted += OnFault;
        Rng rng = new(Seed, 1);
        float[] action = new float[spec.Action.Size];
        double[] observation = new double[spec.Observation.Size];
        double[] info = new double[spec.InfoNames.Count];
        world.Seed(Seed, isRandom ? 1UL : 0UL);
        Begin();
        for (int step = 0; step < steps; step++)
        {
            if (isRandom)
            {
                Draw(spec.Action, action, ref rng);
            }

            StepResult result = world.Step(action, observation);
            Widen(observation, low, high);
            world.ReadInfo(info);
            Add(info, sums, sizes);
            length++;
            total += result.Reward;
            if (result.End != EpisodeEnd.None)
            {
                lengths.Add(length);
                returns.Add(total);
                terminated += result.End.HasFlag(EpisodeEnd.Terminated) ? 1 : 0;
                Begin();
            }
        }

        world.Faulted -= OnFault;
        return new ProbeRollout(isRandom ? "random" : "zero", lengths, returns, terminated, length, total, world.NumericFaults - before, fault);

        void Begin()
        {
            world.Reset(observation);
            Widen(observation, low, high);
            (length, total) = (0, 0);
        }
    }

    private static void Draw(VectorSpec spec, float[] action, ref Rng rng)
    {
        for (int i = 0; i < action.Length; i++)
        {
            action[i] = (float)(spec.Low.Count > 0 ? rng.Uniform(spec.Low[i], spec.High[i]) : rng.Uniform(-1, 1));
        }
    }

    private static void Widen(double[] observation, double[] low, double[] high)
    {
        for (int i = 0; i < observation.Length; i++)
        {
            low[i] = Math.Min(low[i], observation[i]);
            high[i] = Math.Max(high[i], observation[i]);
        }
    }

    private static void Add(double[] info, double[]? sums, double[]? sizes)
    {
        for (int i = 0; i < info.Length && sums is not null && sizes is not null; i++)
        {
            sums[i] += info[i];
            sizes[i] += Math.Abs(info[i]);
        }
    }

    private static List<ProbeTerm> Terms(IReadOnlyList<string> names, double[] sums, double[] sizes, int steps)
    {
        int[] terms = [.. Enumerable.Range(0, names.Count).Where(i => names[i].StartsWith(TermPrefix, StringComparison.Ordinal))];
        double all = terms.Sum(i => sizes[i]);
        return [.. terms.Select(i => new ProbeTerm(names[i], sums[i] / steps, all > 0 ? sizes[i] / all : 0))];
    }

    private static string NameOf(VectorSpec spec, int element) =>
        element < spec.Names.Count ? spec.Names[element] : element.ToString(CultureInfo.InvariantCulture);
}
