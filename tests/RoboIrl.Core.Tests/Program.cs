using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Runs;
using RoboIrl.Core.Tests.Checkpoints;
using RoboIrl.Core.Tests.Configuration;
using Serilog.Core;

namespace RoboIrl.Core.Tests;

/// <summary>What the tests start as a process of its own, in order to kill it.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["write-checkpoints", string folder]:
                CheckpointStore store = new(folder, 2, Logger.None, new CheckpointFiles(), 4_096);
                for (long step = store.Steps() is [.., long last] ? last + 1 : 0; ; step++)
                {
                    store.Save(step, SampleState.At(step));
                    Console.WriteLine(step);
                }

            case ["write-dataset", string folder]:
                Datasets.SampleEpisodes.WriteForever(folder);
                return 0;
            case ["hold-run", string folder]:
                using (RunFolder run = RunFolder.Open(folder, TimeProvider.System))
                {
                    run.WriteStatus(new RunStatus { State = RunState.Running, Steps = 5, TotalSteps = 10 });
                    Console.WriteLine("held");
                    Thread.Sleep(Timeout.Infinite);
                }

                return 0;
            case ["write-metrics", string file]:
                using (Metrics.MetricsChild child = new(file))
                {
                    child.WriteForever();
                }

                return 0;
            case ["new-run", string folder]:
                using (RunFolder created = RunFolder.Create(folder, Samples.Parse(Samples.Minimal), TimeProvider.System))
                {
                    Console.WriteLine(created.Name);
                }

                return 0;
            default:
                Console.Error.WriteLine("This program is started by its tests: dotnet test tests/RoboIrl.Core.Tests");
                return 2;
        }
    }
}
