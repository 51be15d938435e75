using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace RoboIrl.Torch.Tests.Contract;

#pragma warning disable CA2213 // Modules in fields are registered: the base class disposes them.
internal sealed class Critic : Module<Tensor, Tensor, Tensor>
{
    private readonly Linear l1, l2;
    private readonly Dropout drop;
    private readonly ModuleList<Module<Tensor, Tensor>> extra;

    public Critic(long o, long a) : base("critic")
    {
        l1 = Linear(o + a, 64);
        l2 = Linear(64, 1, hasBias: true);
        drop = Dropout(0.1);
        extra = ModuleList<Module<Tensor, Tensor>>(Identity());
        RegisterComponents();
    }

    public override Tensor forward(Tensor o, Tensor a)
    {
        using var d = NewDisposeScope();
        var x = cat(new[] { o, a }, 1);
        x = F.relu(l1.forward(x));
        x = drop.forward(x);
        foreach (var m in extra)
        {
            x = m.call(x);
        }

        return l2.forward(x).squeeze(-1).MoveToOuterDisposeScope();
    }
}
