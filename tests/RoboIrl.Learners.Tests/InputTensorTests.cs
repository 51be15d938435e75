using RoboIrl.Learners.Tensors;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace RoboIrl.Learners.Tests;

public sealed class InputTensorTests
{
    /// <summary>The device without memory behaves towards autograd as a GPU does: it is not the host's memory.</summary>
    [Fact]
    public void Value_ReadTwiceOnAnotherDevice_KeepsTheGraphOfItsFirstUse()
    {
        using var scope = torch.NewDisposeScope();
        using var input = new InputTensor(torch.device("meta"), 4, 3);
        input.Upload();
        Tensor weight = torch.zeros(new long[] { 2, 3 }, device: torch.device("meta")).requires_grad_();
        Tensor y = nn.functional.linear(input.Value, weight); // [4, 2]; keeps its input for the weight's gradient
        Tensor critic = torch.cat(new[] { input.Value, y }, 1); // [4, 5]
        critic.sum().backward();
        Assert.Equal([2, 3], weight.grad!.shape);
    }

    [Fact]
    public void Upload_OnTheHost_KeepsWhatWasFilledIn()
    {
        using var input = new InputTensor(CPU, 3);
        new float[] { 1, 2, 3 }.CopyTo(input.Span);
        input.Upload();
        Assert.Equal([1, 2, 3], input.Value.data<float>().ToArray());
    }
}
