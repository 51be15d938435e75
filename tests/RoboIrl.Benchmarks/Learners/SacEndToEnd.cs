using RoboIrl.Benchmarks.Fused;
using RoboIrl.Core.Data;
using RoboIrl.Core.Environments;
using RoboIrl.Core.Learning;
using RoboIrl.Core.Randomness;
using RoboIrl.Envs;
using RoboIrl.Learners.Sac;
using static TorchSharp.torch;

namespace RoboIrl.Benchmarks.Learners;

/// <summary>
/// SAC on HalfCheetah, one update per step: the real learner's update (drawing from a replay buffer of 100,000 transitions
/// included) against C++ libtorch and against its matrix products, and the whole loop against the update alone.
/// </summary>
internal sealed class SacEndToEnd : IBenchmark
{
    private const int Transitions = 100_000;

    public string Name => "sac";

    public IEnumerable<BenchmarkRow> Run(BenchmarkSettings settings)
    {
        using MuJoCoVectorEnvironment environment = EnvironmentRegistry.CreateDefault().CreateVector("locomotion/half-cheetah-v5", 1);
        using var learner = new SacLearner(environment.Spec, new SacConfig(), seed: 1, CPU);
        ReplayBuffer replay = Fill(environment);
        var rng = new Rng(1);
        using var ignored = new PausingRun();
        void Update() => learner.Update(replay, ref rng, ignored);

        Yardstick.SetThreads(1);
        (double ours, double reference, double ratio) = Turns.Compare(Update, Yardstick.Job("rb_sac_update_us"), settings, multiple: 2);
        yield return new("sac/update in the learner against libtorch", ours, "us", reference, ratio, 0.65, false);
        (ours, reference, ratio) = Turns.Compare(Update, Yardstick.Job("rb_sac_products_blas_us"), settings);
        yield return new("sac/update in the learner against its products", ours, "us", reference, ratio, 1.3, false);

        var config = new SacConfig { WarmUpSteps = 300 };
        using var run = new PausingRun();
        using var trainer = new OffPolicyTrainer(
            environment,
            new SacLearner(environment.Spec, config, seed: 1, CPU),
            new OffPolicyOptions { ReplayCapacity = Transitions, WarmUpSteps = config.WarmUpSteps },
            new TrainerOptions { TotalSteps = long.MaxValue / 2, LogEvery = long.MaxValue },
            evaluator: null,
            run);
        run.Run(trainer, config.WarmUpSteps + 1);
        double Step(int steps) => 1e6 * run.Run(trainer, steps);
        (ours, reference, ratio) = Turns.Compare(Update, Step, settings);
        yield return new("sac/end to end, updates per second over steps per second", 1e6 / reference, "steps/s", 1e6 / ours, ratio, 0.9, true);

        var observation = new float[17];
        var action = new float[6];
        var noise = new float[6];
        (ours, reference, ratio) = Turns.Compare(() => learner.Act(observation, noise, action), Yardstick.Job("rb_act_us"), settings, multiple: 10);
        yield return new("sac/act for one observation", ours, "us", reference, ours, 15, false);
    }

    private static ReplayBuffer Fill(MuJoCoVectorEnvironment environment)
    {
        int o = environment.Spec.Observation.Size, a = environment.Spec.Action.Size;
        var replay = new ReplayBuffer(Transitions, o, a);
        var rng = new Rng(2);
        float[] before = new float[o], after = new float[o], actions = new float[a];
        for (int i = 0; i < Transitions; i++)
        {
            rng.FillNormal(before);
            rng.FillNormal(after);
            rng.FillNormal(actions);
            replay.Add(before, actions, (float)rng.Normal(), EpisodeEnd.None, after);
        }

        return replay;
    }
}
