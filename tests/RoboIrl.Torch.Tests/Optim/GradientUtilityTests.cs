using RoboIrl.Torch.Fused;
using RoboIrl.Torch.Tests.Modules;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RoboIrl.Torch.Tests.Optim;

[Collection(SerialCollection.Name)]
public sealed class GradientUtilityTests : IDisposable
{
    private readonly bool _fused = FusedOptions.Enabled;

    public void Dispose() => FusedOptions.Enabled = _fused;

    [Theory]
    [InlineData(true, ScalarType.Float32)]
    [InlineData(false, ScalarType.Float32)]
    [InlineData(true, ScalarType.Float64)]
    [InlineData(false, ScalarType.Float64)]
    public void ClipGradNorm_AboveAndBelow_ScalesOnlyWhenNeeded(bool fused, ScalarType type)
    {
        FusedOptions.Enabled = fused;
        using DisposeScope scope = NewDisposeScope();
        Parameter a = Parameter(torch.zeros([2], type));
        Parameter b = Parameter(torch.zeros([1], type));
        Parameter none = Parameter(torch.zeros([1], type));
        a.grad = torch.tensor(new double[] { 2, 3 }, type);
        b.grad = torch.tensor(new double[] { 6 }, type);
        Assert.Equal(7, utils.clip_grad_norm_([a, b, none], 10), 6);
        Numbers.Close([2, 3], a.grad!);
        Assert.Equal(7, utils.clip_grad_norm_([a, b, none], 0.7), 6);
        Numbers.Close([0.2, 0.3], a.grad!, 1e-5);
        Numbers.Close([0.6], b.grad!, 1e-5);
        Assert.Null(none.grad);
        Assert.Equal(0.6, utils.clip_grad_norm_([a, b], 0.3, double.PositiveInfinity), 5);
        Numbers.Close([0.3], b.grad!, 1e-5);
        Assert.Equal(0, utils.clip_grad_norm_([none], 1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ClipGradNorm_NaN_SpreadsAsInTheFormula(bool fused)
    {
        FusedOptions.Enabled = fused;
        using DisposeScope scope = NewDisposeScope();
        Parameter a = Parameter(torch.zeros(2));
        a.grad = torch.tensor(new float[] { 1, float.NaN });
        Assert.True(double.IsNaN(utils.clip_grad_norm_([a], 1)));
        Assert.All(Numbers.Of(a.grad!), value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void ClipGradValue_ClampsElements()
    {
        using DisposeScope scope = NewDisposeScope();
        Parameter a = Parameter(torch.zeros(3));
        a.grad = torch.tensor(new float[] { -2, 0.5f, 9 });
        utils.clip_grad_value_([a], 1);
        Numbers.Close([-1, 0.5, 1], a.grad!);
    }

    [Fact]
    public void ParametersToVector_AndBack_RoundTrips()
    {
        using DisposeScope scope = NewDisposeScope();
        using Linear linear = Linear(2, 2);
        Tensor vector = utils.parameters_to_vector(linear.parameters());
        Assert.Equal(6, vector.numel());
        utils.vector_to_parameters(torch.arange(6, dtype: float32), linear.parameters());
        Numbers.Close([0, 1, 2, 3], linear.weight);
        Numbers.Close([4, 5], linear.bias!);
        Assert.Throws<ArgumentException>(() => utils.vector_to_parameters(torch.zeros(5), linear.parameters()));
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(5, 3)]
    [InlineData(4, 4)]
    public void Orthogonal_Matrix_HasOrthonormalRowsOrColumns(int rows, int columns)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor w = init.orthogonal_(torch.empty([rows, columns], float64), 2.0);
        Tensor product = rows <= columns ? w.mm(w.t()) : w.t().mm(w);
        Numbers.Close(torch.eye(Math.Min(rows, columns), dtype: float64) * 4, product, 1e-10);
    }

    [Fact]
    public void Initial_Values_HaveTheirBoundsAndSpreads()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor w = torch.empty(200, 100);
        double bound = Math.Sqrt(6.0 / 300);
        Assert.InRange(Numbers.Of(init.xavier_uniform_(w)).Max(Math.Abs), bound * 0.99, bound);
        Assert.InRange(Numbers.Of(init.kaiming_uniform_(w, Math.Sqrt(5))).Max(Math.Abs), 0.099, 0.1);
        Assert.InRange(w.std().ToDouble(), 0.095 / Math.Sqrt(3), 0.105 / Math.Sqrt(3));
        Assert.InRange(init.xavier_normal_(w).std().ToDouble(), 0.95 * Math.Sqrt(2.0 / 300), 1.05 * Math.Sqrt(2.0 / 300));
        Assert.InRange(init.kaiming_normal_(w, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU).std().ToDouble(), 0.095, 0.105);
        double[] cut = Numbers.Of(init.trunc_normal_(w, 0, 1, -0.5, 1));
        Assert.InRange(cut.Min(), -0.5, -0.49);
        Assert.InRange(cut.Max(), 0.99, 1.0);
        Numbers.Close([3, 3], init.constant_(torch.empty(2), 3));
        Numbers.Close([1, 0, 0, 0, 1, 0], init.eye_(torch.empty(2, 3)));
        Assert.Equal(5.0 / 3, init.calculate_gain(init.NonlinearityType.Tanh));
        Assert.Equal((18L, 36L), init.CalculateFanInAndFanOut(torch.empty(4, 2, 3, 3)));
        Assert.Throws<ArgumentException>(() => init.xavier_uniform_(torch.empty(3)));
    }
}
