using RoboIrl.Envs.Described.Expressions;

namespace RoboIrl.Envs.Described.Terms;

/// <summary>Terms of places and orientations.</summary>
internal static class PoseTerms
{
    private static readonly Parameter[] OneThing = [new("thing")];
    private static readonly Parameter[] TwoThings = [new("from"), new("to")];

    public static IEnumerable<Callable> All =>
    [
        Of("position", "vector of 3", "m", "Place of a body, site or geom in the world", "position(\"site:tip\")", t => new PositionNode(t)),
        Of("height", "number", "m", "Height of a body, site or geom above the world's origin", "height(\"torso\") > 0.7", t => new HeightNode(t)),
        Of("quaternion", "vector of 4", "", "Orientation as a unit quaternion (w, x, y, z), w not negative", "quaternion(\"torso\")", t => new QuaternionNode(t)),
        Of("rotation", "vector of 9", "", "Orientation as a matrix, row by row; its columns are the thing's axes in the world", "rotation(\"torso\")[6:9]", t => new RotationNode(t)),
        new Callable
        {
            Name = "axis", Parameters = [new("thing"), new("axis")], Result = "vector of 3", Unit = "", IsTerm = true,
            Meaning = "Direction of a thing's axis \"x\", \"y\" or \"z\" in the world", Example = "axis(\"torso\", \"x\")", Bind = BindAxis,
        },
        Of("upright", "number", "", "The thing's z axis along the world's: 1 upright, 0 lying, -1 upside down", "upright(\"torso\")", t => new UprightNode(t)),
        Of("roll", "number", "rad", "Rotation about the thing's x axis; the order is yaw, pitch, roll", "abs(roll(\"torso\")) < 1", t => new AngleNode(t, 0)),
        Of("pitch", "number", "rad", "Rotation about the y axis, within -pi/2 .. pi/2; the order is yaw, pitch, roll", "pitch(\"torso\")", t => new AngleNode(t, 1)),
        Of("yaw", "number", "rad", "Heading: rotation about the world's z axis; the order is yaw, pitch, roll", "yaw(\"torso\")", t => new AngleNode(t, 2)),
        new Callable
        {
            Name = "distance", Parameters = TwoThings, Result = "number", Unit = "m", IsTerm = true,
            Meaning = "Distance of two bodies, sites or geoms", Example = "distance(\"site:tip\", \"site:target\")",
            Bind = static call => Two(call, (a, b) => new DistanceNode(a, b)),
        },
        new Callable
        {
            Name = "relative_position", Parameters = TwoThings, Result = "vector of 3", Unit = "m", IsTerm = true,
            Meaning = "Place of the second thing in the axes of the first", Example = "relative_position(\"site:tip\", \"site:target\")",
            Bind = static call => Two(call, (a, b) => new RelativePositionNode(a, b)),
        },
        new Callable
        {
            Name = "center_of_mass", Parameters = [new("body", "\"world\"")], Result = "vector of 3", Unit = "m", IsTerm = true,
            Meaning = "Centre of mass of a body and everything attached to it; of all bodies by default", Example = "center_of_mass(\"torso\")[2]",
            Bind = static call => MotionTerms.FindBody(call) is { } body ? new ArraySlice(EngineArray.SubtreeCenter, 3 * body, 3, Labels.Axis) : null,
        },
    ];

    private static Callable Of(string name, string result, string unit, string meaning, string example, Func<Thing, Node> make) => new()
    {
        Name = name,
        Parameters = OneThing,
        Result = result,
        Unit = unit,
        Meaning = meaning,
        Example = example,
        IsTerm = true,
        Bind = call => call.FindThing("thing") is { } thing ? make(thing) : null,
    };

    private static Node? Two(CallArguments call, Func<Thing, Thing, Node> make)
    {
        Thing? from = call.FindThing("from");
        Thing? to = call.FindThing("to");
        return from is { } a && to is { } b ? make(a, b) : null;
    }

    private static AxisNode? BindAxis(CallArguments call)
    {
        Thing? thing = call.FindThing("thing");
        string? axis = call.Text("axis")?.Value;
        if (axis is not null and not ("x" or "y" or "z"))
        {
            call.Binder.Refuse(call.Get("axis")!.Offset, $"axis: there is no axis '{Core.Configuration.KeyNames.Show(axis)}', expected \"x\", \"y\" or \"z\"");
            return null;
        }

        return thing is { } found && axis is not null ? new AxisNode(found, axis[0] - 'x') : null;
    }
}
