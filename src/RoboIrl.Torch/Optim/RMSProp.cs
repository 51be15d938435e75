namespace TorchSharp.Modules;

/// <summary>RMSProp: gradients divided by the root of their average square.</summary>
/// <remarks>s = alpha s + (1 - alpha) g^2 (minus the squared average gradient when centred); d = g / (sqrt(s) + eps); p -= lr d, or b = momentum b + d; p -= lr b.</remarks>
public sealed class RMSProp : OptimizerHelper
{
    private readonly Options _defaults;

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
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            alpha = alpha,
            eps = eps,
            weight_decay = weight_decay,
            momentum = momentum,
            centered = centered,
            maximize = maximize,
        };
        _defaults.Check();
        foreach (ParamGroup group in parameters)
        {
            add_param_group(group);
        }
    }

    private protected override void Complete(Modules.ParamGroup group)
    {
        if (group is not ParamGroup own)
        {
            throw new ArgumentException($"The group is a {group.GetType().FullName}, expected {typeof(ParamGroup).FullName}.", nameof(group));
        }

        own.Options.LearningRate ??= _defaults.LearningRate;
        own.Options.InitialLearningRate ??= own.Options.LearningRate;
        own.Options.Fill(_defaults);
        own.Options.Check();
    }

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

    /// <summary>Settings of a group; what is null takes the optimiser's value.</summary>
    public sealed class Options : OptimizerOptions
    {
        /// <summary>Factor of the average square.</summary>
        public double? alpha { get; set; }

        /// <summary>Added to the root.</summary>
        public double? eps { get; set; }

        /// <summary>L2 weight decay.</summary>
        public double? weight_decay { get; set; }

        /// <summary>Momentum.</summary>
        public double? momentum { get; set; }

        /// <summary>Whether the variance is used.</summary>
        public bool? centered { get; set; }

        /// <summary>Whether the loss grows instead of falling.</summary>
        public bool? maximize { get; set; }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            alpha = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            momentum = reader.ReadDouble();
            centered = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            Options other = source as Options ?? throw new ArgumentException($"The settings are {source.GetType().FullName}, expected those of RMSProp.", nameof(source));
            (alpha, eps, weight_decay, momentum, centered, maximize) = (other.alpha, other.eps, other.weight_decay, other.momentum, other.centered, other.maximize);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(alpha!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(momentum!.Value);
            writer.Write(centered!.Value);
            writer.Write(maximize!.Value);
        }

        internal void Fill(Options from)
        {
            alpha ??= from.alpha;
            eps ??= from.eps;
            weight_decay ??= from.weight_decay;
            momentum ??= from.momentum;
            centered ??= from.centered;
            maximize ??= from.maximize;
        }

        internal void Check()
        {
            Rate(LearningRate!.Value);
            CheckFactor(alpha!.Value, nameof(alpha));
            CheckAtLeastZero(eps!.Value, nameof(eps));
            CheckAtLeastZero(weight_decay!.Value, nameof(weight_decay));
            CheckAtLeastZero(momentum!.Value, nameof(momentum));
        }
    }

    /// <summary>What is remembered about a parameter.</summary>
    public sealed class State : OptimizerState
    {
        internal State(Parameter parameter, Options options)
        {
            square_avg = ZerosLike(parameter);
            momentum_buffer = options.momentum > 0 ? ZerosLike(parameter) : null;
            grad_avg = options.centered is true ? ZerosLike(parameter) : null;
        }

        /// <summary>Steps taken with a gradient.</summary>
        public long step { get; internal set; }

        /// <summary>Average squared gradient; belongs to the optimiser.</summary>
        public torch.Tensor square_avg { get; }

        /// <summary>The momentum; null without one.</summary>
        public torch.Tensor? momentum_buffer { get; private set; }

        /// <summary>Average gradient; null when not centred.</summary>
        public torch.Tensor? grad_avg { get; private set; }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            ArgumentNullException.ThrowIfNull(reader);
            step = reader.ReadInt64();
            Utils.StateStream.ReadTensor(reader, nameof(square_avg), square_avg);
            momentum_buffer = Optional(momentum_buffer, reader.ReadBoolean(), square_avg);
            if (momentum_buffer is not null)
            {
                Utils.StateStream.ReadTensor(reader, nameof(momentum_buffer), momentum_buffer);
            }

            grad_avg = Optional(grad_avg, reader.ReadBoolean(), square_avg);
            if (grad_avg is not null)
            {
                Utils.StateStream.ReadTensor(reader, nameof(grad_avg), grad_avg);
            }
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            State other = Same<State>(source);
            step = other.step;
            Copy(square_avg, other.square_avg);
            momentum_buffer = Optional(momentum_buffer, other.momentum_buffer is not null, square_avg);
            Copy(momentum_buffer, other.momentum_buffer);
            grad_avg = Optional(grad_avg, other.grad_avg is not null, square_avg);
            Copy(grad_avg, other.grad_avg);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            ArgumentNullException.ThrowIfNull(writer);
            writer.Write(step);
            Utils.StateStream.WriteTensor(writer, square_avg);
            foreach (torch.Tensor? tensor in (torch.Tensor?[])[momentum_buffer, grad_avg])
            {
                writer.Write(tensor is not null);
                if (tensor is not null)
                {
                    Utils.StateStream.WriteTensor(writer, tensor);
                }
            }
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && state.step == step && Close(square_avg, state.square_avg) && Close(momentum_buffer, state.momentum_buffer) && Close(grad_avg, state.grad_avg);

        /// <inheritdoc/>
        public override void to(torch.Device device)
        {
            Move(square_avg, device);
            Move(momentum_buffer, device);
            Move(grad_avg, device);
        }

        /// <inheritdoc/>
        protected internal override void Free()
        {
            square_avg.Dispose();
            momentum_buffer?.Dispose();
            grad_avg?.Dispose();
        }

        internal torch.Tensor Buffer() => momentum_buffer ??= ZerosLike(square_avg);

        internal torch.Tensor Average() => grad_avg ??= ZerosLike(square_avg);
    }

    /// <summary>Parameters that share settings.</summary>
    public sealed class ParamGroup : ParamGroup<Options>, torch.optim.IMomentum
    {
        /// <summary>Groups parameters.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="options">Settings; what is null in them is the optimiser's default.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
        {
        }

        /// <summary>Groups parameters with settings of their own.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="lr">Learning rate, 0 or more.</param>
        /// <param name="eps">Added to the root.</param>
        /// <param name="alpha">Factor of the average square.</param>
        /// <param name="weight_decay">L2 weight decay.</param>
        /// <param name="momentum">Momentum.</param>
        /// <param name="centered">Whether the variance is used.</param>
        /// <param name="maximize">Whether the loss grows instead of falling.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double eps = 1e-8, double alpha = 0.99, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, InitialLearningRate = lr, eps = eps, alpha = alpha, weight_decay = weight_decay, momentum = momentum, centered = centered, maximize = maximize })
        {
        }

        /// <inheritdoc/>
        public double Momentum
        {
            get => Options.momentum!.Value;
            set => Options.momentum = value;
        }
    }
}
