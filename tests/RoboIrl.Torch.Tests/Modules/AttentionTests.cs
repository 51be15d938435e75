using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace RoboIrl.Torch.Tests.Modules;

[Collection(SerialCollection.Name)]
public sealed class AttentionTests
{
    private const int E = 4;
    private const int Heads = 2;
    private const int L = 3;
    private const int S = 5;
    private const int N = 2;

    /// <summary>Attention head by head, sample by sample, straight from the formula.</summary>
    private static (Tensor Output, Tensor Weights) Reference(MultiheadAttention m, Tensor query, Tensor key, Tensor value, Tensor? additive = null)
    {
        Tensor w = m.get_parameter("in_proj_weight")!;
        Tensor b = m.get_parameter("in_proj_bias")!;
        Tensor q = F.linear(query, w.narrow(0, 0, E), b.narrow(0, 0, E));
        Tensor k = F.linear(key, w.narrow(0, E, E), b.narrow(0, E, E));
        Tensor v = F.linear(value, w.narrow(0, 2 * E, E), b.narrow(0, 2 * E, E));
        List<Tensor> outputs = [];
        List<Tensor> weights = [];
        for (int n = 0; n < query.size(1); n++)
        {
            List<Tensor> heads = [];
            List<Tensor> own = [];
            for (int h = 0; h < Heads; h++)
            {
                Tensor Head(Tensor x) => x.select(1, n).narrow(1, h * (E / Heads), E / Heads);
                Tensor scores = Head(q).mm(Head(k).t()) / Math.Sqrt(E / Heads);
                Tensor attention = (additive is null ? scores : scores + additive).softmax(-1);
                own.Add(attention);
                heads.Add(attention.mm(Head(v)));
            }

            outputs.Add(F.linear(torch.cat(heads, 1), m.get_parameter("out_proj.weight")!, m.get_parameter("out_proj.bias")));
            weights.Add(torch.stack(own).mean([0]));
        }

        return (torch.stack(outputs, 1), torch.stack(weights));
    }

    private static MultiheadAttention Attention()
    {
        MultiheadAttention attention = MultiheadAttention(E, Heads).to(float64);
        init.normal_(attention.get_parameter("in_proj_bias")!);
        return attention;
    }

    [Fact]
    public void Attention_QueryKeyValue_MatchTheFormula()
    {
        using DisposeScope scope = NewDisposeScope();
        using MultiheadAttention attention = Attention();
        Tensor q = torch.randn([L, N, E], float64);
        Tensor k = torch.randn([S, N, E], float64);
        Tensor v = torch.randn([S, N, E], float64);
        (Tensor output, Tensor weights) = attention.call(q, k, v);
        (Tensor expected, Tensor expectedWeights) = Reference(attention, q, k, v);
        Numbers.Close(expected, output, 1e-10);
        Numbers.Close(expectedWeights, weights, 1e-10);
        (Tensor self, _) = attention.call(q, q, q);
        Numbers.Close(Reference(attention, q, q, q).Output, self, 1e-10);
        Assert.Null(attention.call(q, k, v, need_weights: false).Item2);
    }

    [Fact]
    public void Attention_Masks_HideKeysAndAddNumbers()
    {
        using DisposeScope scope = NewDisposeScope();
        using MultiheadAttention attention = Attention();
        Tensor x = torch.randn([L, N, E], float64);
        Tensor causal = torch.ones([L, L], @bool).triu(1);
        Tensor additive = torch.zeros([L, L], float64).masked_fill(causal, double.NegativeInfinity);
        Tensor expected = Reference(attention, x, x, x, additive).Output;
        Numbers.Close(expected, attention.call(x, x, x, attn_mask: causal).Item1, 1e-10);
        Numbers.Close(expected, attention.call(x, x, x, attn_mask: additive).Item1, 1e-10);
        Numbers.Close(expected, attention.call(x, x, x, attn_mask: additive.unsqueeze(0).expand(N * Heads, L, L)).Item1, 1e-10);

        // The second sample hides its last key: the same as attending to the first two only.
        Tensor padding = torch.tensor(new[] { false, false, false, false, false, true }, new long[] { N, L });
        Tensor padded = attention.call(x, x, x, key_padding_mask: padding).Item1;
        Tensor second = x.narrow(1, 1, 1);
        Tensor shorter = second.narrow(0, 0, 2);
        Numbers.Close(Reference(attention, second, shorter, shorter).Output, padded.narrow(1, 1, 1), 1e-10);
        Numbers.Close(Reference(attention, x, x, x).Output.narrow(1, 0, 1), padded.narrow(1, 0, 1), 1e-10);
    }

    [Fact]
    public void Attention_Gradient_MatchesDifferences()
    {
        using DisposeScope scope = NewDisposeScope();
        using MultiheadAttention attention = Attention();
        Tensor x = torch.randn([2, 1, E], float64, requires_grad: true);
        Func<Tensor> loss = () => attention.call(x, x, x).Item1.square().sum();
        Numbers.GradientMatches(loss, x);
        Numbers.GradientMatches(loss, attention.get_parameter("in_proj_weight")!);
        Numbers.GradientMatches(loss, attention.get_parameter("out_proj.weight")!);
    }

    [Fact]
    public void Attention_OtherKeySizesAndExtraKeys_HaveTheirParametersAndShapes()
    {
        using DisposeScope scope = NewDisposeScope();
        using MultiheadAttention attention = MultiheadAttention(E, Heads, add_bias_kv: true, add_zero_attn: true, kdim: 3, vdim: 6);
        Assert.Equal(
            ["q_proj_weight", "k_proj_weight", "v_proj_weight", "in_proj_bias", "bias_k", "bias_v", "out_proj.weight", "out_proj.bias"],
            attention.named_parameters().Select(p => p.name));
        Tensor padding = torch.zeros([N, S], @bool);
        (Tensor output, Tensor weights) = attention.call(torch.randn(L, N, E), torch.randn(S, N, 3), torch.randn(S, N, 6), padding);
        Assert.Equal([L, N, E], output.shape);
        Assert.Equal([N, L, S + 2L], weights.shape);
        Numbers.Close(torch.ones(N, L), weights.sum(-1), 1e-5);
        Assert.Throws<ArgumentException>(() => MultiheadAttention(5, 2));
    }

    [Fact]
    public void EncoderLayer_Evaluation_IsResidualsAndNormsAfterEachPart()
    {
        using DisposeScope scope = NewDisposeScope();
        using TransformerEncoderLayer layer = TransformerEncoderLayer(E, Heads, 8, 0.1, Activations.GELU).to(float64);
        layer.eval();
        Tensor x = torch.randn([L, N, E], float64);
        Parameter P(string name) => layer.get_parameter(name)!;
        var attention = (MultiheadAttention)layer.named_children().First(c => c.name == "self_attn").module;
        Tensor y = F.layer_norm(x + Reference(attention, x, x, x).Output, [E], P("norm1.weight"), P("norm1.bias"), 1e-5);
        Tensor hidden = F.gelu(F.linear(y, P("linear1.weight"), P("linear1.bias")));
        Tensor expected = F.layer_norm(y + F.linear(hidden, P("linear2.weight"), P("linear2.bias")), [E], P("norm2.weight"), P("norm2.bias"), 1e-5);
        Numbers.Close(expected, layer.call(x), 1e-9);
        Numbers.Close(expected, layer.forward(x), 1e-9);
    }

    [Fact]
    public void Encoder_Stack_CopiesThePatternAndNamesItsLayers()
    {
        using DisposeScope scope = NewDisposeScope();
        using TransformerEncoderLayer pattern = TransformerEncoderLayer(E, Heads, 8, 0.0);
        using TransformerEncoder encoder = TransformerEncoder(pattern, 2);
        Assert.Contains("layers.1.self_attn.in_proj_weight", encoder.state_dict().Keys);
        Assert.Equal(2 * pattern.parameters().Count(), encoder.parameters().Count());
        Tensor x = torch.randn(L, N, E);
        Tensor mask = torch.ones([L, L], @bool).triu(1);
        Numbers.Close(pattern.call(pattern.call(x, mask), mask), encoder.call(x, mask), 1e-5);
        encoder.forward(x, null, null).sum().backward();
        Assert.All(encoder.parameters(), p => Assert.NotNull(p.grad));
        Assert.All(pattern.parameters(), p => Assert.Null(p.grad));
    }
}
