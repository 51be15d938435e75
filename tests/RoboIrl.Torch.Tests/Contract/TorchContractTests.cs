using Xunit;

namespace RoboIrl.Torch.Tests.Contract;

[Collection(SerialCollection.Name)]
public sealed class TorchContractTests
{
    [Fact]
    public void Contract_EverySection_Holds()
    {
        IReadOnlyList<string> failures = TorchContract.Run();
        string verdict = failures.Count == 0 ? "contract OK" : string.Join(Environment.NewLine, failures);
        Assert.Equal("contract OK", verdict);
    }
}
