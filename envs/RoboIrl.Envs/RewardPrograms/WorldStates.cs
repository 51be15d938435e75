using System.Globalization;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.RewardPrograms;

/// <summary>
/// States of one environment with the actions that led to them, to try reward programs on: starts, what random and held actions lead to,
/// and what the expert does where there is one. The same seed gives the same states.
/// </summary>
/// <remarks>One thread at a time. Showing a state allocates nothing.</remarks>
public sealed class WorldStates : IDisposable
{
    private const int PerEpisode = 20;
    private readonly MuJoCoEnvironment _world;
    private readonly List<(double[] State, double[] Action, string From)> _states = [];
    private readonly double[] _observation;
    private int _shown;

    private WorldStates(MuJoCoEnvironment world)
    {
        _world = world;
        _observation = new double[world.Spec.Observation.Size];
        View = RewardedEnvironment.ViewOf(world.Task, world.Model, world.Spec.ControlTimestep);
        View.Bind(world.Data);
    }

    private enum Driver
    {
        Random,
        Expert,
        Held,
    }

    /// <summary>How many there are.</summary>
    public int Count => _states.Count;

    /// <summary>Shows the state that <see cref="Show"/> chose; always the same object.</summary>
    public WorldView View { get; }

    /// <summary>The action that led to that state, every element in [-1, 1]; 0 for a start.</summary>
    public ReadOnlySpan<double> Action => _states[_shown].Action;

    /// <summary>Plays episodes in turns and keeps states from all over them. The caller disposes the result.</summary>
    /// <param name="definition">The environment; an expert that it has is one of the players.</param>
    /// <param name="count">How many states, at least 1.</param>
    /// <param name="seed">Any value.</param>
    /// <exception cref="MuJoCoException">The model does not compile.</exception>
    public static WorldStates Record(EnvironmentDefinition definition, int count, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        WorldStates states = new(definition.CreateWorld());
        try
        {
            states.Record(count, seed);
        }
        catch
        {
            states.Dispose();
            throw;
        }

        return states;
    }

    /// <summary>Chooses a state.</summary>
    /// <param name="index">0 .. <see cref="Count"/> - 1.</param>
    public void Show(int index)
    {
        _world.SetState(_states[index].State, _observation);
        _shown = index;
    }

    /// <summary>In words where a state is from, for example <c>expert, episode 4, step 75</c>.</summary>
    /// <param name="index">0 .. <see cref="Count"/> - 1.</param>
    public string Describe(int index) => _states[index].From;

    /// <summary>Frees the world.</summary>
    public void Dispose() => _world.Dispose();

    private void Record(int count, ulong seed)
    {
        IPolicy? expert = _world.Definition.Expert?.Invoke(_world.Spec);
        Driver[] drivers = expert is null ? [Driver.Random, Driver.Held] : [Driver.Random, Driver.Expert, Driver.Held];
        Rng rng = new(seed, 1);
        _world.Seed(seed, 0);
        for (int episode = 0; _states.Count < count; episode++)
        {
            Play(drivers[episode % drivers.Length], expert, episode, Math.Min(PerEpisode, count - _states.Count), ref rng);
        }
    }

    // An episode that ends early gives fewer states, at least its start.
    private void Play(Driver driver, IPolicy? expert, int episode, int count, ref Rng rng)
    {
        VectorSpec bounds = _world.Spec.Action;
        float[] action = new float[bounds.Size];
        double[] scaled = new double[bounds.Size];
        ActionScale scale = new(bounds);
        int stride = Math.Max(1, _world.Spec.MaxEpisodeSteps / PerEpisode);
        Draw(bounds, action, ref rng);
        _world.Reset(_observation);
        Keep(new double[bounds.Size]);
        for (int kept = 1; kept < count;)
        {
            if (driver == Driver.Expert)
            {
                expert!.Act([.. _observation.Select(static x => (float)x)], action, ActMode.Deterministic, ref rng);
            }
            else if (driver == Driver.Random)
            {
                Draw(bounds, action, ref rng);
            }

            if (_world.Step(action, _observation).End != EpisodeEnd.None)
            {
                return;
            }

            // Some episodes are over soon: their first steps are kept as well.
            if (_world.EpisodeSteps <= 2 || _world.EpisodeSteps % stride == 0)
            {
                scale.Apply(action, scaled);
                Keep([.. scaled]);
                kept++;
            }
        }

        void Keep(double[] taken)
        {
            double[] state = new double[_world.StateSize];
            _world.GetState(state);
            _states.Add((state, taken, string.Create(CultureInfo.InvariantCulture, $"{Name(driver)}, episode {episode}, step {_world.EpisodeSteps}")));
        }
    }

    private static void Draw(VectorSpec bounds, Span<float> action, ref Rng rng)
    {
        for (int i = 0; i < action.Length; i++)
        {
            bool bounded = bounds.Low.Count > 0 && double.IsFinite(bounds.High[i] - bounds.Low[i]);
            action[i] = (float)(bounded ? rng.Uniform(bounds.Low[i], bounds.High[i]) : rng.Uniform(-1, 1));
        }
    }

    private static string Name(Driver driver) => driver switch
    {
        Driver.Expert => "expert",
        Driver.Held => "held action",
        _ => "random actions",
    };
}
