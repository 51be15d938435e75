using System.Text;
using RoboIrl.Torch.Fused;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Torch.Tests.Fused;

/// <summary>The same bits for any team, and on every instruction set with fused multiply-add.</summary>
[Collection(FusedCollection.Name)]
public sealed class DeterminismTests
{
    [Theory]
    [InlineData(1, 256, 17, 256, 6)]
    [InlineData(2, 256, 23, 256, 1)]
    [InlineData(5, 300, 40, 65, 17)]
    [InlineData(1, 2048, 17, 64, 6)]
    public void Update_OneTwoOrFourThreads_SameBits(int members, int rows, int inputs, int hidden, int outputs)
    {
        float[] one = Update(members, rows, inputs, hidden, outputs);
        Assert.Equal(one, FusedSupport.WithThreads(2, () => Update(members, rows, inputs, hidden, outputs)));
        Assert.Equal(one, FusedSupport.WithThreads(4, () => Update(members, rows, inputs, hidden, outputs)));
    }

    [Theory]
    [InlineData(1, 64, 17, 64, 6)]
    [InlineData(2, 129, 23, 256, 1)]
    [InlineData(3, 31, 5, 47, 33)]
    public void Update_Avx2OrAvx512_SameBits(int members, int rows, int inputs, int hidden, int outputs)
    {
        string best = FusedOptions.InstructionSet;
        if (best != "avx512")
        {
            // With AVX2 or less there is nothing to compare; the choice itself is still checked.
            Assert.Contains(best, (string[])["avx2", "portable"]);
            return;
        }

        float[] wide = Update(members, rows, inputs, hidden, outputs);
        Select("avx2");
        try
        {
            Assert.Equal(wide, Update(members, rows, inputs, hidden, outputs));
            Select("portable");
            FusedSupport.Near(Update(members, rows, inputs, hidden, outputs), wide, 1e-4, "portable kernels");
        }
        finally
        {
            Select(best);
        }
    }

    [Fact]
    public void SelectInstructionSet_UnknownName_IsRefused()
    {
        string before = FusedOptions.InstructionSet;
        Assert.Throws<ArgumentException>(() => Select("mmx"));
        Assert.Equal(before, FusedOptions.InstructionSet);
    }

    [Fact]
    public void Threads_OutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FusedOptions.Threads = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => FusedOptions.Threads = 1000);
        Assert.Equal(1, FusedOptions.Threads);
    }

    [Fact]
    public void Forward_SeveralCallersAtOnce_SameBits()
    {
        using var net = new Mlp("net", 17, [256, 256], 6, MlpActivation.ReLU);
        using Tensor x = randn(256, 17);
        using Tensor first = net.forward(x).detach();
        float[] expected = FusedSupport.Floats(first);
        FusedSupport.WithThreads(2, () =>
        {
            var results = new float[4][];
            var threads = new Thread[4];
            for (int t = 0; t < threads.Length; t++)
            {
                int index = t;
                threads[t] = new Thread(() =>
                {
                    for (int i = 0; i < 20; i++)
                    {
                        using var scope = NewDisposeScope();
                        using IDisposable guard = no_grad();
                        results[index] = FusedSupport.Floats(net.forward(x));
                    }
                });
                threads[t].Start();
            }

            foreach (Thread thread in threads)
            {
                thread.Join();
            }

            foreach (float[] result in results)
            {
                Assert.Equal(expected, result);
            }

            return 0;
        });
    }

    // A forward, a backward to everything, an Adam step and a Polyak step: values, gradients and parameters in one list.
    private static float[] Update(int members, int rows, int inputs, int hidden, int outputs)
    {
        using var scope = NewDisposeScope();
        manual_seed(11);
        using var net = new Mlp("net", inputs, [hidden, hidden], outputs, MlpActivation.Tanh, members);
        using var target = new Mlp("target", inputs, [hidden, hidden], outputs, MlpActivation.Tanh, members);
        Tensor x = randn(rows, inputs).requires_grad_();
        var adam = optim.Adam(net.parameters(), 1e-2);
        Tensor y = net.forward(x);
        Tensor q = net.ForwardMin(x);
        (y.square().sum() + q.sum()).backward();
        List<float> all = [.. FusedSupport.Floats(y), .. FusedSupport.Floats(q), .. FusedSupport.Floats(x.grad!), .. FusedSupport.Floats(net.Packed.grad!)];
        adam.step();
        FusedUpdate.Polyak(target.Packed, net.Packed, 0.1);
        all.AddRange(FusedSupport.Floats(net.Packed));
        all.AddRange(FusedSupport.Floats(target.Packed));
        float[] infer = new float[rows * outputs];
        net.Infer(FusedSupport.Floats(x), rows, infer);
        all.AddRange(infer);
        return [.. all];
    }

    private static unsafe void Select(string name)
    {
        fixed (byte* text = Encoding.UTF8.GetBytes(name + "\0"))
        {
            if (FusedNative.rt_fused_select_instruction_set(text) != 0)
            {
                throw new ArgumentException($"There is no instruction set '{name}' here.", nameof(name));
            }
        }
    }
}
