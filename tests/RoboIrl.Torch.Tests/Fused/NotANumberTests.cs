using RoboIrl.Torch.Fused;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Torch.Tests.Fused;

/// <summary>A network that has become NaN must show it, on the kernels' path as on the plain one: only then can a run stop.</summary>
[Collection(FusedCollection.Name)]
public sealed class NotANumberTests
{
    private const int Members = 3, Rows = 21, Inputs = 5, Hidden = 19;

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    public void ForwardMin_OneMemberIsNaN_IsNaNInEveryRow(int member, bool fused)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        using var net = new Mlp("net", Inputs, [Hidden], 1, MlpActivation.Tanh, Members);
        Poison(net.Bias(member, net.Layers - 1));
        Tensor x = randn(Rows, Inputs);
        Assert.All(On(fused, () => FusedSupport.Floats(net.ForwardMin(x))), q => Assert.True(float.IsNaN(q)));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    public void ForwardMin_OneMemberIsNaNInOneRow_IsNaNThereAndTheMinimumElsewhere(int member, bool fused)
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        using var net = new Mlp("net", Inputs, [Hidden], 1, MlpActivation.ReLU, Members);
        using (no_grad())
        {
            // infinity times the zero of most rows is NaN, so all members get one input that is 1 in a single row
            for (int e = 0; e < Members; e++)
            {
                net.Weight(e, 0).select(1, 0).zero_();
            }

            net.Weight(member, 0)[0, 0].fill_(float.PositiveInfinity);
            net.Weight(member, 1)[0, 0].fill_(0f);
        }

        const int NaNRow = 13;
        Tensor x = randn(Rows, Inputs);
        x.select(1, 0).fill_(-1f); // -infinity before the ReLU, 0 behind it
        x[NaNRow, 0].fill_(1f); // infinity behind the ReLU, times 0
        float[] q = On(fused, () => FusedSupport.Floats(net.ForwardMin(x)));
        float[] least = FusedSupport.Floats(net.forward(x).select(-1, 0).amin(new long[] { 0 }));
        for (int row = 0; row < Rows; row++)
        {
            Assert.Equal(row == NaNRow, float.IsNaN(q[row]));
            Assert.True(row == NaNRow || Math.Abs(q[row] - least[row]) < 1e-5f, $"row {row}: {q[row]}, expected {least[row]}");
        }
    }

    [Theory]
    [InlineData(MlpActivation.ReLU, true)]
    [InlineData(MlpActivation.ReLU, false)]
    [InlineData(MlpActivation.Tanh, true)]
    [InlineData(MlpActivation.Tanh, false)]
    public void Forward_OneHiddenUnitIsNaN_IsNaN(MlpActivation activation, bool fused)
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        using var net = new Mlp("net", Inputs, [Hidden, Hidden], 2, activation);
        Poison(net.Bias(0, 0)[Hidden - 1]);
        Tensor x = randn(Rows, Inputs);
        float[] y = On(fused, () => FusedSupport.Floats(net.forward(x)));
        float[] inferred = new float[Rows * 2];
        On(fused, () =>
        {
            net.Infer(FusedSupport.Floats(x), Rows, inferred);
            return 0;
        });
        Assert.All(y, value => Assert.True(float.IsNaN(value)));
        Assert.All(inferred, value => Assert.True(float.IsNaN(value)));
    }

    private static void Poison(Tensor values)
    {
        using IDisposable frozen = no_grad();
        values.fill_(float.NaN);
    }

    private static T On<T>(bool fused, Func<T> body) => fused ? body() : FusedSupport.Plain(body);
}
