using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Torch.Tests.Fused;

/// <summary>The loss mse_loss, whose usual case has a node of its own, against the same formula in tensor calls.</summary>
public sealed class MeanSquareTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 5)]
    [InlineData(16, 8)]
    [InlineData(256, 6)]
    public void Mse_BothSidesWantGradients_AgreesWithTensorCalls(int rows, int columns)
    {
        using var scope = NewDisposeScope();
        manual_seed(rows);
        Tensor x = randn(rows, columns), y = randn(rows, columns);

        (float[] value, float[] inputs, float[] targets) = Run((a, b) => nn.functional.mse_loss(a, b));
        (float[] plainValue, float[] plainInputs, float[] plainTargets) = Run((a, b) => (a - b).pow(2).mean());

        FusedSupport.Near(value, plainValue, 1e-5, "value");
        FusedSupport.Near(inputs, plainInputs, 1e-6, "gradient of the input");
        FusedSupport.Near(targets, plainTargets, 1e-6, "gradient of the target");

        (float[], float[], float[]) Run(Func<Tensor, Tensor, Tensor> loss)
        {
            Tensor a = x.clone().requires_grad_(), b = y.clone().requires_grad_();
            Tensor result = loss(a, b);
            (result * 3).backward();
            return ([result.item<float>()], FusedSupport.Floats(a.grad!), FusedSupport.Floats(b.grad!));
        }
    }

    [Fact]
    public void Mse_SecondDerivative_IsTwoOverTheCount()
    {
        using var scope = NewDisposeScope();
        Tensor x = tensor(new[] { 1f, 2, 3, 4 }).requires_grad_();

        Tensor first = autograd.grad([nn.functional.mse_loss(x, zeros(4))], [x], create_graph: true)[0];
        first.sum().backward();

        FusedSupport.Near(FusedSupport.Floats(first.detach()), [0.5f, 1, 1.5f, 2], 1e-6, "2 x / 4");
        FusedSupport.Near(FusedSupport.Floats(x.grad!), [0.5f, 0.5f, 0.5f, 0.5f], 1e-6, "2 / 4");
    }

    [Fact]
    public void Mse_OperandChangedBeforeBackward_IsRefused()
    {
        using var scope = NewDisposeScope();
        Tensor x = ones(4).requires_grad_(), y = zeros(4);
        Tensor loss = nn.functional.mse_loss(x, y);
        y.add_(1);

        Exception error = Assert.ThrowsAny<Exception>(() => loss.backward());

        Assert.Contains("inplace operation", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mse_BackwardTwice_NeedsRetainGraph()
    {
        using var scope = NewDisposeScope();
        Tensor x = ones(4).requires_grad_();
        Tensor loss = nn.functional.mse_loss(x, zeros(4));
        loss.backward();

        Assert.ThrowsAny<Exception>(() => loss.backward());
    }

    [Fact]
    public void Mse_NotANumber_Stays()
    {
        using var scope = NewDisposeScope();
        Tensor x = tensor(new[] { 1f, float.NaN, 3 }).requires_grad_();
        Tensor loss = nn.functional.mse_loss(x, zeros(3));
        loss.backward();

        Assert.True(float.IsNaN(loss.item<float>()));
        Assert.True(float.IsNaN(FusedSupport.Floats(x.grad!)[1]));
    }

    [Fact]
    public void Mse_OtherKindsOfTensors_TakeTheGeneralPath()
    {
        using var scope = NewDisposeScope();
        Tensor x = arange(6, dtype: float64).reshape(2, 3), y = zeros(3, dtype: float64);

        Assert.Equal(55.0 / 6, nn.functional.mse_loss(x, y.expand(2, 3)).item<double>(), 1e-12);
        Assert.Equal(55.0 / 6, nn.functional.mse_loss(x.to(float32).t(), zeros(3, 2)).item<float>(), 1e-5);
    }
}
