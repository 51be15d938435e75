using RoboIrl.Torch.Fused;
using TorchSharp.Utils;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>What the optimisers share: groups, states, saving and loading.</summary>
public abstract class OptimizerHelper : Optimizer
{
    private readonly List<ParamGroup> _groups = [];
    private readonly Dictionary<Parameter, OptimizerState> _states = new(ReferenceEqualityComparer.Instance);

    private protected OptimizerHelper()
    {
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
        Complete(param_group);
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

    /// <summary>Settings of the groups and states of the parameters: the live objects.</summary>
    /// <returns>The state.</returns>
    public virtual StateDictionary state_dict()
    {
        StateDictionary state = new();
        foreach (ParamGroup group in _groups)
        {
            state.Options.Add(group.OptionsBase);
            state.State.AddRange(group.List.Select(parameter => _states[parameter]));
        }

        return state;
    }

    /// <summary>Copies settings and states; learning rates come along.</summary>
    /// <param name="state_dict">State of an optimiser of the same kind over parameters of the same shapes.</param>
    /// <exception cref="ArgumentException">The numbers of groups or parameters differ.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        ArgumentNullException.ThrowIfNull(state_dict);
        StateDictionary own = this.state_dict();
        CheckCounts(own, state_dict.Options.Count, state_dict.State.Count);
        for (int i = 0; i < own.Options.Count; i++)
        {
            own.Options[i].LoadStateDict(state_dict.Options[i]);
        }

        for (int i = 0; i < own.State.Count; i++)
        {
            own.State[i].LoadStateDict(state_dict.State[i]);
        }

        Loaded();
    }

    /// <summary>Writes the state to a file.</summary>
    /// <param name="location">Path of the file; an existing one is replaced.</param>
    public void save_state_dict(string location)
    {
        using FileStream stream = File.Create(location);
        using BinaryWriter writer = new(stream);
        save_state_dict(writer);
    }

    /// <summary>Writes the state: the kind's name, the counts, the groups' settings, the parameters' states.</summary>
    /// <param name="writer">Destination.</param>
    public void save_state_dict(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        StateDictionary state = state_dict();
        writer.Write(GetType().Name);
        StateStream.WriteNumber(writer, state.Options.Count);
        StateStream.WriteNumber(writer, state.State.Count);
        state.Options.ForEach(options => options.SaveStateDict(writer));
        state.State.ForEach(one => one.SaveStateDict(writer));
    }

    /// <summary>Reads the state from a file.</summary>
    /// <param name="location">Path of the file.</param>
    public void load_state_dict(string location)
    {
        using FileStream stream = File.OpenRead(location);
        using BinaryReader reader = new(stream);
        load_state_dict(reader);
    }

    /// <summary>Reads the state.</summary>
    /// <param name="reader">Source.</param>
    /// <exception cref="InvalidDataException">The state is another kind's, or cut short.</exception>
    /// <exception cref="ArgumentException">The numbers of groups or parameters, or shapes, differ.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        try
        {
            string kind = reader.ReadString();
            if (kind != GetType().Name)
            {
                throw new InvalidDataException($"The state is one of '{kind}', expected '{GetType().Name}'. Load a state of the same optimiser.");
            }

            StateDictionary own = state_dict();
            CheckCounts(own, StateStream.ReadNumber(reader), StateStream.ReadNumber(reader));
            own.Options.ForEach(options => options.LoadStateDict(reader));
            own.State.ForEach(state => state.LoadStateDict(reader));
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("The state of the optimiser ends too early: it was cut short. Load another copy.", e);
        }

        Loaded();
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

    /// <summary>Fills settings that the group leaves to the optimiser, and checks all of them.</summary>
    private protected abstract void Complete(ParamGroup group);

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

    private protected static double Rate(double value) => value >= 0
        ? value
        : throw new ArgumentException($"The learning rate is {value}, expected 0 or more.");

    private protected static void CheckAtLeastZero(double value, string name)
    {
        if (!(value >= 0))
        {
            throw new ArgumentException($"{name} is {value}, expected 0 or more.");
        }
    }

    private protected static void CheckFactor(double value, string name)
    {
        if (value is not (>= 0 and < 1))
        {
            throw new ArgumentException($"{name} is {value}, expected 0 or more and less than 1.");
        }
    }

    private static void CheckCounts(StateDictionary own, long groups, long states)
    {
        if (own.Options.Count != groups || own.State.Count != states)
        {
            throw new ArgumentException($"The state has {groups} groups and {states} parameters, the optimiser {own.Options.Count} and {own.State.Count}. Load a state of the same network and groups.");
        }
    }
}
