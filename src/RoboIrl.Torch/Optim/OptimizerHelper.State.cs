using TorchSharp.Utils;

namespace TorchSharp.Modules;

public abstract partial class OptimizerHelper
{
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

    private static void CheckCounts(StateDictionary own, long groups, long states)
    {
        if (own.Options.Count != groups || own.State.Count != states)
        {
            throw new ArgumentException($"The state has {groups} groups and {states} parameters, the optimiser {own.Options.Count} and {own.State.Count}. Load a state of the same network and groups.");
        }
    }
}
