using RoboIrl.Torch.Fused;
using static TorchSharp.torch;

namespace RoboIrl.Benchmarks.Fused;

/// <summary>17-256-256-6, batch 256: zero_grad, forward, mean squared error, backward, Adam; one thread.</summary>
internal sealed class MlpTrainStep : IBenchmark
{
    public string Name => "mlp";

    public IEnumerable<BenchmarkRow> Run(BenchmarkSettings settings)
    {
        Yardstick.SetThreads(1);
        using var outer = NewDisposeScope();
        using var net = new Mlp("net", 17, [256, 256], 6, MlpActivation.ReLU);
        using var adam = optim.Adam(net.parameters(), 1e-3);
        Tensor x = randn(256, 17);
        Tensor y = randn(256, 6);
        void Step()
        {
            using var scope = NewDisposeScope();
            adam.zero_grad();
            nn.functional.mse_loss(net.forward(x), y).backward();
            adam.step();
        }

        (double ours, double reference, double ratio) = Turns.Compare(Step, Yardstick.Job("rb_mlp_step_us"), settings);
        yield return new("mlp/17-256-256-6 batch 256/train step", ours, "us", reference, ratio, 0.75, false);
    }
}
