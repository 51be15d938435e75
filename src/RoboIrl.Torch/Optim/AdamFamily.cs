using RoboIrl.Torch.Fused;

namespace TorchSharp.Modules;

/// <summary>Adam (Kingma and Ba, 2015) and AdamW (Loshchilov and Hutter, 2019).</summary>
/// <remarks>
/// m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; p -= lr / (1 - b1^t) * m / (sqrt(v) / sqrt(1 - b2^t) + eps).
/// Weight decay: Adam adds w p to g, AdamW first multiplies p by 1 - lr w. With <see cref="FusedOptions.Enabled"/>
/// a group is one native call.
/// </remarks>
public abstract class AdamFamily : OptimizerHelper, torch.optim.IBetas
{
    private readonly bool _decoupled;

    private protected AdamFamily(AdamOptions defaults, bool decoupled) : base(defaults) => _decoupled = decoupled;

    /// <summary>Betas of the first group; setting them sets those of all groups.</summary>
    public (double, double) Betas
    {
        get => ((AdamParamGroup)Groups[0]).Betas;
        set
        {
            foreach (ParamGroup group in Groups)
            {
                ((AdamParamGroup)group).Betas = value;
            }
        }
    }

    private protected abstract AdamState MakeState(Parameter parameter, bool amsgrad);

    private protected static AdamOptions Set(AdamOptions options, double? lr, double? beta1, double? beta2, double? eps, double? weightDecay, bool? amsgrad, bool? maximize)
    {
        options.LearningRate = lr;
        options.InitialLearningRate = lr;
        options.beta1 = beta1;
        options.beta2 = beta2;
        options.eps = eps;
        options.weight_decay = weightDecay;
        options.amsgrad = amsgrad;
        options.maximize = maximize;
        return options;
    }

    private protected override OptimizerState NewState(Parameter parameter, ParamGroup group) =>
        MakeState(parameter, ((AdamParamGroup)group).Options.amsgrad!.Value);

    private protected override void GroupAdded(ParamGroup group) => CacheHandles((AdamParamGroup)group);

    private protected override void Loaded()
    {
        foreach (ParamGroup group in Groups)
        {
            CacheHandles((AdamParamGroup)group);
        }
    }

    private protected override unsafe bool TryFusedStep(ParamGroup group)
    {
        var own = (AdamParamGroup)group;
        AdamOptions o = own.Options;
        int count = own.List.Length;
        if (o.amsgrad!.Value && own.LargestMoments is null)
        {
            CacheHandles(own);
        }

        Span<long> steps = count <= HandleList.StackLimit ? stackalloc long[count] : new long[count];
        for (int i = 0; i < count; i++)
        {
            steps[i] = own.States[i].step;
        }

        fixed (nint* parameters = own.Handles)
        fixed (nint* first = own.FirstMoments)
        fixed (nint* second = own.SecondMoments)
        fixed (nint* largest = o.amsgrad.Value ? own.LargestMoments : null)
        fixed (long* counts = steps)
        {
            NativeErrors.Check(FusedNative.rt_adam_step(
                parameters,
                first,
                second,
                largest,
                counts,
                count,
                o.LearningRate!.Value,
                o.beta1!.Value,
                o.beta2!.Value,
                o.eps!.Value,
                o.weight_decay!.Value,
                _decoupled ? 1 : 0,
                o.maximize!.Value ? 1 : 0));
        }

        for (int i = 0; i < count; i++)
        {
            own.States[i].step = steps[i];
        }

        GC.KeepAlive(own);
        return true;
    }

    private protected override void PlainStep(ParamGroup group)
    {
        var own = (AdamParamGroup)group;
        for (int i = 0; i < own.List.Length; i++)
        {
            if (own.List[i].grad is { } gradient)
            {
                Change(own.List[i], gradient, own.States[i], own.Options);
            }
        }
    }

    private void Change(Parameter parameter, torch.Tensor gradient, AdamState state, AdamOptions o)
    {
        double decay = o.weight_decay!.Value;
        double lr = o.LearningRate!.Value;
        double t = ++state.step;
        gradient = o.maximize!.Value ? gradient.neg() : gradient;
        if (decay != 0 && _decoupled)
        {
            parameter.mul_(1 - (lr * decay));
        }
        else if (decay != 0)
        {
            gradient = gradient.add(parameter, alpha: decay);
        }

        state.exp_avg.mul_(o.beta1!.Value).add_(gradient, alpha: 1 - o.beta1.Value);
        state.exp_avg_sq.mul_(o.beta2!.Value).addcmul_(gradient, gradient, 1 - o.beta2.Value);
        torch.Tensor second = state.exp_avg_sq;
        if (o.amsgrad!.Value)
        {
            second = state.LargestMoment();
            second.copy_(torch.maximum(second, state.exp_avg_sq));
        }

        torch.Tensor denominator = second.sqrt().div_(Math.Sqrt(1 - Math.Pow(o.beta2.Value, t))).add_(o.eps!.Value);
        parameter.addcdiv_(state.exp_avg, denominator, -lr / (1 - Math.Pow(o.beta1.Value, t)));
    }

    private void CacheHandles(AdamParamGroup group)
    {
        group.States = [.. group.List.Select(parameter => (AdamState)StateOf(parameter))];
        group.FirstMoments = [.. group.States.Select(state => state.exp_avg.Handle)];
        group.SecondMoments = [.. group.States.Select(state => state.exp_avg_sq.Handle)];
        group.LargestMoments = group.Options.amsgrad!.Value ? [.. group.States.Select(state => state.LargestMoment().Handle)] : null;
    }
}
