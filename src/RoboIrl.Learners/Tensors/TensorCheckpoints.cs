using System.Runtime.InteropServices;
using RoboIrl.Core.Checkpoints;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tensors;

/// <summary>Tensors and optimisers in checkpoints, bit for bit.</summary>
internal static class TensorCheckpoints
{
    /// <summary>Writes a Float32 tensor.</summary>
    public static void Write(this ICheckpointWriter writer, string name, Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        Tensor host = tensor.detach().cpu().contiguous();
        writer.Tensor<float>(name, host.shape, MemoryMarshal.Cast<byte, float>(host.bytes));
    }

    /// <summary>Restores a Float32 tensor in place.</summary>
    public static void ReadInto(this ICheckpointReader reader, string name, Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        using var frozen = torch.no_grad();
        long[] shape = reader.Shape(name);
        if (!shape.AsSpan().SequenceEqual(tensor.shape))
        {
            throw new InvalidDataException(
                $"Tensor '{name}' of the checkpoint has shape [{string.Join(", ", shape)}]; expected [{string.Join(", ", tensor.shape)}]. "
                + "Use the configuration that wrote the checkpoint.");
        }

        Tensor host = torch.zeros(shape, dtype: ScalarType.Float32);
        reader.Tensor(name, MemoryMarshal.Cast<byte, float>(host.bytes));
        tensor.copy_(host);
    }

    /// <summary>Writes Adam's step count and moments, parameter by parameter. Settings are the configuration's.</summary>
    public static void Write(this ICheckpointWriter writer, Adam optimizer)
    {
        int index = 0;
        foreach (Adam.State state in optimizer.state_dict().State.Cast<Adam.State>())
        {
            ICheckpointWriter section = writer.Section($"{index++}");
            section.Value("step", state.step);
            section.Write("exp_avg", state.exp_avg);
            section.Write("exp_avg_sq", state.exp_avg_sq);
        }
    }

    /// <summary>Restores Adam's step count and moments in place.</summary>
    public static void ReadInto(this ICheckpointReader reader, Adam optimizer)
    {
        int index = 0;
        foreach (Adam.State state in optimizer.state_dict().State.Cast<Adam.State>())
        {
            ICheckpointReader section = reader.Section($"{index++}");
            state.step = section.Int64("step");
            section.ReadInto("exp_avg", state.exp_avg);
            section.ReadInto("exp_avg_sq", state.exp_avg_sq);
        }
    }
}
