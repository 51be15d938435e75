using RoboIrl.Benchmarks.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Envs;
using RoboIrl.Learners.Ppo;
using RoboIrl.Torch.Fused;
using static TorchSharp.torch;

namespace RoboIrl.Benchmarks.Learners;

/// <summary>
/// PPO on HalfCheetah with its reference hyper-parameters, rollout and update, in environment steps per second; the
/// yardstick is the worlds alone under random control with as many threads. Then where the time goes.
/// </summary>
internal sealed class PpoEndToEnd : IBenchmark
{
    private const string Id = "locomotion/half-cheetah-v5";

    public string Name => "ppo";

    public IEnumerable<BenchmarkRow> Run(BenchmarkSettings settings)
    {
        foreach ((int worlds, int threads, double target) in ((int, int, double)[])[(1, 1, 10_000), (8, 2, 20_000), (16, 2, 20_000)])
        {
            foreach (BenchmarkRow row in Measure(worlds, threads, target, settings))
            {
                yield return row;
            }
        }
    }

    private static List<BenchmarkRow> Measure(int worlds, int threads, double target, BenchmarkSettings settings)
    {
        var config = new PpoConfig();
        EnvironmentRegistry registry = EnvironmentRegistry.CreateDefault();
        using MuJoCoVectorEnvironment environment = registry.CreateVector(Id, worlds);
        using ManagedWorlds bare = new(registry.Find(Id), worlds, threads);
        using var run = new PausingRun();
        using var trainer = new OnPolicyTrainer(
            environment,
            new PpoLearner(environment.Spec, config, seed: 1, CPU),
            new OnPolicyOptions { RolloutSteps = config.RolloutSteps, Discount = config.Discount },
            new TrainerOptions { TotalSteps = long.MaxValue / 2, Workers = threads, LogEvery = long.MaxValue },
            evaluator: null,
            run);
        int steps = config.RolloutSteps * worlds;
        FusedOptions.Threads = threads;
        try
        {
            run.Run(trainer, 2 * steps);
            bare.RunFree(config.RolloutSteps);
            double rollout = run.Sum("time/rollout_seconds"), update = run.Sum("time/update_seconds");
            List<double> rates = [], bareRates = [];
            int rounds = Math.Max(3, settings.Rounds / (worlds == 1 ? 1 : 3));
            for (int round = 0; round < rounds; round++)
            {
                rates.Add(1 / run.Run(trainer, steps));
                bareRates.Add(steps / bare.RunFree(config.RolloutSteps));
            }

            rollout = run.Sum("time/rollout_seconds") - rollout;
            update = run.Sum("time/update_seconds") - update;
            double rate = BenchmarkSettings.Median(rates);
            string name = $"ppo/half-cheetah/{worlds} worlds, {threads} threads/";
            double minibatches = rounds * config.Epochs * config.Minibatches;
            return
            [
                new(name + "end to end", rate, "steps/s", BenchmarkSettings.Median(bareRates), rate, target, true),
                new(name + "rollout", 1e6 * rollout / (rounds * (double)steps), "us/step", double.NaN, rollout / (rollout + update), double.NaN, false),
                new(name + $"update, {steps / config.Minibatches} rows", 1e6 * update / minibatches, "us/batch", double.NaN, update / (rollout + update), double.NaN, false),
            ];
        }
        finally
        {
            FusedOptions.Threads = 1;
        }
    }
}
