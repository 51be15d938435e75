namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent with momentum (Sutskever et al., 2013).</summary>
/// <remarks>
/// g += w p; b = momentum b + (1 - dampening) g (b = g at first); p -= lr b, or lr (g + momentum b) with Nesterov's form.
/// With <c>FusedOptions.Enabled</c> a group is one native call.
/// </remarks>
public sealed class SGD : OptimizerHelper
{
    private readonly Options _defaults;

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
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _defaults = new Options
        {
            LearningRate = learningRate,
            InitialLearningRate = learningRate,
            momentum = momentum,
            dampening = dampening,
            weight_decay = weight_decay,
            nesterov = nesterov,
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

    /// <summary>Settings of a group; what is null takes the optimiser's value.</summary>
    public sealed class Options : OptimizerOptions
    {
        /// <summary>Momentum, 0 or more.</summary>
        public double? momentum { get; set; }

        /// <summary>Share of a gradient that the momentum does not take.</summary>
        public double? dampening { get; set; }

        /// <summary>L2 weight decay, 0 or more.</summary>
        public double? weight_decay { get; set; }

        /// <summary>Nesterov's form.</summary>
        public bool? nesterov { get; set; }

        /// <summary>Whether the loss grows instead of falling.</summary>
        public bool? maximize { get; set; }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            momentum = reader.ReadDouble();
            dampening = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            nesterov = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            Options other = source as Options ?? throw new ArgumentException($"The settings are {source.GetType().FullName}, expected those of SGD.", nameof(source));
            (momentum, dampening, weight_decay, nesterov, maximize) = (other.momentum, other.dampening, other.weight_decay, other.nesterov, other.maximize);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(momentum!.Value);
            writer.Write(dampening!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(nesterov!.Value);
            writer.Write(maximize!.Value);
        }

        internal void Fill(Options from)
        {
            momentum ??= from.momentum;
            dampening ??= from.dampening;
            weight_decay ??= from.weight_decay;
            nesterov ??= from.nesterov;
            maximize ??= from.maximize;
        }

        internal void Check()
        {
            Rate(LearningRate!.Value);
            CheckAtLeastZero(momentum!.Value, nameof(momentum));
            CheckAtLeastZero(weight_decay!.Value, nameof(weight_decay));
            if (nesterov!.Value && (momentum.Value <= 0 || dampening!.Value != 0))
            {
                throw new ArgumentException($"Nesterov's form needs a momentum above 0 and a dampening of 0, not {momentum} and {dampening}.");
            }
        }
    }

    /// <summary>What is remembered about a parameter.</summary>
    public sealed class State : OptimizerState
    {
        private readonly Parameter _parameter;

        internal State(Parameter parameter) => _parameter = parameter;

        /// <summary>The momentum; null before the first step with one. Belongs to the optimiser.</summary>
        public torch.Tensor? momentum_buffer { get; private set; }

        /// <summary>Whether <see cref="momentum_buffer"/> holds a gradient yet.</summary>
        internal bool Started { get; set; }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            ArgumentNullException.ThrowIfNull(reader);
            Started = reader.ReadBoolean();
            momentum_buffer = Optional(momentum_buffer, Started, _parameter);
            if (momentum_buffer is not null)
            {
                Utils.StateStream.ReadTensor(reader, nameof(momentum_buffer), momentum_buffer);
            }
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            State other = Same<State>(source);
            Started = other.Started;
            momentum_buffer = Optional(momentum_buffer, other.momentum_buffer is not null, _parameter);
            Copy(momentum_buffer, other.momentum_buffer);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            ArgumentNullException.ThrowIfNull(writer);
            writer.Write(Started);
            if (Started)
            {
                Utils.StateStream.WriteTensor(writer, momentum_buffer!);
            }
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && state.Started == Started && (!Started || Close(momentum_buffer, state.momentum_buffer));

        /// <inheritdoc/>
        public override void to(torch.Device device) => Move(momentum_buffer, device);

        /// <inheritdoc/>
        protected internal override void Free() => momentum_buffer?.Dispose();

        internal torch.Tensor Buffer() => momentum_buffer ??= ZerosLike(_parameter);
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
        /// <param name="momentum">Momentum, 0 or more.</param>
        /// <param name="dampening">Share of a gradient that the momentum does not take.</param>
        /// <param name="weight_decay">L2 weight decay, 0 or more.</param>
        /// <param name="nesterov">Nesterov's form.</param>
        /// <param name="maximize">Whether the loss grows instead of falling.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, InitialLearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize })
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
