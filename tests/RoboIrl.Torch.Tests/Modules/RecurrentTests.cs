using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace RoboIrl.Torch.Tests.Modules;

[Collection(SerialCollection.Name)]
public sealed class RecurrentTests
{
    private const int T = 4;
    private const int N = 3;
    private const int In = 2;
    private const int H = 5;

    private static (Tensor H, Tensor C) LstmStep(nn.Module m, string suffix, Tensor x, Tensor h, Tensor c)
    {
        Tensor[] gates = Gates(m, suffix, x, h, 4);
        Tensor cell = (gates[1].sigmoid() * c) + (gates[0].sigmoid() * gates[2].tanh());
        return (gates[3].sigmoid() * cell.tanh(), cell);
    }

    private static Tensor[] Gates(nn.Module m, string suffix, Tensor x, Tensor h, int count) =>
        (F.linear(x, m.get_parameter("weight_ih" + suffix)!, m.get_parameter("bias_ih" + suffix))
            + F.linear(h, m.get_parameter("weight_hh" + suffix)!, m.get_parameter("bias_hh" + suffix))).chunk(count, -1);

    private static Tensor GruStep(nn.Module m, string suffix, Tensor x, Tensor h)
    {
        Tensor[] fromX = F.linear(x, m.get_parameter("weight_ih" + suffix)!, m.get_parameter("bias_ih" + suffix)).chunk(3, -1);
        Tensor[] fromH = F.linear(h, m.get_parameter("weight_hh" + suffix)!, m.get_parameter("bias_hh" + suffix)).chunk(3, -1);
        Tensor r = (fromX[0] + fromH[0]).sigmoid();
        Tensor z = (fromX[1] + fromH[1]).sigmoid();
        Tensor n = (fromX[2] + (r * fromH[2])).tanh();
        return ((1 - z) * n) + (z * h);
    }

    [Fact]
    public void Lstm_TwoLayers_MatchTheStepFormulas()
    {
        using DisposeScope scope = NewDisposeScope();
        using LSTM lstm = LSTM(In, H, numLayers: 2, dtype: float64);
        Tensor x = torch.randn([T, N, In], float64);
        Tensor h0 = torch.randn([2, N, H], float64);
        Tensor c0 = torch.randn([2, N, H], float64);
        (Tensor y, Tensor hn, Tensor cn) = lstm.call(x, (h0, c0));
        (Tensor h1, Tensor c1, Tensor h2, Tensor c2) = (h0[0], c0[0], h0[1], c0[1]);
        for (int t = 0; t < T; t++)
        {
            (h1, c1) = LstmStep(lstm, "_l0", x[t], h1, c1);
            (h2, c2) = LstmStep(lstm, "_l1", h1, h2, c2);
            Numbers.Close(h2, y[t], 1e-10);
        }

        Numbers.Close(torch.stack([h1, h2]), hn, 1e-10);
        Numbers.Close(torch.stack([c1, c2]), cn, 1e-10);
    }

    [Fact]
    public void Lstm_Bidirectional_RunsTheSecondNetworkBackwards()
    {
        using DisposeScope scope = NewDisposeScope();
        using LSTM lstm = LSTM(In, H, bidirectional: true, dtype: float64);
        Assert.Equal(
            ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", "weight_ih_l0_reverse", "weight_hh_l0_reverse", "bias_ih_l0_reverse", "bias_hh_l0_reverse"],
            lstm.named_parameters().Select(p => p.name));
        Tensor x = torch.randn([T, N, In], float64);
        (Tensor y, _, _) = lstm.call(x);
        Tensor h = torch.zeros([N, H], float64);
        Tensor c = torch.zeros([N, H], float64);
        for (int t = T - 1; t >= 0; t--)
        {
            (h, c) = LstmStep(lstm, "_l0_reverse", x[t], h, c);
            Numbers.Close(h, y[t].narrow(-1, H, H), 1e-10);
        }
    }

    [Fact]
    public void Lstm_BatchFirstAndSingleSequence_AgreeWithTheDefaultLayout()
    {
        using DisposeScope scope = NewDisposeScope();
        using LSTM lstm = LSTM(In, H);
        using LSTM first = LSTM(In, H, batchFirst: true);
        first.load_state_dict(lstm.state_dict());
        Tensor x = torch.randn(T, N, In);
        (Tensor y, Tensor h, Tensor c) = lstm.call(x);
        (Tensor y2, Tensor h2, _) = first.call(x.transpose(0, 1));
        Numbers.Close(y, y2.transpose(0, 1));
        Numbers.Close(h, h2);
        (Tensor y3, Tensor h3, Tensor c3) = lstm.call(x.select(1, 0));
        Numbers.Close(y.select(1, 0), y3);
        Numbers.Close(h.select(1, 0), h3);
        Numbers.Close(c.select(1, 0), c3);
        Assert.Throws<ArgumentException>(() => lstm.call(torch.randn(T, N, In + 1)));
    }

    [Fact]
    public void Lstm_Gradient_MatchesDifferences()
    {
        using DisposeScope scope = NewDisposeScope();
        using LSTM lstm = LSTM(In, 2, dtype: float64);
        Tensor x = torch.randn([3, 1, In], float64);
        Tensor target = torch.randn([3, 1, 2], float64);
        foreach (Parameter parameter in lstm.parameters())
        {
            Numbers.GradientMatches(() => (lstm.call(x).Item1 - target).square().sum(), parameter);
        }
    }

    [Fact]
    public void Gru_TwoLayers_MatchTheStepFormulas()
    {
        using DisposeScope scope = NewDisposeScope();
        using GRU gru = GRU(In, H, numLayers: 2, dtype: float64);
        Tensor x = torch.randn([T, N, In], float64);
        Tensor h0 = torch.randn([2, N, H], float64);
        (Tensor y, Tensor hn) = gru.call(x, h0);
        (Tensor h1, Tensor h2) = (h0[0], h0[1]);
        for (int t = 0; t < T; t++)
        {
            h1 = GruStep(gru, "_l0", x[t], h1);
            h2 = GruStep(gru, "_l1", h1, h2);
            Numbers.Close(h2, y[t], 1e-10);
        }

        Numbers.Close(torch.stack([h1, h2]), hn, 1e-10);
    }

    [Fact]
    public void Gru_WithoutBias_HasTwoWeightsPerLayerAndRuns()
    {
        using DisposeScope scope = NewDisposeScope();
        using GRU gru = GRU(In, H, numLayers: 2, bias: false, batchFirst: true);
        Assert.Equal(4, gru.parameters().Count());
        (Tensor y, Tensor h) = gru.call(torch.randn(N, T, In));
        Assert.Equal([N, T, H], y.shape);
        Assert.Equal([2L, N, H], h.shape);
    }
}
