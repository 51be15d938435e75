using RoboIrl.MuJoCo;

namespace RoboIrl.Envs;

/// <summary>frame_skip x <c>mj_step</c>, then <c>mj_rnePostConstraint</c>.</summary>
/// <remarks>Nothing else touches the engine between two steps (a further <c>mj_forward</c> would change the warm start and with it the last bits).</remarks>
internal sealed class WholeStepLoop(MjData data, int frameSkip) : IPhysicsLoop
{
    public int StateSize => data.Model.StateSize;

    public void Clear()
    {
        data.ResetInputs();

        // mj_forward leaves these as the last step of the old episode had them; mj_resetData would have cleared them.
        data.CfrcExt.Clear();
    }

    public void Begin() => data.Forward();

    public void Step() => data.Step(frameSkip, rnePostConstraint: true);

    public void GetState(Span<double> state) => data.GetState(state);

    // mj_forward fills the derived quantities for whoever looks at them, and overwrites the warm start: so the inputs are written again.
    public void SetState(ReadOnlySpan<double> state)
    {
        data.SetState(state);
        data.Forward();
        data.SetState(state);
    }
}
