using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RoboIrl.Torch.Tests.Modules;

[Collection(SerialCollection.Name)]
public sealed class ModuleTests
{
    private class Network : Module<Tensor, Tensor>
    {
        protected readonly Linear first;
        private readonly Parameter offset;
        private readonly Tensor scale;
        [ComponentName(Name = "renamed")]
        private readonly Linear second;

        public Network() : base(nameof(Network))
        {
            first = Linear(3, 4);
            offset = Parameter(torch.zeros(2));
            scale = torch.ones(2);
            second = Linear(4, 2, hasBias: false);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using DisposeScope scope = NewDisposeScope();
            return ((second.call(first.call(input).tanh()) + offset) * scale).MoveToOuterDisposeScope();
        }
    }

    private sealed class Derived : Network
    {
        private readonly Linear head = Linear(2, 1);

        public Derived() => RegisterComponents();

        public override Tensor forward(Tensor input) => head.call(base.forward(input));
    }

    private sealed class Pair : Module<Tensor, Tensor, Tensor>
    {
        public Pair() : base(nameof(Pair))
        {
        }

        public override Tensor forward(Tensor a, Tensor b) => a - b;
    }

    [Fact]
    public void NamedParameters_NestedModule_OwnFirstThenChildrenInFieldOrder()
    {
        using Network network = new();
        Assert.Equal(["offset", "first.weight", "first.bias", "renamed.weight"], network.named_parameters().Select(p => p.name));
        Assert.Equal(["offset"], network.named_parameters(recurse: false).Select(p => p.name));
        Assert.Equal(["scale"], network.named_buffers().Select(b => b.name));
        Assert.Equal(["first", "renamed"], network.named_children().Select(c => c.name));
        Assert.Equal(["offset", "scale", "first.weight", "first.bias", "renamed.weight"], network.state_dict().Keys);
        Assert.Equal(["x.offset", "x.scale"], network.state_dict(prefix: "x").Keys.Take(2));
    }

    [Fact]
    public void RegisterComponents_DerivedType_AddsFieldsOfBothTypesOnce()
    {
        using Derived network = new();
        Assert.Equal(["first", "head", "renamed"], network.named_children().Select(c => c.name).Order());
        Assert.Equal(6, network.parameters().Count());
        Assert.Equal([5L, 1L], network.call(torch.ones(5, 3)).shape);
    }

    [Fact]
    public void NamedModules_Tree_ListsAllBelowWithoutItself()
    {
        using Sequential tree = Sequential(("a", Sequential(("b", Linear(1, 1)))), ("c", Tanh()));
        Assert.Equal(["a", "c", "a.b"], tree.named_modules().Select(m => m.name));
        Assert.Equal(3, tree.modules().Count());
    }

    [Fact]
    public void Parameters_SharedParameter_IsListedOnceButSavedUnderBothNames()
    {
        using Linear a = Linear(2, 2);
        using Linear b = Linear(2, 2);
        b.weight.Dispose();
        b.weight = a.weight;
        using Sequential both = Sequential(a, b);
        Assert.Equal(["0.weight", "0.bias", "1.bias"], both.named_parameters().Select(p => p.name));
        Assert.Equal(4, both.state_dict().Count);
    }

    [Fact]
    public void GetParameter_DottedName_FindsItOrReturnsNull()
    {
        using Network network = new();
        Assert.Equal([4L, 3L], network.get_parameter("first.weight")!.shape);
        Assert.Null(network.get_parameter("first.nothing"));
        Assert.Null(network.get_parameter("nowhere.weight"));
        Assert.NotNull(network.get_buffer("scale"));
        Assert.True(network.has_parameter("renamed.weight"));
    }

    [Fact]
    public void RegisterParameter_TakenOrDottedName_Throws()
    {
        using Linear linear = Linear(1, 1);
        using Parameter extra = Parameter(torch.zeros(1));
        Assert.Throws<ArgumentException>(() => linear.register_parameter("weight", extra));
        Assert.Throws<ArgumentException>(() => linear.register_parameter("a.b", extra));
        Assert.Throws<ArgumentException>(() => linear.register_buffer(string.Empty, extra));
    }

    [Fact]
    public void Train_AndEval_ReachEveryModule()
    {
        using Network network = new();
        network.eval();
        Assert.All(network.modules().Append(network), module => Assert.False(module.training));
        network.train();
        Assert.All(network.modules().Append(network), module => Assert.True(module.training));
    }

    [Fact]
    public void Apply_VisitsChildrenBeforeParents()
    {
        using Sequential tree = Sequential(("a", Sequential(("b", Linear(1, 1)))));
        List<string> seen = [];
        tree.apply(module => seen.Add(module.GetType().Name));
        Assert.Equal(["Linear", "Sequential", "Sequential"], seen);
    }

    [Fact]
    public void Hooks_BeforeAndAfter_ChangeArgumentAndResultUntilRemoved()
    {
        using DisposeScope scope = NewDisposeScope();
        using Identity identity = Identity();
        HookRemover before = identity.register_forward_pre_hook((_, x) => x * 2);
        HookRemover after = identity.register_forward_hook((_, x, y) => x + y + 1);
        Assert.Equal(13.0, identity.call(torch.tensor(3f)).ToDouble());
        Assert.Equal(3.0, identity.forward(torch.tensor(3f)).ToDouble());
        before.remove();
        after.remove();
        after.remove();
        Assert.Equal(3.0, identity.call(torch.tensor(3f)).ToDouble());

        using Pair pair = new();
        pair.register_forward_pre_hook((_, a, b) => (b, a));
        Assert.Equal(-1.0, pair.call(torch.tensor(3f), torch.tensor(2f)).ToDouble() * 1.0);
    }

    [Fact]
    public void Scope_AroundConstruction_KeepsBuiltInWeightsButNotCustomParameters()
    {
        Linear linear;
        Parameter custom;
        using (NewDisposeScope())
        {
            linear = Linear(2, 2);
            custom = Parameter(torch.zeros(2));
        }

        Assert.False(linear.weight.IsInvalid);
        Assert.True(custom.IsInvalid);
        linear.Dispose();
        Assert.True(linear.weight.IsInvalid);
        Assert.True(linear.bias!.IsInvalid);
    }

    [Fact]
    public void Dispose_Network_LeavesNoLiveTensor()
    {
        long before = LiveTensors.Settled();
        using (Network network = new())
        {
            using DisposeScope scope = NewDisposeScope();
            network.call(torch.ones(2, 3)).sum().backward();
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void To_Double_ConvertsInPlaceAndKeepsIdentityAndGradient()
    {
        using DisposeScope scope = NewDisposeScope();
        using BatchNorm1d norm = BatchNorm1d(3);
        Parameter weight = norm.weight!;
        norm.call(torch.randn(4, 3)).square().sum().backward();
        Assert.Same(norm, norm.to(float64));
        Assert.Same(weight, norm.get_parameter("weight"));
        Assert.Equal(float64, weight.dtype);
        Assert.Equal(float64, weight.grad!.dtype);
        Assert.Equal(float64, norm.running_mean!.dtype);
        Assert.Equal(int64, norm.num_batches_tracked!.dtype);
        Assert.True(weight.requires_grad && weight.is_leaf);
        norm.call(torch.randn([4, 3], float64)).sum().backward();
    }

    [Fact]
    public void ZeroGrad_Default_DropsGradientsElseFillsWithZeros()
    {
        using DisposeScope scope = NewDisposeScope();
        using Linear linear = Linear(2, 1);
        linear.call(torch.ones(1, 2)).sum().backward();
        linear.zero_grad(set_to_none: false);
        Numbers.Close([0, 0], linear.weight.grad!);
        linear.zero_grad();
        Assert.Null(linear.weight.grad);
    }

    [Fact]
    public void Containers_ListDictAndParameters_NameTheirMembers()
    {
        using ModuleList<Module<Tensor, Tensor>> list = ModuleList<Module<Tensor, Tensor>>(Linear(1, 1), Tanh());
        list.Insert(0, Linear(2, 2));
        Assert.Equal(["0.weight", "0.bias", "1.weight", "1.bias"], list.named_parameters().Select(p => p.name));
        using ModuleDict<nn.Module> dict = ModuleDict(("a", Linear(1, 1)), ("b", Tanh()));
        Assert.Equal(["a.weight", "a.bias"], dict.named_parameters().Select(p => p.name));
        Assert.True(dict.ContainsKey("b"));
        using ParameterList parameters = ParameterList(Parameter(torch.zeros(1)), Parameter(torch.zeros(2)));
        Assert.Equal(["0", "1"], parameters.named_parameters().Select(p => p.name));
        Assert.Equal(2, parameters[1].numel());
    }
}
