using RoboIrl.Envs.Described.Expressions;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Described.Terms;

/// <summary>Sum of |force * velocity| over the actuators: the mechanical power, or with a duration the work.</summary>
internal sealed class PowerNode(double duration) : ScalarNode
{
    public override double Evaluate(StepContext context)
    {
        ReadOnlySpan<double> forces = context.Data.ActuatorForce;
        ReadOnlySpan<double> velocities = context.Data.ActuatorVelocity;
        double sum = 0;
        for (int i = 0; i < forces.Length; i++)
        {
            sum += Math.Abs(forces[i] * velocities[i]);
        }

        return sum * duration;
    }
}

/// <summary>Sum of the normal forces of all contacts that geoms take part in; contacts among themselves count once.</summary>
internal sealed class ContactForceNode(bool[] geoms) : ScalarNode
{
    public override double Evaluate(StepContext context)
    {
        MjData data = context.Data;
        Span<double> force = stackalloc double[6];
        double sum = 0;
        int count = data.ContactCount;
        for (int i = 0; i < count; i++)
        {
            (GeomId first, GeomId second) = data.ContactGeoms(i);
            if (geoms[first.Index] || geoms[second.Index])
            {
                data.ContactForce(i, force);
                sum += force[0];
            }
        }

        return sum;
    }
}

/// <summary>Whether a geom of one set touches one of the other.</summary>
internal sealed class ContactNode(bool[] some, bool[] others) : ConditionNode
{
    public override bool Evaluate(StepContext context)
    {
        MjData data = context.Data;
        int count = data.ContactCount;
        for (int i = 0; i < count; i++)
        {
            (GeomId a, GeomId b) = data.ContactGeoms(i);
            if (((some[a.Index] && others[b.Index]) || (some[b.Index] && others[a.Index])) && data.ContactDistance(i) <= 0)
            {
                return true;
            }
        }

        return false;
    }
}
