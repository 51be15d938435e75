namespace TorchSharp.Modules;

/// <summary>RMSProp: gradients divided by the root of their average square.</summary>
/// <remarks>s = alpha s + (1 - alpha) g^2 (minus the squared average gradient when centred); d = g / (sqrt(s) + eps); p -= lr d, or b = momentum b + d; p -= lr b.</remarks>
public sealed partial class RMSProp : OptimizerHelper
{
    /// <summary>Makes the optimiser of one group.</summary>
    /// <param name="parameters">Parameters to train; they stay the caller's.</param>
    /// <param name="lr">Learning rate, 0 or more.</param>
    /// <param name="alpha">Factor of the average square, 0 or more and less than 1.</param>
    /// <param name="eps">Added to the root, 0 or more.</param>
    /// <param name="weight_decay">L2 weight decay, 0 or more.</param>
    /// <param name="momentum">Momentum, 0 or more.</param>
    /// <param name="centered">Whether the variance is used instead of the average square.</param>
    /// <param name="maximize">Whether the loss grows instead of falling.</param>
    public RMSProp(IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
        : this([new ParamGroup(parameters, new Options())], lr, alpha, eps, weight_decay, momentum, centered, maximize)
    {
    }

    /// <summary>Makes the optimiser of several groups.</summary>
    /// <param name="parameters">Groups; what they leave open is taken from the other arguments.</param>
    /// <param name="lr">Learning rate, 0 or more.</param>
    /// <param name="alpha">Factor of the average square, 0 or more and less than 1.</param>
    /// <param name="eps">Added to the root, 0 or more.</param>
    /// <param name="weight_decay">L2 weight decay, 0 or more.</param>
    /// <param name="momentum">Momentum, 0 or more.</param>
    /// <param name="centered">Whether the variance is used instead of the average square.</param>
    /// <param name="maximize">Whether the loss grows instead of falling.</param>
    public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
        : base(new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            alpha = alpha,
            eps = eps,
            weight_decay = weight_decay,
            momentum = momentum,
            centered = centered,
            maximize = maximize,
        }) => AddGroups(parameters);

    private protected override Type GroupType => typeof(ParamGroup);

    private protected override OptimizerState NewState(Parameter parameter, Modules.ParamGroup group) => new State(parameter, ((ParamGroup)group).Options);

    private protected override void PlainStep(Modules.ParamGroup group)
    {
        var own = (ParamGroup)group;
        foreach (Parameter parameter in own.List)
        {
            if (parameter.grad is { } gradient)
            {
                Change(parameter, gradient, (State)StateOf(parameter), own.Options);
            }
        }
    }

    private static void Change(Parameter parameter, torch.Tensor gradient, State state, Options o)
    {
        state.step++;
        gradient = o.maximize!.Value ? gradient.neg() : gradient;
        gradient = o.weight_decay!.Value != 0 ? gradient.add(parameter, alpha: o.weight_decay.Value) : gradient;
        double alpha = o.alpha!.Value;
        state.square_avg.mul_(alpha).addcmul_(gradient, gradient, 1 - alpha);
        torch.Tensor spread = state.square_avg;
        if (o.centered!.Value)
        {
            torch.Tensor average = state.Average().mul_(alpha).add_(gradient, alpha: 1 - alpha);
            spread = spread.sub(average.square());
        }

        torch.Tensor denominator = spread.sqrt().add_(o.eps!.Value);
        if (o.momentum!.Value > 0)
        {
            torch.Tensor buffer = state.Buffer().mul_(o.momentum.Value).addcdiv_(gradient, denominator, 1);
            parameter.add_(buffer, alpha: -o.LearningRate!.Value);
        }
        else
        {
            parameter.addcdiv_(gradient, denominator, -o.LearningRate!.Value);
        }
    }
}
