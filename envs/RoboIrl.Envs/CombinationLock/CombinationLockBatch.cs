using RoboIrl.Core.Randomness;

namespace RoboIrl.Envs.CombinationLock;

/// <summary>Episodes of one lock in lockstep: nothing but a key and a state per episode; an observation is computed from them when asked for.</summary>
internal sealed class CombinationLockBatch(CombinationLockProblem owner, int capacity) : LockBatch(owner.Spec, owner, capacity)
{
    private readonly LockObservations _observations = new(owner.Options);

    protected override void Start()
    {
        // Nothing beside key and state.
    }

    protected override void Release()
    {
        // Nothing but arrays.
    }

    protected override void Advance(ReadOnlySpan<int> actions, Span<float> rewards)
    {
        int first = Rules.Opening(Layer, 0), second = Rules.Opening(Layer, 1);
        ulong change = SwitchBelow, consoled = ConsoledBelow, index = (ulong)Layer + 1;
        float consolation = (float)Rules.Options.Consolation, prize = Prize;
        ReadOnlySpan<ulong> keys = Keys;
        Span<byte> states = States;
        for (int row = 0; row < actions.Length; row++)
        {
            int state = states[row];
            if (state == CombinationLockProblem.Bad)
            {
                rewards[row] = 0;
                continue;
            }

            ulong bits = CounterRandom.Bits(keys[row], index);
            bool opens = actions[row] == (state == 0 ? first : second);
            int other = state ^ ((uint)bits < change ? 1 : 0);
            states[row] = (byte)(opens ? other : CombinationLockProblem.Bad);
            rewards[row] = opens ? prize : (bits >> 32) < consoled ? consolation : 0;
        }
    }

    protected override void Write(int row, ulong key, Span<float> observation) => _observations.Write(key, Layer, States[row], observation);
}
