using System.Globalization;
using RoboIrl.Conversion.D4rl;
using RoboIrl.Conversion.Minari;
using RoboIrl.Core.Datasets;
using RoboIrl.Hdf5;
using RoboIrl.Native;

namespace RoboIrl.Conversion;

/// <summary>Makes datasets of files in other formats.</summary>
/// <remarks>
/// Files are untrusted: shapes are compared with what is stored before memory is set aside, links and storage outside of the file are refused,
/// filters are a closed set. The HDF5 library itself can crash on a damaged file; call this in a process of its own where that matters.
/// </remarks>
public static class DatasetConverter
{
    /// <summary>Most numbers of an episode in one column, which is held as a whole: half a gigabyte.</summary>
    private const long MostEpisodeNumbers = 1L << 27;

    /// <summary>The part of the work that finding the ends of episodes is.</summary>
    internal const double FirstPass = 0.3;

    /// <summary>Reads a D4RL file, a Minari file, or a Minari folder.</summary>
    /// <param name="from">The file or folder; what it is is found out.</param>
    /// <param name="folder">Where the dataset is made: a folder that does not exist yet or is empty.</param>
    /// <param name="options">How.</param>
    /// <exception cref="DatasetException">The file is refused or damaged, or the dataset cannot be written; the message names file, path and row or episode.</exception>
    /// <exception cref="OperationCanceledException">A stop was asked for; nothing stays.</exception>
    public static void Import(string from, string folder, ImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        WholeOutput.RefuseExisting(Path.GetFullPath(folder));
        string file = MinariFolder.DataFileIn(from) ?? from;
        Translating(() =>
        {
            using Hdf5File source = Hdf5File.Open(file);
            if (source.Root.NodeOf(D4rlNames.Observations) != Hdf5Node.None)
            {
                D4rlReader.Convert(source, folder, options);
            }
            else if (source.Root.NodeOf(MinariNames.Episode(0)) != Hdf5Node.None)
            {
                MinariReader.Convert(source, folder, options);
            }
            else
            {
                throw new DatasetException($"'{file}' has neither '/{D4rlNames.Observations}' (D4RL) nor '/{MinariNames.Episode(0)}' (Minari): it is of neither format.");
            }
        });
    }

    /// <summary>Whether a path is one of our datasets.</summary>
    /// <param name="path">Any path.</param>
    public static bool IsDataset(string path) => MappedFile.LengthOf(Path.Combine(path, "dataset.json")) > 0;

    /// <summary>The part that is done while episodes are copied.</summary>
    internal static double SecondPass(long done, long all) => FirstPass + ((1 - FirstPass) * done / Math.Max(1, all));

    /// <summary>Lets what HDF5 says come out as what is wrong with a dataset.</summary>
    internal static void Translating(Action work)
    {
        try
        {
            work();
        }
        catch (Hdf5Exception e)
        {
            throw new DatasetException($"{e.Message} Nothing was written.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"The conversion failed: {e.Message} Nothing was written.", e);
        }
        catch (OutOfMemoryException e)
        {
            throw new DatasetException("The conversion needs more memory than there is: rows or the columns of infos are too many. Leave out the infos (--no-infos), or convert it on a larger machine. Nothing was written.", e);
        }
    }

    /// <summary>Refuses episodes that are too long to be held in any of their columns, which is what each of them is while it is converted.</summary>
    /// <param name="where">What says how long they are.</param>
    /// <param name="longest">Rows of the longest.</param>
    /// <param name="description">The widths of the columns.</param>
    /// <param name="advice">What to do, a sentence.</param>
    internal static void RefuseTooLong(string where, long longest, DatasetDescription description, string advice)
    {
        int widest = Math.Max(Math.Max(description.Environment.Observation.Size, description.Environment.Action.Size), Math.Max(description.StateSize, description.InfoSize));
        if (longest > MostEpisodeNumbers / widest)
        {
            throw new DatasetException(string.Create(CultureInfo.InvariantCulture, $"{where}: an episode of {longest} rows of {widest} numbers is too long to be held, at most {MostEpisodeNumbers} numbers are. {advice}"));
        }
    }

    /// <summary>Other formats have no place for a dataset without episodes.</summary>
    internal static void RefuseEmpty(Dataset dataset)
    {
        if (dataset.EpisodeCount == 0)
        {
            throw new DatasetException($"The dataset '{dataset.Folder}' has no episodes; there is nothing to convert.");
        }
    }
}
