using RoboIrl.Torch.Fused;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RoboIrl.Benchmarks.Fused;

/// <summary>One minibatch of PPO: 64 rows, 64x64 tanh actor and critic, loss, backward, clipping, Adam; one thread.</summary>
internal sealed class PpoMinibatch : IBenchmark
{
    private const int Rows = 64;
    private const int Actions = 6;

    public string Name => "ppo-minibatch";

    public IEnumerable<BenchmarkRow> Run(BenchmarkSettings settings)
    {
        Yardstick.SetThreads(1);
        using var outer = NewDisposeScope();
        using var actor = new Mlp("actor", 17, [64, 64], Actions, MlpActivation.Tanh);
        using var critic = new Mlp("critic", 17, [64, 64], 1, MlpActivation.Tanh);
        var logStd = new Parameter(zeros(Actions));
        Parameter[] parameters = [actor.Packed, critic.Packed, logStd];
        using var adam = optim.Adam(parameters, 3e-4, eps: 1e-5);
        Tensor observations = randn(Rows, 17);
        var batch = new PpoBatch(randn(Rows, Actions), full(new long[] { Rows }, -8.5f), randn(Rows), randn(Rows), randn(Rows));
        PpoLossOptions options = new();
        void Update()
        {
            using var scope = NewDisposeScope();
            adam.zero_grad();
            FusedLosses.Ppo(actor.forward(observations), logStd, critic.forward(observations), batch, options, out _).backward();
            nn.utils.clip_grad_norm_(parameters, 0.5);
            adam.step();
        }

        (double ours, double reference, double ratio) = Turns.Compare(Update, Yardstick.Job("rb_ppo_minibatch_us"), settings);
        yield return new("ppo-minibatch/64 rows, 2x64 tanh/against libtorch", ours, "us", reference, ratio, double.NaN, false);
        yield return new("ppo-minibatch/64 rows, 2x64 tanh/time", ours, "us", reference, ours, 200, false);
    }
}
