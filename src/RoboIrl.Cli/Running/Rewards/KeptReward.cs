using System.Text;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Runs;
using RoboIrl.Text2Reward.Recording;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>
/// The copy of a reward program in a run folder or dataset, with where it is from: what is trained with is what is kept, and what nobody
/// recorded is nobody's work on record.
/// </summary>
internal static class KeptReward
{
    /// <summary>Where it lies in a run folder.</summary>
    public const string FolderName = "reward";

    private const int ShownDigits = 8;

    /// <summary>Path of the program inside a run folder.</summary>
    public static string ProgramPath { get; } = Path.Combine(FolderName, ProgramProvenance.ProgramFileName);

    /// <summary>The day, UTC.</summary>
    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <summary>Copies the program of an experiment, with what is recorded beside it of where it is from.</summary>
    /// <param name="config">The experiment's section; it names a program.</param>
    /// <param name="folder">A run folder.</param>
    /// <returns>Path of the copy.</returns>
    /// <exception cref="UsageException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">What is recorded beside it is damaged.</exception>
    public static string Copy(EnvironmentConfig config, string folder)
    {
        string text = VerifiedPrograms.Verify(config).Source;
        Write(Path.Combine(folder, FolderName), text, ProvenanceOf(config, text));
        return Path.Combine(folder, ProgramPath);
    }

    /// <summary>Writes a program, and where it is from beside it.</summary>
    /// <param name="folder">Their folder, which is created.</param>
    /// <param name="text">The program.</param>
    /// <param name="provenance">Where it is from.</param>
    public static void Write(string folder, string text, ProgramProvenance provenance)
    {
        Directory.CreateDirectory(folder);
        provenance.Write(Path.Combine(folder, ProgramProvenance.FileName));
        AtomicFile.Write(Path.Combine(folder, ProgramProvenance.ProgramFileName), Encoding.UTF8.GetBytes(text));
    }

    /// <summary>What is recorded of where a program is from.</summary>
    /// <param name="config">The experiment's section; it names the program.</param>
    /// <param name="text">Text of the program.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static ProgramProvenance ProvenanceOf(EnvironmentConfig config, string text) =>
        ProgramProvenance.Of(config.RewardProgram!, text, config.Id ?? config.File ?? "", Today);

    /// <summary>Copies what one run folder or dataset keeps into another, as it is: whoever uses it verifies it.</summary>
    /// <param name="from">The one; it need not keep any.</param>
    /// <param name="to">The other.</param>
    public static void CopyOn(string from, string to)
    {
        foreach (string name in (string[])[ProgramProvenance.ProgramFileName, ProgramProvenance.FileName])
        {
            KeptFile.Copy(Path.Combine(from, FolderName, name), Path.Combine(to, FolderName, name));
        }
    }

    /// <summary>What tables call a learner: with what pays, where that is not the environment itself. Nothing is verified for it.</summary>
    /// <param name="config">An experiment, its paths complete.</param>
    public static string LearnerOf(ExperimentConfig config) => config.Environment switch
    {
        { RewardProgram: { } program } => $"{config.Learner}, program {ProgramFile.HashOf(program)?[..ShownDigits] ?? "missing"}",
        { SuccessReward: true } => config.Learner + ", success reward",
        _ => config.Learner,
    };
}
