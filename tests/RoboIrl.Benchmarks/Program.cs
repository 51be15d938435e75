using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using RoboIrl.Benchmarks;
using RoboIrl.Benchmarks.CombinationLock;
using RoboIrl.Benchmarks.CommandLine;
using RoboIrl.Benchmarks.Datasets;
using RoboIrl.Benchmarks.Environments;
using RoboIrl.Benchmarks.Fused;
using RoboIrl.Benchmarks.Learners;

// RoboIrl.Benchmarks [NAME..] [--rounds N] [--json FILE]: measures the named groups (all without a name) against their
// yardsticks, both in turns within one run; --filter NAME is another way to name a group. Ends with 1 where a target does not hold, 2 for a wrong argument.
IBenchmark[] all = [new EnvironmentThroughput(), new DescribedThroughput(), new ManipulationThroughput(), new PixelThroughput(), new RewardProgramThroughput(), new MlpTrainStep(), new AdamStep(), new SacUpdate(), new ActOneObservation(), new PpoMinibatch(), new PpoEndToEnd(), new SacEndToEnd(), new FilterEndToEnd(), new OfflineUpdates(), new RandomBatches(), new LockThroughput(), new StartUp()];

BenchmarkSettings settings = new();
List<string> names = [];
string? json = null;
for (int i = 0; i < args.Length; i++)
{
    if (args[i] == "--rounds" && i + 1 < args.Length && int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int rounds) && rounds > 0)
    {
        settings = settings with { Rounds = rounds };
        i++;
    }
    else if (args[i] is "--json" or "--filter" && i + 1 < args.Length)
    {
        if (args[i] == "--json")
        {
            json = args[i + 1];
        }
        else
        {
            names.Add(args[i + 1]);
        }

        i++;
    }
    else
    {
        names.Add(args[i]);
    }
}

if (names.Contains("--help"))
{
    Console.WriteLine($"""
        ./build.sh bench [NAME..] [--rounds N] [--json FILE]

        Groups: {string.Join(", ", all.Select(b => b.Name))}; all without a name.
        Each row is measured against its yardstick in turns within this run; the median over the rounds counts.
        Ends with 1 where a target does not hold.
        """);
    return 0;
}

if (names.Find(name => !Array.Exists(all, b => b.Name == name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown}'; there are: {string.Join(", ", all.Select(b => b.Name))}. Options: --rounds N, --filter NAME, --json FILE.");
    return 2;
}

Console.WriteLine($"{"",-48} {"ours",12} {"yardstick",12} {"unit",-10} {"ratio",8}  target");
bool holds = true;
List<BenchmarkRow> rows = [];
foreach (IBenchmark benchmark in all.Where(b => names.Count == 0 || names.Contains(b.Name)))
{
    foreach (BenchmarkRow row in benchmark.Run(settings))
    {
        string reference = double.IsNaN(row.Reference) ? "" : Number(row.Reference);
        string target = double.IsNaN(row.Target) ? "" : $"{(row.AtLeast ? ">=" : "<=")} {Number(row.Target)} {(row.Holds ? "holds" : "MISSED")}";
        Console.WriteLine($"{row.Name,-48} {Number(row.Value),12} {reference,12} {row.Unit,-10} {Number(row.Ratio),8}  {target}");
        holds &= row.Holds;
        rows.Add(row);
    }
}

if (json is not null)
{
    File.WriteAllText(json, JsonSerializer.Serialize(rows, new JsonSerializerOptions { WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals }));
}

return holds ? 0 : 1;

static string Number(double value) => value.ToString(Math.Abs(value) >= 1_000 ? "N0" : "0.###", CultureInfo.InvariantCulture);
