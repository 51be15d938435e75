namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent with momentum (Sutskever et al., 2013).</summary>
/// <remarks>
/// g += w p; b = momentum b + (1 - dampening) g (b = g at first); p -= lr b, or lr (g + momentum b) with Nesterov's form.
/// With <c>FusedOptions.Enabled</c> a group is one native call.
/// </remarks>
public sealed partial class SGD : OptimizerHelper
{
    /// <summary>Makes the optimiser of one group.</summary>
    /// <param name="parameters">Parameters to train; they stay the caller's.</param>
    /// <param name="learningRate">Learning rate, 0 or more.</param>
    /// <param name="momentum">Momentum, 0 or more.</param>
    /// <param name="dampening">Share of a gradient that the momentum does not take.</param>
    /// <param name="weight_decay">L2 weight decay, 0 or more.</param>
    /// <param name="nesterov">Nesterov's form; needs a momentum and no dampening.</param>
    /// <param name="maximize">Whether the loss grows instead of falling.</param>
    public SGD(IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : this([new ParamGroup(parameters, new Options())], learningRate, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    /// <summary>Makes the optimiser of several groups.</summary>
    /// <param name="parameters">Groups; what they leave open is taken from the other arguments.</param>
    /// <param name="learningRate">Learning rate, 0 or more.</param>
    /// <param name="momentum">Momentum, 0 or more.</param>
    /// <param name="dampening">Share of a gradient that the momentum does not take.</param>
    /// <param name="weight_decay">L2 weight decay, 0 or more.</param>
    /// <param name="nesterov">Nesterov's form; needs a momentum and no dampening.</param>
    /// <param name="maximize">Whether the loss grows instead of falling.</param>
    public SGD(IEnumerable<ParamGroup> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : base(new Options
        {
            LearningRate = learningRate,
            InitialLearningRate = learningRate,
            momentum = momentum,
            dampening = dampening,
            weight_decay = weight_decay,
            nesterov = nesterov,
            maximize = maximize,
        }) => AddGroups(parameters);

    private protected override Type GroupType => typeof(ParamGroup);

    private protected override OptimizerState NewState(Parameter parameter, Modules.ParamGroup group) => new State(parameter);

    private protected override unsafe bool TryFusedStep(Modules.ParamGroup group)
    {
        var own = (ParamGroup)group;
        Options o = own.Options;
        Parameter[] list = own.List;
        bool momentum = o.momentum!.Value != 0;
        Span<nint> buffers = list.Length <= HandleList.StackLimit ? stackalloc nint[list.Length] : new nint[list.Length];
        Span<byte> started = list.Length <= HandleList.StackLimit ? stackalloc byte[list.Length] : new byte[list.Length];
        for (int i = 0; momentum && i < list.Length; i++)
        {
            var state = (State)StateOf(list[i]);
            buffers[i] = state.Buffer().Handle;
            started[i] = state.Started ? (byte)1 : (byte)0;
        }

        SgdNumbers numbers = new()
        {
            LearningRate = o.LearningRate!.Value,
            Momentum = o.momentum.Value,
            Dampening = o.dampening!.Value,
            WeightDecay = o.weight_decay!.Value,
            Nesterov = o.nesterov!.Value ? 1 : 0,
            Maximize = o.maximize!.Value ? 1 : 0,
        };
        fixed (nint* parameters = own.Handles)
        fixed (nint* moved = buffers)
        fixed (byte* flags = started)
        {
            NativeErrors.Check(NativeMethods.rt_sgd_step(parameters, momentum ? moved : null, flags, list.Length, &numbers));
        }

        for (int i = 0; momentum && i < list.Length; i++)
        {
            ((State)StateOf(list[i])).Started = started[i] != 0;
        }

        GC.KeepAlive(own);
        return true;
    }

    private protected override void PlainStep(Modules.ParamGroup group)
    {
        var own = (ParamGroup)group;
        Options o = own.Options;
        foreach (Parameter parameter in own.List)
        {
            if (parameter.grad is not { } gradient)
            {
                continue;
            }

            gradient = o.maximize!.Value ? gradient.neg() : gradient;
            gradient = o.weight_decay!.Value != 0 ? gradient.add(parameter, alpha: o.weight_decay.Value) : gradient;
            if (o.momentum!.Value != 0)
            {
                torch.Tensor buffer = Momentum((State)StateOf(parameter), gradient, o);
                gradient = o.nesterov!.Value ? gradient.add(buffer, alpha: o.momentum.Value) : buffer;
            }

            parameter.add_(gradient, alpha: -o.LearningRate!.Value);
        }
    }

    private static torch.Tensor Momentum(State state, torch.Tensor gradient, Options o)
    {
        torch.Tensor buffer = state.Buffer();
        if (state.Started)
        {
            return buffer.mul_(o.momentum!.Value).add_(gradient, alpha: 1 - o.dampening!.Value);
        }

        state.Started = true;
        return buffer.copy_(gradient);
    }
}
