using RoboIrl.Torch.Fused;
using RoboIrl.Torch.Tests.Modules;
using TorchSharp.Modules;
using Xunit;

namespace RoboIrl.Torch.Tests.Optim;

/// <summary>What optimisers remember, saved and loaded.</summary>
[Collection(SerialCollection.Name)]
public sealed class OptimizerStateTests : IDisposable
{
    private readonly bool _fused = FusedOptions.Enabled;

    public void Dispose() => FusedOptions.Enabled = _fused;

    [Theory]
    [MemberData(nameof(OptimizerKinds.Names), MemberType = typeof(OptimizerKinds))]
    public void SaveThenLoad_AnotherOptimizer_ContinuesWithTheSameBits(string kind)
    {
        double[][] expected = OptimizerKinds.Run(kind, fused: true, steps: 6);
        FusedOptions.Enabled = true;
        List<Parameter> parameters = OptimizerKinds.Parameters();
        using MemoryStream stream = new();
        using (OptimizerHelper first = OptimizerKinds.All[kind](parameters))
        {
            for (int step = 0; step < 3; step++)
            {
                OptimizerKinds.SetGradients(parameters, step);
                first.step();
            }

            using BinaryWriter writer = new(stream, System.Text.Encoding.UTF8, leaveOpen: true);
            first.save_state_dict(writer);
            first.load_state_dict(first.state_dict());
        }

        stream.Position = 0;
        using OptimizerHelper second = OptimizerKinds.All[kind](parameters);
        second.load_state_dict(new BinaryReader(stream));
        using OptimizerHelper third = OptimizerKinds.All[kind](parameters);
        third.load_state_dict(second.state_dict());
        Assert.True(second.state_dict().State.Zip(third.state_dict().State).All(pair => pair.First.ApproximatelyEquals(pair.Second)));
        for (int step = 3; step < 6; step++)
        {
            OptimizerKinds.SetGradients(parameters, step);
            third.step();
        }

        Assert.Equal(expected, parameters.Select(Numbers.Of));
        parameters.ForEach(p => p.Dispose());
    }

    [Fact]
    public void LoadStateDict_OtherKindOrCutShort_Throws()
    {
        List<Parameter> parameters = OptimizerKinds.Parameters();
        using OptimizerHelper adam = OptimizerKinds.All["adam"](parameters);
        using OptimizerHelper sgd = OptimizerKinds.All["sgd"](parameters);
        using MemoryStream stream = new();
        adam.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;
        Assert.Throws<InvalidDataException>(() => sgd.load_state_dict(new BinaryReader(stream)));
        MemoryStream cut = new(stream.ToArray()[..100]);
        Assert.Throws<InvalidDataException>(() => adam.load_state_dict(new BinaryReader(cut)));
        using OptimizerHelper fewer = OptimizerKinds.All["adam"]([parameters[0]]);
        Assert.Throws<ArgumentException>(() => fewer.load_state_dict(adam.state_dict()));
        parameters.ForEach(p => p.Dispose());
    }

    [Theory]
    [InlineData("adam amsgrad", false)]
    [InlineData("adam amsgrad", true)]
    [InlineData("sgd momentum", false)]
    [InlineData("sgd momentum", true)]
    [InlineData("rmsprop all", false)]
    [InlineData("rmsprop all", true)]
    public void LoadStateDict_LastParameterOfAnotherShape_ChangesNothing(string kind, bool streamed)
    {
        List<Parameter> parameters = OptimizerKinds.Parameters();
        List<Parameter> others = OptimizerKinds.Parameters(last: 1); // one element would be broadcast
        using OptimizerHelper optimizer = Trained(kind, parameters);
        using OptimizerHelper other = Trained(kind, others);
        other.ParamGroups.First().LearningRate = 0.5;
        byte[] before = Saved(optimizer);
        Assert.Throws<ArgumentException>(() =>
        {
            if (streamed)
            {
                optimizer.load_state_dict(new BinaryReader(new MemoryStream(Saved(other))));
            }
            else
            {
                optimizer.load_state_dict(other.state_dict());
            }
        });
        Assert.Equal(before, Saved(optimizer));
        parameters.ForEach(p => p.Dispose());
        others.ForEach(p => p.Dispose());
    }

    [Fact]
    public void LoadStateDict_CutShort_ChangesNothingAndLeavesNoTensorBehind()
    {
        List<Parameter> parameters = OptimizerKinds.Parameters();
        using OptimizerHelper optimizer = Trained("adam", parameters);
        using OptimizerHelper other = Trained("adam maximize", parameters);
        byte[] before = Saved(optimizer);
        byte[] cut = Saved(other)[..^10];
        long tensors = LiveTensors.Settled();
        Assert.Throws<InvalidDataException>(() => optimizer.load_state_dict(new BinaryReader(new MemoryStream(cut))));
        Assert.Equal(tensors, LiveTensors.Settled());
        Assert.Equal(before, Saved(optimizer));
        parameters.ForEach(p => p.Dispose());
    }

    private static OptimizerHelper Trained(string kind, List<Parameter> parameters)
    {
        OptimizerHelper optimizer = OptimizerKinds.All[kind](parameters);
        for (int step = 0; step < 2; step++)
        {
            OptimizerKinds.SetGradients(parameters, step);
            optimizer.step();
        }

        return optimizer;
    }

    private static byte[] Saved(OptimizerHelper optimizer)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        optimizer.save_state_dict(writer);
        return stream.ToArray();
    }
}
