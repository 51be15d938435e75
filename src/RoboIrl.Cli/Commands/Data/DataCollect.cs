using System.CommandLine;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Running.Data;
using RoboIrl.Cli.Terminal;

namespace RoboIrl.Cli.Commands.Data;

/// <summary><c>data collect</c>: records episodes of a policy.</summary>
internal static class DataCollect
{
    private const string Text = """
        Records whole episodes of a scripted policy or of a run's checkpoint, with the full state before each step.
        An episode counts as soon as it is committed; what is killed goes on with --continue and ends with the same bytes.
        An episode in which the physics fails is left out.

        examples:
          ./build.sh data collect locomotion/hopper-v5 --agent random -n 100 --out data/hopper-random
          ./build.sh data collect metaworld/drawer-open --noise 0.1 -n 50 --out data/drawer
          ./build.sh data collect runs/hopper-v5-sac-s1-1 --stochastic --transitions 1000000 --out data/hopper-expert
          ./build.sh data collect runs/hopper-v5-sac-s1-1 --replay-buffer --checkpoint 100000 --out data/hopper-medium-replay
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Argument<string> what = new("WHAT") { Description = "An environment, its id or YAML file, or a run folder" };
        Option<string?> agent = new("--agent") { Description = "With an environment: expert, random, zero, or a run folder; expert by default", HelpName = "expert|random|zero|RUN" };
        Option<int?> episodes = new("--episodes", "-n") { Description = "Number of episodes", HelpName = "N" };
        Option<long?> transitions = new("--transitions") { Description = "Instead: whole episodes until there are so many transitions", HelpName = "N" };
        Option<string> outFolder = DataCommand.Out();
        Option<ulong> seed = new("--seed") { Description = "Seed of the episodes; 1 by default", HelpName = "SEED", DefaultValueFactory = _ => 1 };
        Option<long?> checkpoint = SharedOptions.Checkpoint();
        Option<bool> stochastic = new("--stochastic") { Description = "With a run: sampled actions, as in training, instead of deterministic ones" };
        Option<double> noise = new("--noise") { Description = "Standard deviation of Gaussian noise on each action", HelpName = "STD" };
        Option<bool> without = new("--no-states") { Description = "Leaves the states out: smaller files, no exact resets" };
        Option<bool> goOn = new("--continue") { Description = "Goes on with a dataset that the same command began" };
        Option<bool> replay = new("--replay-buffer") { Description = "With a run: what its checkpoint's replay buffer holds, all that it has lived so far, without states" };
        HelpfulCommand command = new("collect", Text) { what, agent, episodes, transitions, outFolder, seed, checkpoint, stochastic, noise, without, goOn, replay };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(replay))
            {
                Option[] others = [agent, episodes, transitions, seed, stochastic, noise, without, goOn];
                return Array.Find(others, o => parsed.GetResult(o) is { Implicit: false }) is { } other
                    ? throw new UsageException($"{other.Name} means nothing for --replay-buffer: it holds what it holds.")
                    : ReplayCollection.Run(RunLocator.Find(parsed.GetRequiredValue(what)), parsed.GetValue(checkpoint), parsed.GetRequiredValue(outFolder), screen, stop);
            }

            CollectionGoal goal = CollectionGoal.Of(parsed.GetValue(episodes), parsed.GetValue(transitions));
            using CollectingActor actor = CollectingActor.Find(
                parsed.GetRequiredValue(what), parsed.GetValue(agent), parsed.GetValue(checkpoint), parsed.GetValue(stochastic), screen.Error);
            CollectionOptions options = new()
            {
                Folder = parsed.GetRequiredValue(outFolder),
                Seed = parsed.GetValue(seed),
                Noise = parsed.GetValue(noise) is >= 0 and < double.PositiveInfinity and var deviation
                    ? deviation
                    : throw new UsageException($"--noise is {parsed.GetValue(noise)}; expected 0 or more."),
                States = !parsed.GetValue(without),
                GoOn = parsed.GetValue(goOn),
            };
            return DatasetCollection.Run(actor, goal, options, screen, stop);
        });
        return command;
    }
}
