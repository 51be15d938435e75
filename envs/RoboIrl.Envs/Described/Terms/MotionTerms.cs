using RoboIrl.Envs.Described.Expressions;

namespace RoboIrl.Envs.Described.Terms;

/// <summary>Terms of velocities: instantaneous ones of the engine, and the rate over a control step.</summary>
internal static class MotionTerms
{
    public static IEnumerable<Callable> All =>
    [
        Of("velocity", "m/s", "Velocity of a body, site or geom in the world's axes at this instant; for the displacement over the control step take rate(position(..))", Motion.Linear, false),
        Of("local_velocity", "m/s", "As velocity, in the thing's own axes", Motion.Linear, true),
        Of("angular_velocity", "rad/s", "Angular velocity of a thing in the world's axes at this instant", Motion.Angular, false),
        Of("local_angular_velocity", "rad/s", "As angular_velocity, in the thing's own axes", Motion.Angular, true),
        new Callable
        {
            Name = "center_of_mass_velocity", Parameters = [new("body", "\"world\"")], Result = "vector of 3", Unit = "m/s", IsTerm = true,
            Meaning = "Velocity of the centre of mass of a body and everything attached to it; of all bodies by default",
            Example = "center_of_mass_velocity(\"torso\")[0]", Bind = BindCenter,
        },
        new Callable
        {
            Name = "rate", Parameters = [new("x")], Result = "as x", Unit = "of x, per s", IsTerm = true,
            Meaning = "Change of any expression over the control step, divided by its duration; 0 at the start of an episode and where x could not be computed before the step",
            Example = "rate(joint_position(\"rootx\"))", Bind = BindRate,
        },
    ];

    /// <summary>The body that the optional argument names; the world where there is none.</summary>
    public static int? FindBody(CallArguments call) => call.Has("body") ? call.Find("body", call.Names().Bodies, "body") : 0;

    private static Callable Of(string name, string unit, string meaning, Motion motion, bool local) => new()
    {
        Name = name,
        Parameters = [new("thing")],
        Result = "vector of 3",
        Unit = unit,
        Meaning = meaning,
        Example = $"{name}(\"torso\")",
        IsTerm = true,
        Bind = call => call.FindThing("thing") is { } thing ? new VelocityNode(thing, call.Names().Model, motion, local) : null,
    };

    private static CenterVelocityNode? BindCenter(CallArguments call)
    {
        if (FindBody(call) is not { } body)
        {
            return null;
        }

        CenterVelocityNode node = new(body, call.Names().Model);
        if (node.HasMass)
        {
            return node;
        }

        call.Refuse("the body and what is attached to it have no mass");
        return null;
    }

    private static Node? BindRate(CallArguments call)
    {
        if (call.Number("x") is not { } inner)
        {
            return null;
        }

        RateMemory memory = new(inner, call.Origin(2));
        call.Binder.Scope.Rates.Add(memory);
        return inner is VectorNode vector ? new VectorRate(memory, vector) : new ScalarRate(memory);
    }
}
