using TorchSharp;

namespace RoboIrl.Torch.Tests;

/// <summary>
/// The process's live tensor count. Tensors that earlier tests dropped outside every scope are freed whenever the
/// collector gets to them: a test that compares counts lets that happen first.
/// </summary>
internal static class LiveTensors
{
    /// <summary>Collects until the count stands still and returns it.</summary>
    public static long Settled()
    {
        long last = long.MinValue;
        while (last != torch.Tensor.TotalCount)
        {
            last = torch.Tensor.TotalCount;
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return last;
    }
}
