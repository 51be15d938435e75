using RoboIrl.Torch.Fused;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Torch.Tests.Fused;

[Collection(FusedCollection.Name)]
public sealed class FusedUpdateTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(100_000)]
    public void Polyak_AnyLength_MovesTheTargetByTau(int length)
    {
        using var scope = NewDisposeScope();
        Tensor target = randn(length), source = randn(length), expected = target * 0.995 + source * 0.005, plain = target.clone();
        FusedUpdate.Polyak(target, source, 0.005);
        FusedSupport.Near(FusedSupport.Floats(target), FusedSupport.Floats(expected), 1e-6, "target");
        FusedSupport.Plain(() =>
        {
            FusedUpdate.Polyak(plain, source, 0.005);
            return 0;
        });
        FusedSupport.Near(FusedSupport.Floats(plain), FusedSupport.Floats(expected), 1e-6, "target of the plain path");
        Assert.Throws<ArgumentOutOfRangeException>(() => FusedUpdate.Polyak(target, source, 1.5));
    }

    [Theory]
    [InlineData(false, 0.0, false, false)]
    [InlineData(false, 0.1, false, false)]
    [InlineData(true, 0.1, false, false)]
    [InlineData(true, 0.1, true, true)]
    [InlineData(false, 0.0, true, false)]
    public void Adam_TenSteps_FollowsTheFormulaInDouble(bool decoupled, double decay, bool amsgrad, bool maximize)
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        const int Length = 53;
        using var p = new Parameter(randn(Length));
        double[] w = FusedSupport.Doubles(p);
        double[] m = new double[Length], v = new double[Length], top = new double[Length];
        var optimizer = decoupled
            ? (optim.Optimizer)optim.AdamW([p], lr: 1e-2, eps: 1e-6, weight_decay: decay, amsgrad: amsgrad, maximize: maximize)
            : optim.Adam([p], lr: 1e-2, eps: 1e-6, weight_decay: decay, amsgrad: amsgrad, maximize: maximize);
        for (int t = 1; t <= 10; t++)
        {
            Tensor g = randn(Length) * (t == 5 ? 10 : 1);
            p.grad = g.clone();
            double[] gradient = FusedSupport.Doubles(g);
            optimizer.step();
            for (int i = 0; i < Length; i++)
            {
                double d = maximize ? -gradient[i] : gradient[i];
                if (decoupled)
                {
                    w[i] *= 1 - 1e-2 * decay;
                }
                else
                {
                    d += decay * w[i];
                }

                m[i] = 0.9 * m[i] + 0.1 * d;
                v[i] = 0.999 * v[i] + 0.001 * d * d;
                top[i] = Math.Max(top[i], v[i]);
                double second = amsgrad ? top[i] : v[i];
                w[i] -= 1e-2 / (1 - Math.Pow(0.9, t)) * m[i] / (Math.Sqrt(second) / Math.Sqrt(1 - Math.Pow(0.999, t)) + 1e-6);
            }
        }

        FusedSupport.Near(FusedSupport.Floats(p), w.Select(x => (float)x).ToArray(), 3e-6, "parameters");
    }

    [Fact]
    public void ClipGradNorm_LargeGradients_ScalesThemToTheLimit()
    {
        using var scope = NewDisposeScope();
        using var a = new Parameter(zeros(2));
        using var b = new Parameter(zeros(1));
        a.grad = tensor(new float[] { 3, 0 });
        b.grad = tensor(new float[] { 4 });
        double norm = nn.utils.clip_grad_norm_([a, b], 1.0);
        Assert.Equal(5, norm, 6);
        Assert.Equal(0.6, a.grad!.data<float>()[0], 5);
        Assert.Equal(0.8, b.grad!.data<float>()[0], 5);
        Assert.Equal(1, nn.utils.clip_grad_norm_([a, b], 10.0), 5);
        Assert.Equal(0.6, a.grad!.data<float>()[0], 5);
    }
}
