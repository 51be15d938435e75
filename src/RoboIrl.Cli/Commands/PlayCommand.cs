using System.CommandLine;
using System.Globalization;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;
using RoboIrl.Envs;
using RoboIrl.Rendering;

namespace RoboIrl.Cli.Commands;

/// <summary><c>play</c>: one episode of a policy, told in numbers.</summary>
internal static class PlayCommand
{
    private const int Lines = 10;

    private const string Text = """
        Runs an episode and tells what happened.
        It is that of a policy that does nothing, of a random one, of a task's scripted expert, or of a trained run.
        With --nan it plays a numeric fault of a run once more.

        examples:
          ./build.sh play --agent zero locomotion/hopper-v5
          ./build.sh play --agent random locomotion/half-cheetah-v5 --seed 3
          ./build.sh play --agent expert metaworld/drawer-open
          ./build.sh play --agent runs/hopper-v5-ppo-s1-1
          ./build.sh play --nan runs/hopper-v5-ppo-s1-1/faults/fault-0001.json
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Option<string> agent = new("--agent") { Description = "zero, random, expert, or a run folder", HelpName = "zero|random|expert|RUN" };
        Option<string> nan = new("--nan") { Description = "A file of a run's faults folder: shows the states that led to the fault and steps into it again", HelpName = "FILE" };
        Argument<string?> id = new("ID") { Description = "Environment id, or a YAML file that describes one; a run brings its own", Arity = ArgumentArity.ZeroOrOne };
        Option<ulong?> seed = SharedOptions.EpisodeSeed();
        HelpfulCommand command = new("play", Text) { agent, nan, id, seed };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(nan) is { } file)
            {
                return FaultReplay.Run(file, screen);
            }

            string who = parsed.GetValue(agent) ?? throw new UsageException("play needs --agent zero, random, expert or RUN, or --nan FILE.");
            string? where = parsed.GetValue(id);
            if (ScriptedPolicy.Names.Contains(who))
            {
                if (where is null)
                {
                    throw new UsageException($"--agent {who} needs an environment id, for example: play --agent {who} {Suite.Environments.Definitions.First().Id}");
                }

                EnvironmentDefinition definition = Suite.Find(where);
                using EpisodeRunner world = new(definition);
                return Play(world, ScriptedPolicy.Create(who, definition, world.Spec), ScriptedPolicy.ModeOf(who), parsed.GetValue(seed) ?? 1, screen, stop);
            }

            using RunPolicy policy = RunPolicy.Load(RunLocator.Find(who), null, screen.Error);
            if (where is not null && where != policy.Config.Environment.Name)
            {
                throw new UsageException($"The run '{who}' was trained in {policy.Config.Environment.Name}; it cannot play in {where}.");
            }

            using EpisodeRunner runner = new(Suite.FindForEvaluation(policy.Config.Environment), policy.Config.Environment.Pixels);
            return Play(runner, policy.Policy, ActMode.Deterministic, parsed.GetValue(seed) ?? policy.Config.Evaluation.Seed, screen, stop);
        });
        return command;
    }

    private static int Play(EpisodeRunner runner, IPolicy policy, ActMode mode, ulong seed, Screen screen, CancellationToken stop)
    {
        screen.Out.WriteLine("no window: the episode is told in numbers; 'record' films a run");
        RecordedEpisode episode = runner.Run(policy, mode, seed, 0, stop);
        int every = Math.Max(1, (episode.Steps + Lines - 1) / Lines);
        for (int start = 0; start < episode.Steps; start += every)
        {
            int end = Math.Min(start + every, episode.Steps);
            screen.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {end * episode.ControlTimestep,6:F2} s  step {end,5}  return {episode.Rewards.Take(end).Sum(),9:F1}  reward {episode.Rewards.Skip(start).Take(end - start).Average(),8:F3} per step"));
        }

        for (int i = 0; i < episode.InfoNames.Count; i++)
        {
            double[] values = [.. Enumerable.Range(0, episode.Steps).Select(step => episode.Info(step)[i])];
            screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {episode.InfoNames[i],-28} mean {values.DefaultIfEmpty().Average(),9:F3}  from {values.DefaultIfEmpty().Min(),9:F3} to {values.DefaultIfEmpty().Max(),9:F3}"));
        }

        screen.Out.WriteLine($"{runner.Spec.Id}: return {Formats.Return(episode.Return)} in {episode.Steps} steps, {(episode.End == EpisodeEnd.None ? "broken off" : episode.End.ToString().ToLowerInvariant())}");
        return stop.IsCancellationRequested ? ExitCode.Stopped : ExitCode.Ok;
    }
}
