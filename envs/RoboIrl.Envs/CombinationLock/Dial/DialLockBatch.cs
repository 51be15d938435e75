using RoboIrl.Core.Layered;
using RoboIrl.Core.Randomness;

namespace RoboIrl.Envs.CombinationLock.Dial;

/// <summary>Episodes of a dial lock in lockstep: a state of the physics each, and one simulation that goes through them.</summary>
internal sealed class DialLockBatch : LockBatch, IPhysicalBatch
{
    private readonly DialLock _owner;
    private readonly DialMechanism _mechanism;
    private readonly double[] _physics;
    private readonly float[] _features;

    public DialLockBatch(DialLock owner, CombinationLockProblem rules, int capacity)
        : base(owner.Spec, rules, capacity)
    {
        StateSize = owner.Model.StateSize;
        _owner = owner;
        _physics = new double[LayeredChecks.Capacity(capacity, StateSize) * StateSize];
        _features = new float[capacity * DialSensors.Features];
        _mechanism = new DialMechanism(owner.Model, owner.Options);
    }

    public int StateSize { get; }

    public ReadOnlySpan<double> PhysicalState(int row)
    {
        LayeredChecks.Row(this, row);
        return State(row);
    }

    public ulong ObservationKey(int row)
    {
        LayeredChecks.Row(this, row);
        return NoiseKey(row);
    }

    protected override void Release() => _mechanism.Dispose();

    protected override void Start()
    {
        for (int row = 0; row < Count; row++)
        {
            _mechanism.Start(States[row], PlayKey(row, 0));
            Finish(row);
        }
    }

    protected override void Advance(ReadOnlySpan<int> actions, Span<float> rewards)
    {
        for (int row = 0; row < actions.Length; row++)
        {
            int state = States[row];
            bool jammed = state == CombinationLockProblem.Bad;
            ulong bits = CounterRandom.Bits(Keys[row], (ulong)Layer + 1);
            _mechanism.Restore(State(row));
            int opening = jammed ? -1 : _owner.Opening(Layer, state);
            int next = (uint)bits < SwitchBelow ? 1 - state : state;
            bool opened = _mechanism.Try(actions[row], opening, next, Layer + 1, PlayKey(row, Layer + 1));
            rewards[row] = opened ? Prize : !jammed && (bits >> 32) < ConsoledBelow ? (float)Rules.Options.Consolation : 0;
            Finish(row);
        }
    }

    protected override void Write(int row, ulong key, Span<float> observation) =>
        _owner.Sensors.Read(_features.AsSpan(row * DialSensors.Features, DialSensors.Features), key, observation);

    // The hidden state is what the mechanism shows, not what was meant to happen.
    private void Finish(int row)
    {
        States[row] = (byte)_mechanism.Latent;
        _mechanism.ReadFeatures(_features.AsSpan(row * DialSensors.Features, DialSensors.Features));
        _mechanism.Read(State(row));
    }

    private Span<double> State(int row) => _physics.AsSpan(row * StateSize, StateSize);

    // Where things rest in a layer: apart from transitions and from the noise of what is seen.
    private ulong PlayKey(int row, int layer) => CounterRandom.Bits(Keys[row] ^ 0xBB67AE8584CAA73BUL, (ulong)layer);
}
