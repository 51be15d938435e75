using RoboIrl.Core.Checkpoints;
using RoboIrl.Core.Randomness;
using Xunit;

namespace RoboIrl.Core.Tests.Checkpoints;

/// <summary>A state with one entry of every kind; which one it is follows from its step.</summary>
internal sealed class SampleState : ICheckpointable
{
    private readonly float[] _weights = new float[12];
    private readonly double[] _moments = new double[5];
    private readonly int[] _indices = new int[3];
    private readonly long[] _counts = new long[2];
    private readonly byte[] _flags = new byte[7];
    private readonly float[] _buffer = new float[5_000];
    private long _step;
    private double _odd;
    private string _text = "";
    private Rng _rng = new(0);

    public static SampleState At(long step)
    {
        SampleState state = new() { _step = step, _text = $"at {step} \"é\n\0", _rng = new Rng((ulong)step), _odd = BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_1234 + step) };
        Rng rng = new((ulong)step, 1);
        rng.FillNormal(state._weights);
        rng.FillNormal(state._buffer);
        rng.Permute(state._indices);
        state._moments.AsSpan().Fill(rng.Normal());
        state._counts.AsSpan().Fill(step * 3);
        state._flags.AsSpan().Fill((byte)step);
        return state;
    }

    public static void AssertIs(long step, Checkpoint checkpoint)
    {
        Assert.Equal(step, checkpoint.Step);
        SampleState read = new();
        read.Load(checkpoint.Reader);
        SampleState expected = At(step);
        Assert.Equal(Hash(expected), Hash(read));
    }

    public void Save(ICheckpointWriter writer)
    {
        // Not in the order of names: the order on disk must not depend on it.
        writer.Value("step", _step);
        ICheckpointWriter policy = writer.Section("policy");
        policy.Tensor<float>("weights", [3, 4], _weights);
        policy.Value("rng", _rng);
        writer.Tensor<float>("buffer", [5_000], _buffer);
        ICheckpointWriter all = writer.Section("all").Section("kinds");
        all.Tensor<byte>("flags", [7], _flags);
        all.Tensor<long>("counts", [1, 2], _counts);
        all.Tensor<int>("indices", [3], _indices);
        all.Tensor<double>("moments", [5], _moments);
        all.Tensor<double>("empty", [0, 4], []);
        all.Tensor<double>("scalar", [], [1.5]);
        writer.Value("odd", _odd);
        writer.Value("text", _text);
    }

    public void Load(ICheckpointReader reader)
    {
        _step = reader.Int64("step");
        ICheckpointReader policy = reader.Section("policy");
        Assert.Equal([3, 4], policy.Shape("weights"));
        policy.Tensor("weights", _weights.AsSpan());
        _rng = policy.Rng("rng");
        reader.Tensor("buffer", _buffer.AsSpan());
        ICheckpointReader all = reader.Section("all").Section("kinds");
        all.Tensor("flags", _flags.AsSpan());
        all.Tensor("counts", _counts.AsSpan());
        all.Tensor("indices", _indices.AsSpan());
        all.Tensor("moments", _moments.AsSpan());
        all.Tensor("empty", Span<double>.Empty);
        _odd = reader.Double("odd");
        _text = reader.Text("text");
        Assert.True(reader.Contains("step") && reader.Contains("buffer") && policy.Contains("weights") && !policy.Contains("step"));
    }

    private static string Hash(SampleState state) => RoboIrl.Testing.MemoryCheckpoint.Of(state).Hash();
}
