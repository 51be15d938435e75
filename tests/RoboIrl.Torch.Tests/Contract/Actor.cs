using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RoboIrl.Torch.Tests.Contract;

#pragma warning disable CA2213 // Modules and parameters in fields are registered: the base class disposes them.
internal sealed class Actor : Module<Tensor, (Tensor mean, Tensor logStd)>
{
    private readonly Sequential body;
    private readonly Linear meanHead;
    private readonly Parameter logStd;
    private readonly Tensor scale;

    public Actor(long o, long a, long h = 64) : base(nameof(Actor))
    {
        body = Sequential(("fc1", Linear(o, h)), ("act1", Tanh()), ("ln", LayerNorm(h)), ("fc2", Linear(h, h)), ("act2", ReLU()));
        meanHead = Linear(h, a);
        logStd = Parameter(zeros(a));
        scale = ones(a);
        RegisterComponents();
    }

    public override (Tensor mean, Tensor logStd) forward(Tensor x)
    {
        var h = body.call(x);
        return (meanHead.call(h) * scale, logStd.expand(x.shape[0], logStd.shape[0]));
    }
}
