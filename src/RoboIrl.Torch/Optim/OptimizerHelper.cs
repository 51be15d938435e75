using RoboIrl.Torch.Fused;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>What the optimisers share: groups, states, saving and loading.</summary>
public abstract partial class OptimizerHelper : Optimizer
{
    private readonly List<ParamGroup> _groups = [];
    private readonly Dictionary<Parameter, OptimizerState> _states = new(ReferenceEqualityComparer.Instance);
    private readonly OptimizerOptions _defaults;

    /// <param name="defaults">Complete settings, for what a group leaves open.</param>
    private protected OptimizerHelper(OptimizerOptions defaults)
    {
        defaults.Check();
        _defaults = defaults;
    }

    /// <inheritdoc/>
    public override IEnumerable<ILearningRateController> ParamGroups => _groups;

    /// <inheritdoc/>
    public override IEnumerable<Parameter> parameters() => _groups.SelectMany(group => group.List);

    /// <inheritdoc/>
    public override void zero_grad()
    {
        foreach (ParamGroup group in _groups)
        {
            GradientSteps.Clear(group.List, setToNone: false);
        }
    }

    /// <inheritdoc/>
    public override torch.Tensor? step(Func<torch.Tensor>? closure = null)
    {
        torch.Tensor? loss = null;
        if (closure is not null)
        {
            using IDisposable on = torch.enable_grad();
            loss = closure();
        }

        foreach (ParamGroup group in _groups)
        {
            if (FusedOptions.Enabled && TryFusedStep(group))
            {
                continue;
            }

            using (torch.no_grad())
            {
                using DisposeScope scope = torch.NewDisposeScope();
                PlainStep(group);
            }
        }

        return loss;
    }

    /// <inheritdoc/>
    public override void add_param_group(ParamGroup param_group)
    {
        ArgumentNullException.ThrowIfNull(param_group);
        if (!GroupType.IsInstanceOfType(param_group))
        {
            throw new ArgumentException($"The group is a {param_group.GetType().FullName}, expected {GroupType.FullName}.", nameof(param_group));
        }

        param_group.OptionsBase.Complete(_defaults);
        foreach (Parameter parameter in param_group.List)
        {
            if (_states.ContainsKey(parameter))
            {
                throw new ArgumentException("A parameter is in the optimiser already: it would be changed twice per step. List each parameter once.", nameof(param_group));
            }

            _states.Add(parameter, NewState(parameter, param_group));
        }

        _groups.Add(param_group);
        GroupAdded(param_group);
    }

    /// <summary>Moves the memory of the optimiser to a device.</summary>
    /// <param name="device">Target.</param>
    public void to(torch.Device device)
    {
        foreach (OptimizerState state in _states.Values)
        {
            state.to(device);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (OptimizerState state in _states.Values)
            {
                state.Free();
            }

            _states.Clear();
            _groups.Clear();
        }
    }

    private protected OptimizerState StateOf(Parameter parameter) => _states[parameter];

    private protected IReadOnlyList<ParamGroup> Groups => _groups;

    /// <summary>The kind of group that the optimiser takes.</summary>
    private protected abstract Type GroupType { get; }

    /// <summary>Adds the groups that the optimiser starts with.</summary>
    private protected void AddGroups(IEnumerable<ParamGroup> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        foreach (ParamGroup group in parameters)
        {
            add_param_group(group);
        }
    }

    /// <summary>The memory of a new parameter.</summary>
    private protected abstract OptimizerState NewState(Parameter parameter, ParamGroup group);

    /// <summary>Changes the group by ordinary operations, with gradients off, inside a scope.</summary>
    private protected abstract void PlainStep(ParamGroup group);

    /// <summary>Changes the group in one native call; false when there is none for this optimiser.</summary>
    private protected virtual bool TryFusedStep(ParamGroup group) => false;

    /// <summary>Called after a group joined.</summary>
    private protected virtual void GroupAdded(ParamGroup group)
    {
    }

    /// <summary>Called after states were loaded.</summary>
    private protected virtual void Loaded()
    {
    }
}
