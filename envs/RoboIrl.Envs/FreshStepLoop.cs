using RoboIrl.MuJoCo;

namespace RoboIrl.Envs;

/// <summary><c>mj_step2</c>, (frame_skip - 1) x <c>mj_step</c>, <c>mj_step1</c>; see <see cref="SteppingMode.FreshDerived"/>.</summary>
/// <remarks>
/// Two things make a restored state give the same bits. The next step starts from the results of the last <c>mj_step1</c>, which
/// normalises quaternions in place before it uses them; doing that twice can change the last bit. So a state holds the
/// position as it was before, and restoring normalises it once. And sensors of touch, force and acceleration belong to the last
/// physics step: they are saved, because they cannot be computed from the state.
/// </remarks>
internal sealed class FreshStepLoop(MjData data, int frameSkip) : IPhysicsLoop
{
    private readonly double[] _before = new double[data.Model.PositionCount];
    private readonly double[] _normalized = new double[data.Model.PositionCount];

    public int StateSize => data.Model.StateSize + data.Model.SensorDataCount;

    // The first evaluation is where the solver's warm start comes from, and what a task may look at.
    public void Clear()
    {
        data.ResetInputs();
        data.ForwardPassive();
    }

    public void Begin()
    {
        data.Qpos.CopyTo(_before);
        data.ForwardPassive();
        data.Qpos.CopyTo(_normalized);
    }

    public void Step()
    {
        data.StepFresh(frameSkip, _before);
        data.Qpos.CopyTo(_normalized);
    }

    public void GetState(Span<double> state)
    {
        int physics = data.Model.StateSize;
        data.SensorData.CopyTo(state[physics..]);

        // Whoever wrote another position meanwhile gets that one saved.
        bool untouched = data.Qpos.SequenceEqual(_normalized);
        if (untouched)
        {
            _before.CopyTo(data.Qpos);
        }

        data.GetState(state[..physics]);
        if (untouched)
        {
            _normalized.CopyTo(data.Qpos);
        }
    }

    public void SetState(ReadOnlySpan<double> state)
    {
        ReadOnlySpan<double> physics = state[..data.Model.StateSize];
        data.SetState(physics);
        data.Qpos.CopyTo(_before);
        data.Forward();
        data.Qpos.CopyTo(_normalized);

        // mj_forward overwrote the warm start, and the sensors with those of this moment.
        data.SetState(physics);
        _normalized.CopyTo(data.Qpos);
        state[data.Model.StateSize..].CopyTo(data.SensorData);
    }
}
