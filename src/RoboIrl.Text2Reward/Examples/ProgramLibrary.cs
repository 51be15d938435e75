using System.Reflection;

namespace RoboIrl.Text2Reward.Examples;

/// <summary>Reference reward programs, one per environment at most.</summary>
public sealed class ProgramLibrary
{
    private const string Prefix = "library/";

    /// <summary>Makes a library.</summary>
    /// <param name="programs">Its programs.</param>
    public ProgramLibrary(IEnumerable<ReferenceProgram> programs)
    {
        ArgumentNullException.ThrowIfNull(programs);
        Programs = [.. programs.OrderBy(static program => program.Environment, StringComparer.Ordinal)];
    }

    /// <summary>The programs in the folder <c>Library</c> of this project.</summary>
    public static ProgramLibrary Shared { get; } = Load();

    /// <summary>All programs in order of their environments' ids.</summary>
    public IReadOnlyList<ReferenceProgram> Programs { get; }

    /// <summary>The programs whose tasks are most like a sentence, among those for the same kind of world and not for the same task.</summary>
    /// <param name="instruction">What the robot shall do.</param>
    /// <param name="environment">Id of the environment in question: its own program is left out.</param>
    /// <param name="world">Name of its kind of world.</param>
    /// <param name="count">How many, at least 0; fewer where there are no more.</param>
    /// <returns>The most similar first. Nothing leaves the machine: similarity is that of words (<see cref="WordSimilarity"/>).</returns>
    public IReadOnlyList<ReferenceProgram> MostSimilar(string instruction, string environment, string world, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ReferenceProgram[] others =
        [
            .. Programs.Where(program => program.World == world && program.Environment != environment && !WordSimilarity.IsSame(program.Task, instruction)),
        ];
        WordSimilarity similarity = new([.. others.Select(static program => program.Task)]);
        return
        [
            .. others.Index()
                .OrderByDescending(other => similarity.Score(instruction, other.Index))
                .ThenBy(static other => other.Item.Environment, StringComparer.Ordinal)
                .Take(count)
                .Select(static other => other.Item),
        ];
    }

    private static ProgramLibrary Load()
    {
        Assembly assembly = typeof(ProgramLibrary).Assembly;
        return new ProgramLibrary(assembly.GetManifestResourceNames().Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name =>
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
            return ReferenceProgram.Parse(reader.ReadToEnd(), name);
        }));
    }
}
