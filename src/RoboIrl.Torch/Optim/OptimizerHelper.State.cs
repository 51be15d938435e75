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

    /// <summary>Copies settings and states; learning rates come along. All of it, or nothing where anything does not fit.</summary>
    /// <param name="state_dict">State of an optimiser of the same kind over parameters of the same shapes.</param>
    /// <exception cref="ArgumentException">The kind of the optimiser, the numbers of groups or parameters, or shapes differ.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        ArgumentNullException.ThrowIfNull(state_dict);
        StateDictionary own = this.state_dict();
        CheckCounts(own, state_dict.Options.Count, state_dict.State.Count);
        for (int i = 0; i < own.Options.Count; i++)
        {
            own.Options[i].Copy().LoadStateDict(state_dict.Options[i]); // throws where the real one would, half-way
        }

        for (int i = 0; i < own.State.Count; i++)
        {
            own.State[i].CheckFits(state_dict.State[i]);
        }

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

    /// <summary>Reads the state: all of it, or nothing where it cannot be read to its end.</summary>
    /// <param name="reader">Source.</param>
    /// <exception cref="InvalidDataException">The state is another kind's, or cut short.</exception>
    /// <exception cref="ArgumentException">The numbers of groups or parameters, or shapes, differ.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        StateDictionary read = Fresh();
        try
        {
            string kind = reader.ReadString();
            if (kind != GetType().Name)
            {
                throw new InvalidDataException($"The state is one of '{kind}', expected '{GetType().Name}'. Load a state of the same optimiser.");
            }

            CheckCounts(read, StateStream.ReadNumber(reader), StateStream.ReadNumber(reader));
            read.Options.ForEach(options => options.LoadStateDict(reader));
            read.State.ForEach(state => state.LoadStateDict(reader));
            load_state_dict(read);
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("The state of the optimiser ends too early: it was cut short. Load another copy.", e);
        }
        finally
        {
            read.State.ForEach(state => state.Free());
        }
    }

    /// <summary>Settings and states of the same kinds and shapes as the optimiser's, to read into; the caller frees the states.</summary>
    private StateDictionary Fresh()
    {
        StateDictionary fresh = new();
        foreach (ParamGroup group in _groups)
        {
            fresh.Options.Add(group.OptionsBase.Copy());
            fresh.State.AddRange(group.List.Select(parameter => NewState(parameter, group)));
        }

        return fresh;
    }

    private static void CheckCounts(StateDictionary own, long groups, long states)
    {
        if (own.Options.Count != groups || own.State.Count != states)
        {
            throw new ArgumentException($"The state has {groups} groups and {states} parameters, the optimiser {own.Options.Count} and {own.State.Count}. Load a state of the same network and groups.");
        }
    }
}
