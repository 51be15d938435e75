using System.Globalization;
using RoboIrl.Text2Reward.Programs;
using RoboIrl.Text2Reward.Recording;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>The folder of a comparison: <c>comparison.json</c>, <c>programs/NAME/</c>, <c>runs/NAME-sSEED</c>, and the report.</summary>
/// <param name="path">Full path.</param>
internal sealed class ComparisonFolder(string path)
{
    private const string SeedMark = "-s";
    private readonly ClaimedFolder<ComparisonTerms> _claimed = new(path, "comparison.json", "comparison of rewards", static (a, b) => a == b);

    /// <summary>Full path.</summary>
    public string FullPath => path;

    /// <summary>Folder of the trainings.</summary>
    public string Runs => Path.Combine(path, "runs");

    /// <summary>What all trainings have in common; null where no comparison was begun here.</summary>
    /// <exception cref="UsageException">The folder holds something else.</exception>
    public ComparisonTerms? Terms => _claimed.Terms();

    /// <summary>Names of the programs that are compared, begun or not.</summary>
    public IEnumerable<string> Programs => Directory.Exists(ProgramsPath) ? Directory.EnumerateDirectories(ProgramsPath).Select(static d => Path.GetFileName(d)) : [];

    private string ProgramsPath => Path.Combine(path, "programs");

    /// <summary>Where the program of a reward lies.</summary>
    public string ProgramOf(ComparedReward reward) => Path.Combine(ProgramsPath, reward.Name, ProgramProvenance.ProgramFileName);

    /// <summary>Name of a training.</summary>
    public static string RunNameOf(string reward, ulong seed) => string.Create(CultureInfo.InvariantCulture, $"{reward}{SeedMark}{seed}");

    /// <summary>Rewards and seeds that there are trainings of: programs by name, then the baselines; then seeds in their order.</summary>
    /// <exception cref="UsageException">The folder is none of a comparison.</exception>
    public IReadOnlyList<(string Reward, ulong Seed)> Trainings()
    {
        if (Terms is null)
        {
            throw new UsageException($"'{path}' holds no comparison yet; without --report the command begins one.");
        }

        return !Directory.Exists(Runs) ? [] : [.. Directory.EnumerateDirectories(Runs).Select(static d => Parse(Path.GetFileName(d))).OfType<(string Reward, ulong Seed)>()
            .OrderBy(static t => Array.IndexOf([.. ComparedReward.Baselines], t.Reward)).ThenBy(static t => t.Reward, StringComparer.Ordinal).ThenBy(static t => t.Seed)];
    }

    /// <summary>Checks that nothing speaks against a comparison; writes nothing.</summary>
    /// <exception cref="UsageException">The folder holds something else, other terms, or another program of the same name.</exception>
    public void RequireSame(ComparisonTerms terms, IEnumerable<ComparedReward> rewards)
    {
        _claimed.RequireSame(terms);
        foreach (ComparedReward reward in rewards.Where(r => r.Source is not null && File.Exists(ProgramOf(r)) && ProgramCompiler.HashOf(File.ReadAllText(ProgramOf(r))) != ProgramCompiler.HashOf(r.Source)))
        {
            throw new UsageException($"'{ProgramOf(reward)}' was begun as another program than the '{reward.Name}' of this command. Give yours another name, or choose another --out.");
        }
    }

    /// <summary>Begins the folder, or goes on with it, and keeps the programs.</summary>
    /// <exception cref="UsageException">As <see cref="RequireSame"/>.</exception>
    public void Claim(ComparisonTerms terms, IReadOnlyList<ComparedReward> rewards)
    {
        RequireSame(terms, rewards);
        _claimed.Claim(terms);
        foreach (ComparedReward reward in rewards.Where(r => r.Source is not null && !File.Exists(ProgramOf(r))))
        {
            KeptReward.Write(Path.GetDirectoryName(ProgramOf(reward))!, reward.Source!, reward.Provenance!);
        }
    }

    private static (string Reward, ulong Seed)? Parse(string name)
    {
        int mark = name.LastIndexOf(SeedMark, StringComparison.Ordinal);
        return mark > 0 && ulong.TryParse(name[(mark + SeedMark.Length)..], NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed) ? (name[..mark], seed) : null;
    }
}
