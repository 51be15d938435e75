using System.Globalization;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Envs;
using RoboIrl.Envs.RewardPrograms;
using RoboIrl.Text2Reward.Smoke;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>
/// Records the states on which reward programs are tried: beginnings, random actions, the expert's way where there is one, ends; of every
/// task of the environment, randomized as it is.
/// </summary>
internal static class WorldRecorder
{
    private const int StatesEach = 100; // of each policy, shared out among the tasks
    private const int LeastOfATask = 12; // of each policy
    private const int MostTasks = 64;
    private const int StepsPerEpisode = 160;
    private const int Stride = 4; // fewest steps between two states
    private const int MostEpisodes = 100;

    /// <summary>Records an environment; the same seed gives the same states.</summary>
    /// <param name="definition">Any environment; of more than 64 tasks every n-th.</param>
    /// <param name="seed">Of episodes and random actions.</param>
    /// <returns>At least <see cref="SmokeLimits.States"/> states, the caller's to dispose of.</returns>
    public static RecordedStates Record(EnvironmentDefinition definition, ulong seed)
    {
        EnvironmentDefinition[] tasks = TasksOf(definition);
        int each = Math.Max(StatesEach / tasks.Length, LeastOfATask);
        List<RecordedWorld> worlds = [];
        try
        {
            List<RecordedState> states = [];
            foreach (EnvironmentDefinition task in tasks)
            {
                RecordedWorld world = new(task);
                worlds.Add(world);
                foreach (string script in (string[])["random", task.Expert is null ? "zero" : "expert"])
                {
                    Record(world, script, tasks.Length > 1 ? $"{task.Id}, {script} actions" : $"{script} actions", each, seed, states);
                }
            }

            return Show(definition.Id, worlds, states);
        }
        catch
        {
            worlds.ForEach(static world => world.Dispose());
            throw;
        }
    }

    private static EnvironmentDefinition[] TasksOf(EnvironmentDefinition definition)
    {
        int count = definition.Members.Count;
        return count == 0 ? [definition] : [.. Enumerable.Range(0, Math.Min(count, MostTasks)).Select(i => definition.Members[i * count / Math.Min(count, MostTasks)])];
    }

    private static RecordedStates Show(string id, List<RecordedWorld> worlds, List<RecordedState> states) => worlds[0].View switch
    {
        IManipulationWorld => Show<IManipulationWorld>(id, worlds, states),
        IHopperWorld => Show<IHopperWorld>(id, worlds, states),
        IAntWorld => Show<IAntWorld>(id, worlds, states),
        INamedWorld => Show<INamedWorld>(id, worlds, states),
        WorldView other => throw new UsageException($"'{id}' shows reward programs a {other.GetType().Name}, on which none can be tried."),
    };

    private static WorldStates<TWorld> Show<TWorld>(string id, List<RecordedWorld> worlds, List<RecordedState> states)
        where TWorld : class, IWorld =>
        worlds.TrueForAll(static world => world.View is TWorld)
            ? new WorldStates<TWorld>(worlds, states)
            : throw new UsageException($"The tasks of '{id}' show reward programs different kinds of worlds; train with one of them.");

    private static void Record(RecordedWorld of, string script, string what, int count, ulong seed, List<RecordedState> states)
    {
        MuJoCoEnvironment world = of.World;
        PolicyPlayer player = new(world, ScriptedPolicy.Create(script, world.Definition, world.Spec), ScriptedPolicy.ModeOf(script));
        Rng noise = new(seed, 1);
        world.Seed(seed, 2);
        int stride = Math.Max(Stride, StepsPerEpisode / count); // few states shall not be those of the beginning
        int before = states.Count;
        for (int episode = 1; episode <= MostEpisodes && states.Count - before < count; episode++)
        {
            player.Reset();
            string where = string.Create(CultureInfo.InvariantCulture, $"{what}, episode {episode}");
            states.Add(RecordedState.Now(of, player.Action, $"{where}, its beginning"));
            bool ended = false;
            for (int step = 1; step <= StepsPerEpisode && !ended; step++)
            {
                ended = player.Step(ref noise).End != Core.Environments.EpisodeEnd.None;
                if (ended || step % stride == 0)
                {
                    states.Add(RecordedState.Now(of, player.Action, string.Create(CultureInfo.InvariantCulture, $"{where}, step {step}{(ended ? ", its end" : "")}")));
                }
            }
        }
    }
}
