using RoboIrl.Core.Configuration;
using RoboIrl.Core.Runs;
using RoboIrl.Native;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>The copy of a reward program in a run folder or dataset, with where it comes from: what is trained with is what is kept.</summary>
internal static class KeptReward
{
    /// <summary>Where it lies in a run folder.</summary>
    public const string FolderName = "reward";

    private const string ProgramName = "program.cs";
    private const string ProvenanceName = "provenance.json";
    private const int ShownDigits = 8;

    /// <summary>Path of the program inside a run folder.</summary>
    public static string ProgramPath { get; } = Path.Combine(FolderName, ProgramName);

    /// <summary>Copies the program of an experiment, and its provenance where that lies beside it.</summary>
    /// <param name="config">The experiment's section; it names a program.</param>
    /// <param name="folder">A run folder.</param>
    /// <returns>Path of the copy.</returns>
    /// <exception cref="UsageException">There is no such file.</exception>
    public static string Copy(EnvironmentConfig config, string folder)
    {
        string path = config.RewardProgram!, to = Path.Combine(folder, FolderName), copy = Path.Combine(folder, ProgramPath);
        Directory.CreateDirectory(to);
        AtomicFile.Write(copy, System.Text.Encoding.UTF8.GetBytes(VerifiedPrograms.Verify(config).Source));
        if (ProvenanceOf(path) is { } provenance)
        {
            File.Copy(provenance, Path.Combine(to, ProvenanceName), overwrite: true); // a dataset that goes on has it already
        }

        return copy;
    }

    /// <summary>Copies what one run folder or dataset keeps into another, as it is: whoever uses it verifies it.</summary>
    /// <param name="from">The one; it need not keep any.</param>
    /// <param name="to">The other.</param>
    public static void CopyOn(string from, string to)
    {
        foreach (string name in ((string[])[ProgramName, ProvenanceName]).Where(name => MappedFile.LengthOf(Path.Combine(from, FolderName, name)) > 0))
        {
            Directory.CreateDirectory(Path.Combine(to, FolderName));
            File.Copy(Path.Combine(from, FolderName, name), Path.Combine(to, FolderName, name));
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

    // program.cs has provenance.json, drawer.cs has drawer.provenance.json: a folder may hold programs of several authors.
    private static string? ProvenanceOf(string program)
    {
        string name = Path.GetFileName(program) == ProgramName ? ProvenanceName : Path.GetFileNameWithoutExtension(program) + "." + ProvenanceName;
        string path = Path.Combine(Path.GetDirectoryName(program) ?? "", name);
        return MappedFile.LengthOf(path) > 0 ? path : null;
    }
}
