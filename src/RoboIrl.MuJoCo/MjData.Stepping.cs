using RoboIrl.MuJoCo.Interop;

namespace RoboIrl.MuJoCo;

public sealed unsafe partial class MjData
{
    /// <summary>
    /// Advances the simulation with the control held and leaves the results that depend on position and velocity (places,
    /// contacts, their sensors) at the new state: <c>mj_step2</c>, count - 1 times <c>mj_step</c>, <c>mj_step1</c>;
    /// with the Runge-Kutta integrator count times <c>mj_step</c>, <c>mj_step1</c>.
    /// </summary>
    /// <remarks>
    /// The first half step uses the results as they are: they must belong to the current state, as they do after this method,
    /// <see cref="Forward"/> or <see cref="ForwardPassive"/>. Accelerations, forces and their sensors belong to the last step.
    /// </remarks>
    /// <param name="count">Number of steps of <see cref="MjModel.Timestep"/>; 0 only evaluates position and velocity.</param>
    /// <param name="integrated">
    /// [nq] or empty: receives the position as the last integration left it. The evaluation that follows normalises quaternions in
    /// place, so this is what a saved state needs that shall be evaluated to the same bits.
    /// </param>
    /// <exception cref="MuJoCoException">The engine met a fault; reset before going on.</exception>
    public void StepFresh(int count = 1, Span<double> integrated = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        int whole = count;
        if (count > 0 && _modelPointer->opt.integrator != (int)mjtIntegrator.mjINT_RK4)
        {
            Call(EngineFunctions.Step2, "the second half of a step");
            whole--;
        }

        if (whole > 0)
        {
            Step(whole);
        }

        if (integrated.Length > 0)
        {
            Qpos.CopyTo(integrated);
        }

        Call(EngineFunctions.Step1, "the first half of a step");
    }

    /// <summary>
    /// As <see cref="Forward"/> with every actuator switched off, for the start of an episode: no control acts before the
    /// first action. The model is not written to.
    /// </summary>
    /// <exception cref="MuJoCoException">The engine met a fault; reset before going on.</exception>
    public void ForwardPassive()
    {
        // Worlds share the model: a copy of its header alone carries the flag, the arrays stay where they are.
        mjModel passive = *_modelPointer;
        passive.opt.disableflags |= (int)mjtDisableBit.mjDSBL_ACTUATION;
        int status = Guard.rm_forward(&passive, Pointer);
        if (status != Guard.Ok)
        {
            Guard.Check(status, $"the forward dynamics of the model '{Model.Source}' without actuation");
        }
    }

    /// <summary>Computes what depends on the position alone: places of bodies, lengths of tendons, contacts. Leaves the warm start alone.</summary>
    /// <exception cref="MuJoCoException">The engine met a fault; reset before going on.</exception>
    public void ForwardPosition() => Call(EngineFunctions.ForwardPosition, "the position stage");

    // Any engine function of a model and its data.
    private void Call(nint function, string what)
    {
        nint* arguments = stackalloc nint[8];
        arguments[0] = (nint)_modelPointer;
        arguments[1] = (nint)Pointer;
        int status = Guard.rm_call((void*)function, Pointer, arguments, null);
        if (status != Guard.Ok)
        {
            Guard.Check(status, $"{what} of the model '{Model.Source}'");
        }
    }
}
