using Xunit;

namespace RoboIrl.Torch.Tests;

/// <summary>Tests that read or set what the whole process shares: live tensor counts, default generators, defaults.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SerialCollection
{
    public const string Name = "process-wide state";
}
