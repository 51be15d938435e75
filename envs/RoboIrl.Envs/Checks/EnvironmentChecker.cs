using System.Globalization;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Checks;

/// <summary>Checks that an environment keeps the contracts that learners, checkpoints and comparisons rely on.</summary>
/// <remarks>Takes about a second for a robot of ten degrees of freedom; random actions, fixed seeds.</remarks>
public static class EnvironmentChecker
{
    private const int Rows = 3;
    private const int Steps = 200;
    private const int AllocationSteps = 300;
    private const ulong Seed = 7;

    // Waiting for the end of longer episodes would tell nothing more.
    private const int LongestEpisode = 250;

    /// <summary>Runs every check.</summary>
    /// <param name="definition">The environment; a model that does not load, or an episode that cannot begin, is a failed check, not an exception.</param>
    /// <returns>One result per check, in a fixed order.</returns>
    public static IReadOnlyList<CheckResult> Run(EnvironmentDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        (string Name, Func<EnvironmentDefinition, string?> Check)[] checks =
        [
            ("specification matches the values", CheckSpecification),
            ("same seed, same states, for 1 and 2 workers", CheckDeterminism),
            ("another seed, other states", CheckSeeds),
            ("starts are randomised", static d => ObservationChecks.Starts(d, Seed)),
            ("no constant observation element that is not documented", static d => ObservationChecks.ConstantElements(d, Seed)),
            ("a saved state restores bit for bit", CheckStates),
            ("episodes end, final observations survive the reset", CheckAutoReset),
            ("info of an ending step survives the reset", static d => InfoChecks.EndingSteps(d, Rows, Seed)),
            ("a numeric fault truncates and is reported", CheckNumericFault),
            ("a step allocates nothing", CheckAllocation),
        ];
        return [.. checks.Select(c => RunOne(c.Name, c.Check, definition))];
    }

    private static CheckResult RunOne(string name, Func<EnvironmentDefinition, string?> check, EnvironmentDefinition definition)
    {
        try
        {
            string? problem = check(definition);
            return new CheckResult(name, problem is null, problem ?? "ok");
        }
        catch (Exception e) when (e is MuJoCoException or IOException or InvalidDataException or ConfigException or ArgumentException or InvalidOperationException or IndexOutOfRangeException)
        {
            return new CheckResult(name, false, e.Message);
        }
    }

    private static string? CheckSpecification(EnvironmentDefinition definition)
    {
        using CheckRun run = new(definition, Rows, 1, Seed);
        EnvironmentSpec spec = run.Environment.Spec;
        string? problem = VectorProblem("observation", spec.Observation) ?? VectorProblem("action", spec.Action);
        if (problem is not null)
        {
            return problem;
        }

        double timestep = run.Environment.Model.Timestep * definition.FrameSkip;
        if (Math.Abs(timestep - spec.ControlTimestep) > 1e-12)
        {
            return Text($"the control timestep is {spec.ControlTimestep} s, but the model's timestep times frame_skip is {timestep} s");
        }

        double[] info = new double[spec.InfoNames.Count];
        for (int step = 0; step < Steps; step++)
        {
            run.Step();
            run.Environment.ReadInfo(0, info);
            if (!Array.TrueForAll(run.Observations, float.IsFinite) || !Array.TrueForAll(run.Rewards, float.IsFinite) || !Array.TrueForAll(info, double.IsFinite))
            {
                return Text($"step {step}: an observation, a reward or an info value is not finite");
            }

            problem = BoundsProblem(spec.Observation, run.Observations, step) ?? BoundsProblem(spec.Observation, run.FinalObservations, step);
            if (problem is not null)
            {
                return problem;
            }
        }

        return run.Environment.NumericFaults == 0 ? null : Text($"{run.Environment.NumericFaults} numeric faults in {Steps} random steps of {Rows} worlds");
    }

    private static string? CheckDeterminism(EnvironmentDefinition definition)
    {
        using CheckRun one = new(definition, Rows, 1, Seed);
        using CheckRun two = new(definition, Rows, 2, Seed);
        for (int step = 0; step < Steps; step++)
        {
            one.Step();
            two.Step();
            if (one.Hash() != two.Hash())
            {
                return Text($"step {step}: the states of one worker (hash {one.Hash():x16}) and of two ({two.Hash():x16}) differ; a task must draw from the given stream only and share nothing between worlds");
            }
        }

        return null;
    }

    private static string? CheckSeeds(EnvironmentDefinition definition)
    {
        using CheckRun one = new(definition, Rows, 1, Seed);
        using CheckRun other = new(definition, Rows, 1, Seed + 1);
        bool differ = Enumerable.Range(0, Rows).Any(i =>
            !ObservationChecks.StateOf(one.Environment.World(i)).AsSpan().SequenceEqual(ObservationChecks.StateOf(other.Environment.World(i))));
        return differ ? null : "two seeds give the same first states; InitializeEpisode does not use its stream";
    }

    private static string? CheckStates(EnvironmentDefinition definition)
    {
        using CheckRun run = new(definition, Rows, 1, Seed);
        run.Step(Steps / 10);
        MuJoCoVectorEnvironment environment = run.Environment;
        double[][] states = [.. Enumerable.Range(0, Rows).Select(_ => new double[environment.StateSize])];
        for (int i = 0; i < Rows; i++)
        {
            environment.GetState(i, states[i]);
        }

        float[] seen = [.. run.Observations];
        run.RememberActions();
        run.Step(Steps);
        ulong expected = run.Hash();
        float[] observation = new float[environment.Spec.Observation.Size];
        for (int i = 0; i < Rows; i++)
        {
            environment.ResetTo(i, states[i], observation);
            if (!observation.AsSpan().SequenceEqual(seen.AsSpan(i * observation.Length, observation.Length)))
            {
                return "a restored state is observed otherwise than when it was saved; what the engine left behind and cannot compute anew from the state belongs into GetState and SetState";
            }
        }

        run.RepeatActions();
        run.Step(Steps);
        return run.Hash() == expected
            ? null
            : "stepping on from a restored state gives other bits; what the task keeps from step to step belongs into GetState and SetState";
    }

    private static string? CheckAutoReset(EnvironmentDefinition whole)
    {
        EnvironmentDefinition definition = ShortEpisodes.Of(whole, LongestEpisode);
        using CheckRun run = new(definition, Rows, 1, Seed);
        int size = run.Environment.Spec.Observation.Size;
        int[] length = new int[Rows];
        int ended = 0;
        for (int step = 0; step < definition.MaxEpisodeSteps; step++)
        {
            run.Step();
            for (int i = 0; i < Rows; i++)
            {
                length[i]++;
                EpisodeEnd end = run.Ends[i];
                bool same = run.Observations.AsSpan(i * size, size).SequenceEqual(run.FinalObservations.AsSpan(i * size, size));
                if (end == EpisodeEnd.None && !same)
                {
                    return Text($"step {step}, world {i}: the episode goes on, but the final observation differs from the next one");
                }

                if (end != EpisodeEnd.None && same)
                {
                    return Text($"step {step}, world {i}: the episode ended ({end}), but its final observation is the new episode's first");
                }

                if (end.HasFlag(EpisodeEnd.Truncated) != (length[i] == definition.MaxEpisodeSteps))
                {
                    return Text($"step {step}, world {i}: {end} after {length[i]} of {definition.MaxEpisodeSteps} steps");
                }

                if (end != EpisodeEnd.None)
                {
                    ended++;
                    length[i] = 0;
                }
            }
        }

        return ended >= Rows ? null : Text($"only {ended} episodes ended in {definition.MaxEpisodeSteps} steps of {Rows} worlds");
    }

    private static string? CheckNumericFault(EnvironmentDefinition definition)
    {
        using CheckRun run = new(definition, Rows, 1, Seed);
        NumericFault? fault = null;
        run.Environment.Faulted += f => fault = f;
        run.Step(2);
        run.Environment.World(1).Data.Qvel[0] = 1e12;
        run.Step();
        if (run.Ends[1] != EpisodeEnd.Truncated || run.Environment.NumericFaults != 1 || fault is not { World: 1, EpisodeStep: 2 })
        {
            return Text($"a velocity of 1e12 gave end {run.Ends[1]}, {run.Environment.NumericFaults} counted faults, report {fault?.Reason ?? "none"}; expected Truncated, 1 and a report for world 1 at step 2");
        }

        run.Step();
        return Array.TrueForAll(run.Observations, float.IsFinite) && Array.TrueForAll(run.FinalObservations, float.IsFinite) && !run.Ends[0].HasFlag(EpisodeEnd.Truncated)
            ? null
            : "after a numeric fault the next step's observations are not finite, or another world was truncated";
    }

    private static string? CheckAllocation(EnvironmentDefinition definition)
    {
        using CheckRun run = new(definition, 1, 1, Seed);
        run.Step(Steps);
        long before = GC.GetAllocatedBytesForCurrentThread();
        run.Step(AllocationSteps);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return bytes == 0 ? null : Text($"{bytes} bytes in {AllocationSteps} steps of one world; keep buffers in fields");
    }

    private static string? VectorProblem(string what, VectorSpec spec)
    {
        if (spec.Size < 1 || (spec.Names.Count != 0 && spec.Names.Count != spec.Size) || spec.Low.Count != spec.High.Count || (spec.Low.Count != 0 && spec.Low.Count != spec.Size))
        {
            return Text($"the {what} has {spec.Size} elements, {spec.Names.Count} names, {spec.Low.Count} lower and {spec.High.Count} upper bounds; expected equal counts, or none");
        }

        for (int i = 0; i < spec.Low.Count; i++)
        {
            if (!(spec.Low[i] < spec.High[i]))
            {
                return Text($"bounds of {what} element {i} are [{spec.Low[i]}, {spec.High[i]}]; expected low < high");
            }
        }

        return null;
    }

    private static string? BoundsProblem(VectorSpec spec, float[] values, int step)
    {
        for (int i = 0; i < values.Length && spec.Low.Count > 0; i++)
        {
            int element = i % spec.Size;
            if (values[i] < spec.Low[element] || values[i] > spec.High[element])
            {
                return Text($"step {step}: observation element {element} is {values[i]}, outside its bounds [{spec.Low[element]}, {spec.High[element]}]");
            }
        }

        return null;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
