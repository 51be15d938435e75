using RoboIrl.Core.Configuration;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Text2Reward.Programs;
using RoboIrl.Text2Reward.Smoke;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>
/// The reward programs that experiments name. Nobody is trusted, whoever wrote a program and wherever it lies, a run folder included: it
/// is verified and tried in another process before it is compiled here, once for each text and environment in this process.
/// </summary>
internal static class VerifiedPrograms
{
    private const ulong Seed = 0; // of the recorded states
    private static readonly Lock Gate = new();
    private static readonly Dictionary<(string Hash, string Environment), VerifiedProgram> Known = [];

    /// <summary>Verifies the program of an experiment.</summary>
    /// <param name="config">The experiment's section; it names a program.</param>
    /// <exception cref="UsageException">There is no such file, or it is far too large.</exception>
    public static VerifiedProgram Verify(EnvironmentConfig config)
    {
        (string? text, ProgramProblem? problem) = ProgramFile.Read(config.RewardProgram!);
        if (text is null)
        {
            return new VerifiedProgram("", "", "", null, [problem!.ToString()], 0);
        }

        return Verify(text, config) with { Name = Path.GetFileName(config.RewardProgram!) };
    }

    /// <summary>Verifies a program for an experiment's environment.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="config">The experiment's section; a program that it names does not matter.</param>
    public static VerifiedProgram Verify(string text, EnvironmentConfig config)
    {
        string environment = config.File ?? config.Id ?? "", hash = ProgramCompiler.HashOf(text);
        lock (Gate) // whoever else asks for the same waits for the answer
        {
            if (!Known.TryGetValue((hash, environment), out VerifiedProgram? known))
            {
                known = Try(text, hash, environment);
                Known.Add((hash, environment), known);
            }

            return known;
        }
    }

    /// <summary>The program of an experiment, to pay in its worlds.</summary>
    /// <param name="config">The experiment's section; it names a program.</param>
    /// <exception cref="InvalidDataException">The program is refused.</exception>
    /// <exception cref="UsageException">There is no such file, or it is far too large.</exception>
    public static LoadedRewardProgram Load(EnvironmentConfig config)
    {
        VerifiedProgram verified = Verify(config);
        return verified.Load() ?? throw new InvalidDataException($"The reward program '{config.RewardProgram}' is refused: {string.Join(" ", verified.Problems)}");
    }

    private static VerifiedProgram Try(string text, string hash, string environment)
    {
        SmokeReport report = RewardWorker.Try(text, environment, Seed);
        if (report.Problems.Count > 0)
        {
            return new VerifiedProgram(hash, text, hash, null, [.. report.Problems.Select(static p => p.ToString())], report.States);
        }

        CompilationResult compiled = ProgramCompiler.Compile(text); // lives as long as this process: worlds make their programs from it
        return new VerifiedProgram(hash, text, hash, compiled.Program, [.. compiled.Problems.Select(static p => p.ToString())], report.States);
    }
}
