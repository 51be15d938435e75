using Xunit;
namespace RoboIrl.Torch.Tests.Fused;

/// <summary>The fused options are per process and some tests count live tensors, so these tests run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FusedCollection
{
    public const string Name = "fused";
}
