using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Described.Expressions;

/// <summary>What expressions read while they run: the world, the actions, and the first thing that went wrong.</summary>
/// <param name="actionSize">Number of actions.</param>
/// <param name="controlTimestep">Seconds per control step.</param>
internal sealed class StepContext(int actionSize, double controlTimestep)
{
    private OperationFault _fault;

    /// <summary>The world; set before anything that reads it is evaluated.</summary>
    public MjData Data { get; set; } = null!;

    /// <summary>The last action as it was given [A]; 0 before the first step.</summary>
    public double[] Action { get; } = new double[actionSize];

    /// <summary>The action before the last [A].</summary>
    public double[] PreviousAction { get; } = new double[actionSize];

    /// <summary>Seconds per control step.</summary>
    public double ControlTimestep { get; } = controlTimestep;

    /// <summary>Changes whenever the world may have: variables are computed once per stamp.</summary>
    public long Stamp { get; private set; }

    /// <summary>Whether the episode has begun and no step was taken yet.</summary>
    public bool IsFresh { get; set; } = true;

    /// <summary>The operation that first gave no finite number since <see cref="Begin"/>.</summary>
    public Origin? Fault => _fault.Origin;

    /// <summary>Begins an evaluation of the world as it now is.</summary>
    public void Begin(MjData data)
    {
        Data = data;
        Stamp++;
        _fault = default;
    }

    /// <summary>Hands out the noted fault and forgets it: what is evaluated from now on notes its own, to count where its value is read.</summary>
    public OperationFault TakeFault()
    {
        OperationFault fault = _fault;
        _fault = default;
        return fault;
    }

    /// <summary>Notes an operation whose result is not finite; the first one counts.</summary>
    public void Report(Origin origin, double first, double second = 0, int element = -1) => Report(new OperationFault(origin, first, second, element));

    /// <summary>As the other one; none is noted as none.</summary>
    public void Report(in OperationFault fault)
    {
        if (_fault.Origin is null && fault.Origin is not null)
        {
            _fault = fault;
        }
    }

    /// <summary>The noted fault in words, without its place.</summary>
    public string DescribeFault() => _fault.Describe();
}
