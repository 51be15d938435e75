using System.Globalization;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Environments;

namespace RoboIrl.Conversion;

/// <summary>What a file says of its episodes, before any of them is read, and the dataset that follows from it.</summary>
internal sealed record ImportedShape
{
    /// <summary>The file, for messages.</summary>
    public required string File { get; init; }

    /// <summary>Id of an environment that is made from the file.</summary>
    public required string Id { get; init; }

    /// <summary>O.</summary>
    public required int Observation { get; init; }

    /// <summary>The actions, with bounds where they are known.</summary>
    public required VectorSpec Action { get; init; }

    /// <summary>Steps of the longest episode.</summary>
    public required long Longest { get; init; }

    /// <summary>Named values of each step that the file has.</summary>
    public required IReadOnlyList<string> Infos { get; init; }

    /// <summary>Doubles per state that the file has; 0 for none.</summary>
    public int State { get; init; }

    /// <summary>Where the episodes are from, a line.</summary>
    public required string Source { get; init; }

    /// <summary>The dataset's description.</summary>
    /// <exception cref="DatasetException">The sizes are not the environment's.</exception>
    public DatasetDescription Describe(ImportOptions options)
    {
        EnvironmentSpec plain = new(Id, VectorSpec.Unbounded(Observation), Action, (int)Math.Clamp(Longest, 1, int.MaxValue), 1, Infos);
        EnvironmentSpec spec = options.Environment ?? plain;
        if (spec.Observation.Size != Observation || spec.Action.Size != Action.Size)
        {
            throw new DatasetException(string.Create(CultureInfo.InvariantCulture, $"'{File}' has observations of {Observation} and actions of {Action.Size}; '{spec.Id}' has {spec.Observation.Size} and {spec.Action.Size}. Name the environment that it is from, or none."));
        }

        if (State > 0 && options.Environment is not null && State != options.StateSize)
        {
            throw new DatasetException(string.Create(CultureInfo.InvariantCulture, $"'{File}' has states of {State} numbers; those of '{spec.Id}' have {options.StateSize}. Name the environment that it is from, or none."));
        }

        return new DatasetDescription
        {
            Environment = spec,
            StateSize = State,
            HasInfos = spec.InfoNames.Count > 0 && spec.InfoNames.All(Infos.Contains),
            Origin = new DatasetOrigin { Policy = "converted", Sources = [Source] },
        };
    }

    /// <summary>An id made of a file's or folder's name.</summary>
    public static string IdOf(string format, string path)
    {
        string name = new([.. Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(path)).Select(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')]);
        return $"{format}/{(name.Length == 0 ? "dataset" : name)}";
    }
}
