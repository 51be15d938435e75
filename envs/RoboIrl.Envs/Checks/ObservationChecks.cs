using System.Globalization;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Envs.Checks;

/// <summary>Checks of what an environment shows: different starts, no element that says nothing.</summary>
internal static class ObservationChecks
{
    private const int Throws = 200;

    // Starts that are drawn from a few may be equal by chance.
    private const int Episodes = 8;

    /// <summary>Two worlds, and the episodes of one world, start differently.</summary>
    public static string? Starts(EnvironmentDefinition definition, ulong seed)
    {
        using CheckRun run = new(definition, 2, 1, seed);
        double[] first = Start(run.Environment.World(0));
        bool worldsDiffer = false;
        bool episodesDiffer = false;
        for (int i = 0; i < Episodes; i++)
        {
            episodesDiffer |= !first.AsSpan().SequenceEqual(Start(run.Environment.World(0)));
            worldsDiffer |= !first.AsSpan().SequenceEqual(Start(run.Environment.World(1)));
        }

        if (!worldsDiffer)
        {
            return "two worlds start alike; InitializeEpisode must draw from the given stream";
        }

        return episodesDiffer ? null : "the episodes of one world start alike; InitializeEpisode must draw anew each time";
    }

    /// <summary>
    /// What an episode can differ in at its start: the physics and what the task keeps, for example a hidden goal. Not what is
    /// observed of it, nor the state of the random stream.
    /// </summary>
    public static double[] StateOf(MuJoCoEnvironment world)
    {
        int physics = world.Model.StateSize;
        double[] state = new double[physics + world.Task.StateSize];
        world.Data.GetState(state.AsSpan(0, physics));
        world.Task.GetState(world.Data, state.AsSpan(physics));
        return state;
    }

    private static double[] Start(MuJoCoEnvironment world)
    {
        world.Reset(new double[world.Spec.Observation.Size]);
        return StateOf(world);
    }

    /// <summary>
    /// A world is put into random states (flying, lying, halfway in the floor) and observed there and one step later: an
    /// element that stays the same through all of it is constant. Those must be the ones that the definition lists.
    /// </summary>
    public static string? ConstantElements(EnvironmentDefinition definition, ulong seed)
    {
        using MuJoCoEnvironment world = new(definition, definition.Model.Load(), ownsModel: true);
        VectorSpec spec = world.Spec.Observation;
        world.Seed(seed, 0);
        Rng rng = new(seed, 1_000_001);
        double[] home = new double[spec.Size];
        double[] observation = new double[spec.Size];
        float[] action = new float[world.Spec.Action.Size];
        bool[] changed = new bool[spec.Size];
        world.Reset(home);
        for (int i = 0; i < Throws; i++)
        {
            world.Reset(observation);
            Throw(world, action, ref rng);
            world.Task.Observe(world.Data, observation);
            Compare(home, observation, changed);
            world.Step(action, observation);
            Compare(home, observation, changed);
        }

        int[] constant = [.. Enumerable.Range(0, spec.Size).Where(i => !changed[i])];
        int[] unexpected = [.. constant.Except(definition.ConstantObservations)];
        if (unexpected.Length > 0)
        {
            return $"{Describe(unexpected, spec)} never changed in {Number(Throws)} random states; take them out of the observation, or list them as ConstantObservations (in YAML: constant) where the rules demand them";
        }

        int[] changing = [.. definition.ConstantObservations.Except(constant)];
        return changing.Length == 0 ? null : $"{Describe(changing, spec)} are listed as ConstantObservations, but change or do not exist";
    }

    // A random state and action, and what the engine computes there, contact forces included.
    private static void Throw(MuJoCoEnvironment world, float[] action, ref Rng rng)
    {
        const double Distance = 2;
        const double Speed = 5;
        foreach (ref double position in world.Data.Qpos)
        {
            position += rng.Uniform(-Distance, Distance);
        }

        foreach (ref double velocity in world.Data.Qvel)
        {
            velocity = rng.Uniform(-Speed, Speed);
        }

        VectorSpec bounds = world.Spec.Action;
        for (int i = 0; i < action.Length; i++)
        {
            action[i] = (float)(bounds.Low.Count > 0 ? rng.Uniform(bounds.Low[i], bounds.High[i]) : rng.Uniform(-1, 1));
        }

        world.Task.BeforeStep(world.Data, action);
        world.Data.Forward();
        world.Data.Step(0, rnePostConstraint: true);
    }

    // Learners see floats: what differs only in the digits beyond is constant to them.
    private static void Compare(double[] home, double[] observation, bool[] changed)
    {
        for (int i = 0; i < home.Length; i++)
        {
            changed[i] |= (float)observation[i] != (float)home[i];
        }
    }

    private static string Describe(int[] elements, VectorSpec spec)
    {
        const int Shown = 8;
        string list = string.Join(", ", elements.Take(Shown).Select(i => i >= 0 && i < spec.Names.Count ? $"{Number(i)} ({spec.Names[i]})" : Number(i)));
        return $"observation elements {list}{(elements.Length > Shown ? $" and {Number(elements.Length - Shown)} more" : "")}";
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
