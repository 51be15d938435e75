using RoboIrl.Torch.Fused;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Torch.Tests.Fused;

/// <summary>The kernels against the same network in plain tensor calls.</summary>
[Collection(FusedCollection.Name)]
public sealed class MlpAgreementTests
{
    private const double Tolerance = 3e-5;

    public static TheoryData<int, int, int, int, int, MlpActivation> Shapes()
    {
        var data = new TheoryData<int, int, int, int, int, MlpActivation>();
        foreach (int members in (int[])[1, 2, 5])
        {
            foreach (int rows in (int[])[1, 15, 64, 131])
            {
                foreach ((int inputs, int hidden, int outputs) in ((int, int, int)[])[(17, 64, 6), (1, 33, 1), (23, 256, 1), (40, 17, 13), (5, 1, 40)])
                {
                    data.Add(members, rows, inputs, hidden, outputs, MlpActivation.Tanh);
                    data.Add(members, rows, inputs, hidden, outputs, MlpActivation.ReLU);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Forward_AnyShape_AgreesWithPlainCallsInValuesAndGradients(int members, int rows, int inputs, int hidden, int outputs, MlpActivation activation)
    {
        using var scope = NewDisposeScope();
        manual_seed(members * 1000 + rows);
        using var net = new Mlp("net", inputs, [hidden, hidden + 3], outputs, activation, members);
        Tensor x = randn(rows, inputs);
        Tensor weight = members == 1 ? randn(rows, outputs) : randn(members, rows, outputs);

        (float[] y, float[] dx, float[] dp) = Differentiate(net, x, weight);
        (float[] plainY, float[] plainDx, float[] plainDp) = FusedSupport.Plain(() => Differentiate(net, x, weight));

        FusedSupport.Near(y, plainY, Tolerance, "values");
        FusedSupport.Near(dx, plainDx, Tolerance, "gradient of x");
        FusedSupport.Near(dp, plainDp, Tolerance, "gradient of the parameter");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ForwardMin_AnyShape_AgreesWithPlainCallsInValuesAndGradients(int members, int rows, int inputs, int hidden, int outputs, MlpActivation activation)
    {
        using var scope = NewDisposeScope();
        manual_seed(members * 1000 + rows + 1);
        using var net = new Mlp("net", inputs, [hidden, hidden + 3], outputs, activation, members);
        Tensor x = randn(rows, inputs);
        Tensor weight = randn(rows);

        (float[] q, float[] dx) = DifferentiateMinimum(net, x, weight);
        (float[] plainQ, float[] plainDx) = FusedSupport.Plain(() => DifferentiateMinimum(net, x, weight));

        FusedSupport.Near(q, plainQ, Tolerance, "values");
        FusedSupport.Near(dx, plainDx, Tolerance, "gradient of x");
        Assert.Null(net.Packed.grad);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Infer_AnyShape_EqualsForwardAndDoesNotDependOnTheOtherRows(int members, int rows, int inputs, int hidden, int outputs, MlpActivation activation)
    {
        using var scope = NewDisposeScope();
        manual_seed(members * 1000 + rows + 2);
        using var net = new Mlp("net", inputs, [hidden, hidden + 3], outputs, activation, members);
        Tensor x = randn(rows, inputs);
        float[] input = FusedSupport.Floats(x);
        int member = members - 1;
        Tensor y = net.forward(x);
        float[] expected = FusedSupport.Floats(members == 1 ? y : y.select(0, member));

        float[] all = new float[rows * outputs];
        net.Infer(input, rows, all, member);
        float[] oneByOne = new float[rows * outputs];
        for (int i = 0; i < rows; i++)
        {
            net.Infer(input.AsSpan(i * inputs, inputs), 1, oneByOne.AsSpan(i * outputs, outputs), member);
        }

        FusedSupport.Near(all, expected, Tolerance, "values");
        Assert.Equal(all, oneByOne);
    }

    private static (float[] Y, float[] Dx, float[] Dp) Differentiate(Mlp net, Tensor x, Tensor weight)
    {
        using var scope = NewDisposeScope();
        Tensor input = x.detach().clone().requires_grad_();
        net.Packed.grad = null;
        Tensor y = net.forward(input);
        (y * weight).sum().backward();
        return (FusedSupport.Floats(y), FusedSupport.Floats(input.grad!), FusedSupport.Floats(net.Packed.grad!));
    }

    private static (float[] Q, float[] Dx) DifferentiateMinimum(Mlp net, Tensor x, Tensor weight)
    {
        using var scope = NewDisposeScope();
        Tensor input = x.detach().clone().requires_grad_();
        Tensor q = net.ForwardMin(input);
        (q * weight).sum().backward();
        return (FusedSupport.Floats(q), FusedSupport.Floats(input.grad!));
    }
}
