using System.Globalization;
using RoboIrl.Core.Datasets;
using RoboIrl.Core.Randomness;
using RoboIrl.Native;

namespace RoboIrl.Conversion.Tests;

/// <summary>What the tests start as a process of its own: reading files that were damaged on purpose.</summary>
internal static class Program
{
    private const long MostMemory = 4L << 30;

    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["damage", string file, string folder, string first, string count]:
                ProcessLimits.Memory(MostMemory);
                int from = int.Parse(first, CultureInfo.InvariantCulture);
                for (int i = from; i < from + int.Parse(count, CultureInfo.InvariantCulture); i++)
                {
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i} {ReadDamaged(file, folder, i)}"));
                }

                return 0;
            default:
                Console.Error.WriteLine("This program is started by its tests: dotnet test tests/RoboIrl.Conversion.Tests");
                return 2;
        }
    }

    /// <summary>Damages a copy of a file: every fourth is cut, the others have one to four other bytes.</summary>
    public static byte[] Damaged(byte[] bytes, int variant)
    {
        Rng rng = new(2024, (ulong)variant);
        bytes = [.. bytes];
        if (variant % 4 == 0)
        {
            return bytes[..(1 + rng.NextInt(bytes.Length - 1))];
        }

        for (int flips = 1 + rng.NextInt(4); flips > 0; flips--)
        {
            bytes[rng.NextInt(bytes.Length)] = (byte)rng.NextInt(256);
        }

        return bytes;
    }

    private static string ReadDamaged(string file, string folder, int variant)
    {
        string damaged = Path.Combine(folder, "damaged.hdf5"), made = Path.Combine(folder, "made");
        File.WriteAllBytes(damaged, Damaged(File.ReadAllBytes(file), variant));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{variant} begins"));
        try
        {
            DatasetConverter.Import(damaged, made, new ImportOptions());
            Directory.Delete(made, recursive: true);
            return "read";
        }
        catch (DatasetException e)
        {
            // A message that names the file, and nothing left behind.
            return e.Message.Contains("damaged.hdf5", StringComparison.Ordinal) && Directory.GetFileSystemEntries(folder).Length == 1 ? "refused" : "wrong " + e.Message.ReplaceLineEndings(" ");
        }
#pragma warning disable CA1031 // Any other kind is what the test looks for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return "wrong " + e.ToString().ReplaceLineEndings(" ");
        }
    }
}
