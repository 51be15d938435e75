using System.Globalization;
using RoboIrl.Core.Policies;
using RoboIrl.Core.Randomness;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Envs;
using RoboIrl.Envs.RewardPrograms;
using RoboIrl.Text2Reward.Smoke;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>Records the states on which reward programs are tried: beginnings, random actions, the expert's way where there is one, ends.</summary>
internal static class WorldRecorder
{
    private const int StatesEach = 100; // of each policy
    private const int StatesPerEpisode = 40;
    private const int Stride = 4; // steps between two states
    private const int MostEpisodes = 100;

    /// <summary>Records an environment; the same seed gives the same states.</summary>
    /// <param name="definition">Any environment; of several tasks the first.</param>
    /// <param name="seed">Of episodes and random actions.</param>
    /// <returns>At least <see cref="SmokeLimits.States"/> states, the caller's to dispose of.</returns>
    public static RecordedStates Record(EnvironmentDefinition definition, ulong seed)
    {
        definition = (definition.Members is [var first, ..] ? first : definition) with { Randomization = null };
        MuJoCoEnvironment world = definition.CreateWorld();
        try
        {
            List<RecordedState> states = [];
            foreach (string script in (string[])["random", definition.Expert is null ? "zero" : "expert"])
            {
                Record(world, script, seed, states);
            }

            WorldView view = RewardedEnvironment.ViewOf(world.Task, world.Model, world.Model.Timestep * definition.FrameSkip);
            view.Bind(world.Data);
            return view switch
            {
                IManipulationWorld seen => new WorldStates<IManipulationWorld>(world, seen, states),
                IHopperWorld seen => new WorldStates<IHopperWorld>(world, seen, states),
                IAntWorld seen => new WorldStates<IAntWorld>(world, seen, states),
                INamedWorld seen => new WorldStates<INamedWorld>(world, seen, states),
                _ => throw new UsageException($"'{definition.Id}' shows reward programs a {view.GetType().Name}, on which none can be tried."),
            };
        }
        catch
        {
            world.Dispose();
            throw;
        }
    }

    private static void Record(MuJoCoEnvironment world, string script, ulong seed, List<RecordedState> states)
    {
        PolicyPlayer player = new(world, ScriptedPolicy.Create(script, world.Definition, world.Spec), ScriptedPolicy.ModeOf(script));
        Rng noise = new(seed, 1);
        world.Seed(seed, 2);
        int before = states.Count;
        for (int episode = 1; episode <= MostEpisodes && states.Count - before < StatesEach; episode++)
        {
            player.Reset();
            string what = string.Create(CultureInfo.InvariantCulture, $"{script} actions, episode {episode}");
            states.Add(RecordedState.Of(world, player.Action, $"{what}, its beginning"));
            bool ended = false;
            for (int step = 1; step <= StatesPerEpisode * Stride && !ended; step++)
            {
                ended = player.Step(ref noise).End != Core.Environments.EpisodeEnd.None;
                if (ended || step % Stride == 0)
                {
                    states.Add(RecordedState.Of(world, player.Action, string.Create(CultureInfo.InvariantCulture, $"{what}, step {step}{(ended ? ", its end" : "")}")));
                }
            }
        }
    }
}
