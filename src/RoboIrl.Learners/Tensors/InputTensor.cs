using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tensors;

/// <summary>
/// A batch input that is filled from the host and used on the learner's device, allocated once: on the CPU both are the
/// same memory, elsewhere <see cref="Upload"/> copies over.
/// </summary>
internal sealed class InputTensor : IDisposable
{
    private readonly Tensor _host;
    private readonly Tensor _device;

    public InputTensor(Device device, params long[] shape)
    {
        _host = torch.zeros(shape, dtype: ScalarType.Float32).DetachFromDisposeScope();
        _device = device.type == DeviceType.CPU ? _host : torch.zeros(shape, dtype: ScalarType.Float32, device: device).DetachFromDisposeScope();
    }

    /// <summary>The elements to fill, row-major; not to be kept.</summary>
    public Span<float> Span => MemoryMarshal.Cast<byte, float>(_host.bytes);

    /// <summary>The filled tensor on the device, after <see cref="Upload"/>; owned by this object and valid until it is filled again.</summary>
    public Tensor Value => _device;

    /// <summary>Brings the filled elements to the device. Once per batch: autograd refuses inputs that were written after their use.</summary>
    public void Upload()
    {
        if (!ReferenceEquals(_host, _device))
        {
            using var scope = torch.NewDisposeScope();
            _device.copy_(_host);
        }
    }

    public void Dispose()
    {
        _device.Dispose();
        _host.Dispose();
    }
}
