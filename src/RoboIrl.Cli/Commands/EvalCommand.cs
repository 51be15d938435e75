using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using RoboIrl.Cli.Running;
using RoboIrl.Cli.Terminal;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Runs;
using RoboIrl.Envs;

namespace RoboIrl.Cli.Commands;

/// <summary><c>eval RUN</c>: returns of a checkpoint with deterministic actions and fixed seeds.</summary>
internal static class EvalCommand
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private const string Text = """
        Evaluates a run's checkpoint with deterministic actions and fixed seeds.
        Prints the returns and writes evaluation.json into the run folder. An episode that
        ends in a numeric fault of the physics is counted, but is part of no mean.

        examples:
          ./build.sh eval runs/hopper-v5-ppo-s1-1
          ./build.sh eval runs/hopper-v5-ppo-s1-1 --episodes 100 --checkpoint 500000
        """;

    public static Command Create(Screen screen, CancellationToken stop)
    {
        Argument<string> run = SharedOptions.Run();
        Option<int> episodes = SharedOptions.Episodes(10);
        Option<ulong?> seed = SharedOptions.EpisodeSeed();
        Option<long?> checkpoint = SharedOptions.Checkpoint();
        HelpfulCommand command = new("eval", Text) { run, episodes, seed, checkpoint };
        command.SetAction(parsed =>
        {
            using RunPolicy policy = RunPolicy.Load(RunLocator.Find(parsed.GetRequiredValue(run)), parsed.GetValue(checkpoint), screen.Error);
            int count = parsed.GetValue(episodes);
            ulong from = parsed.GetValue(seed) ?? policy.Config.Evaluation.Seed;
            EnvironmentDefinition definition = Suite.FindForEvaluation(policy.Config.Environment);
            int tasks = definition.Members.DistinctBy(static member => member.Id).Count();
            if (tasks > 1 && count % tasks != 0)
            {
                throw new UsageException($"--episodes is {count}; '{definition.Id}' has {tasks} tasks, so that each is judged alike it takes a multiple of {tasks}.");
            }

            using IVectorEnvironment worlds = Suite.CreateWorlds(definition, policy.Config.Environment, Suite.EvaluationWorlds(definition, count));
            EvaluationResult result = new Evaluator(worlds, count, from).Evaluate(policy.Policy, stop);
            Print(screen, policy, result);
            TaskResults.Write(definition, result, screen);
            AtomicFile.Write(Path.Combine(policy.Folder, "evaluation.json"), JsonSerializer.SerializeToUtf8Bytes(
                new { policy.Step, Seed = from, result.NumericFaults, result.MeanReturn, result.StdReturn, result.MeanLength, result.SuccessRate, result.Returns, result.Lengths, result.Faulted, result.Succeeded }, Json));
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(Screen screen, RunPolicy policy, EvaluationResult result)
    {
        screen.Out.WriteLine($"{policy.Config.Environment.Name}, {policy.Config.Learner}, checkpoint at step {Formats.Count(policy.Step)}");
        screen.Out.WriteLine(EvaluationText.Of(result));
        if (result.MeanLength is { } length)
        {
            screen.Out.WriteLine($"from {Formats.Return(result.SoundReturns.Min())} to {Formats.Return(result.SoundReturns.Max())}; {Formats.Count(length)} steps each on average");
        }

        screen.Out.WriteLine("returns: " + string.Join(' ', Enumerable.Range(0, Math.Min(20, result.Returns.Count)).Select(Episode)) + (result.Returns.Count > 20 ? " .." : ""));

        string Episode(int e) => result.Faulted[e] ? "fault" : result.Returns[e].ToString("F0", CultureInfo.InvariantCulture);
    }
}
