#pragma warning disable CS1591 // The [Doc] of a key is its documentation.
namespace RoboIrl.Core.Configuration;

/// <summary>The section <c>compute:</c>.</summary>
public sealed record ComputeConfig
{
    [Doc("Device of the learner's tensors")]
    [OneOf("cpu", "cuda")]
    public string Device { get; init; } = "cpu";

    [Doc("Threads of the learner's update; results do not depend on it", Unit = "threads")]
    [Range(1, 256)]
    public int Threads { get; init; } = 1;

    [Doc("Operands of the products between hidden layers; bfloat16 is faster, coarser, and needs a processor with AVX512_BF16")]
    [OneOf("float32", "bfloat16")]
    public string Precision { get; init; } = "float32";

    [Doc("Whether the fused kernels are used where they can be; false takes the plain reference path")]
    public bool Fused { get; init; } = true;
}
