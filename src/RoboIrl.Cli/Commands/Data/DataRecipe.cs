using System.CommandLine;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Running.Data;
using RoboIrl.Cli.Terminal;

namespace RoboIrl.Cli.Commands.Data;

/// <summary><c>data recipe KIND BODY</c>: the standard datasets.</summary>
internal static class DataRecipe
{
    private const string Text = """
        Makes a standard dataset in one command, after D4RL: sampled actions, whole episodes, a million transitions.
        random acts uniformly; expert is the best evaluated checkpoint of a SAC run, medium its first that reaches a part of the expert's
        return (hopper 0.62, walker2d 0.69, half-cheetah 0.32, ant 0.33); medium-replay is the replay buffer up to there, medium-expert one after the other.
        Without --run it trains configs/sac/BODY.yaml first, into runs/data-BODY, with a checkpoint at every evaluation. What is stopped goes on
        with the same command.

        examples:
          ./build.sh data recipe random hopper --out data/hopper-random
          ./build.sh data recipe medium walker2d --out data/walker2d-medium
          ./build.sh data recipe medium-expert ant --set total_steps=1000000 --out data/ant-medium-expert
          ./build.sh data recipe medium-replay half-cheetah --run runs/half-cheetah-v5-sac-s1-1 --out data/half-cheetah-medium-replay
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Argument<string> kind = new("KIND") { Description = string.Join(", ", DatasetRecipe.Kinds) };
        kind.AcceptOnlyFromAmong([.. DatasetRecipe.Kinds]);
        Argument<string> body = new("BODY") { Description = string.Join(", ", DatasetRecipe.All.Select(static r => r.Body)) };
        body.AcceptOnlyFromAmong([.. DatasetRecipe.All.Select(static r => r.Body)]);
        Option<string> outFolder = DataCommand.Out();
        Option<string?> run = new("--run") { Description = "A trained run with many checkpoints, instead of training one", HelpName = "RUN" };
        Option<int> transitions = SharedOptions.Positive(new Option<int>("--transitions") { Description = "Transitions of each collected part; a million by default", HelpName = "N", DefaultValueFactory = _ => 1_000_000 });
        Option<double?> medium = new("--medium") { Description = "Part of the expert's return that counts as medium, instead of the body's own", HelpName = "PART" };
        Option<string[]> set = SharedOptions.Set();
        Option<string> runs = SharedOptions.Runs();
        HelpfulCommand command = new("recipe", Text) { kind, body, outFolder, run, transitions, medium, set, runs };
        command.SetAction(parsed =>
        {
            DatasetRecipe recipe = DatasetRecipe.All.Single(r => r.Body == parsed.GetRequiredValue(body));
            if (parsed.GetValue(medium) is { } part && part is not (> 0 and < 1))
            {
                throw new UsageException($"--medium is {part}; expected a part between 0 and 1.");
            }

            string? given = parsed.GetValue(run);
            RecipeOrder order = new()
            {
                Out = Path.GetFullPath(parsed.GetRequiredValue(outFolder)),
                Run = given is null ? Path.GetFullPath(Path.Combine(parsed.GetRequiredValue(runs), recipe.RunName)) : RunLocator.Find(given),
                MayTrain = given is null,
                Transitions = parsed.GetValue(transitions),
                MediumPart = parsed.GetValue(medium),
                Overrides = parsed.GetValue(set) ?? [],
            };
            return recipe.Make(parsed.GetRequiredValue(kind), order, screen, stop);
        });
        return command;
    }
}
