using RoboIrl.Envs.Described.Expressions;

namespace RoboIrl.Envs.Described.Terms;

/// <summary>Terms of generalized positions and velocities.</summary>
internal static class JointTerms
{
    public static IEnumerable<Callable> All =>
    [
        Whole("qpos", EngineArray.Position, "m, rad", "The generalized position: every joint in the model's order (free 7, ball 4, others 1)", "qpos()[1:9]"),
        Whole("qvel", EngineArray.Velocity, "m/s, rad/s", "The generalized velocity: every joint in the model's order (free 6, ball 3, others 1)", "clamp(qvel(), -10, 10)"),
        Whole("qacc", EngineArray.Acceleration, "m/s2, rad/s2", "The generalized acceleration of the last physics step", "sum(square(qacc()))"),
        new Callable
        {
            Name = "joint_position", Parameters = [new("joints", IsMany: true), new("exclude", "none")], IsTerm = true,
            Result = "number for one slide or hinge joint, otherwise a vector", Unit = "m, rad",
            Meaning = "Positions of the named joints in the order given, or of all but the excluded ones", Example = "joint_position(exclude=\"rootx\")",
            Bind = static call => BindJoints(call, EngineArray.Position),
        },
        new Callable
        {
            Name = "joint_velocity", Parameters = [new("joints", IsMany: true), new("exclude", "none")], IsTerm = true,
            Result = "number for one slide or hinge joint, otherwise a vector", Unit = "m/s, rad/s",
            Meaning = "Velocities of the named joints in the order given, or of all but the excluded ones", Example = "joint_velocity(\"knee\", \"ankle\")",
            Bind = static call => BindJoints(call, EngineArray.Velocity),
        },
    ];

    /// <summary>Where a joint's numbers are: in the position, or in the velocity.</summary>
    public static (int Start, int Count) Place(ModelNames names, int joint, bool isPosition) => isPosition
        ? (names.Model.JointQposAddress[joint], names.PositionsOf(joint))
        : (names.Model.JointDofAddress[joint], names.VelocitiesOf(joint));

    private static Callable Whole(string name, EngineArray array, string unit, string meaning, string example) => new()
    {
        Name = name,
        Parameters = [],
        Result = "vector",
        Unit = unit,
        Meaning = meaning,
        Example = example,
        IsTerm = true,
        Bind = call => Gather(call.Names(), [.. Enumerable.Range(0, call.Names().Model.JointCount)], array, asNumber: false, call),
    };

    private static Node? BindJoints(CallArguments call, EngineArray array)
    {
        ModelNames names = call.Names();
        List<TextSyntax>? wanted = call.ManyTexts();
        List<TextSyntax>? excluded = call.Texts("exclude");
        if (wanted is null || excluded is null)
        {
            return null;
        }

        int?[] found = [.. wanted.Select(t => call.Find(t, names.Joints, "joint"))];
        int?[] without = [.. excluded.Select(t => call.Find(t, names.Joints, "joint"))];
        if (found.Contains(null) || without.Contains(null))
        {
            return null;
        }

        if (found.Length > 0 && without.Length > 0)
        {
            call.Refuse("name the joints, or those to exclude, not both");
            return null;
        }

        if (found.GroupBy(j => j).FirstOrDefault(g => g.Count() > 1) is { Key: { } twice })
        {
            call.Refuse($"the joint '{names.JointLabel(twice)}' is named twice; remove one");
            return null;
        }

        List<int> joints = found.Length > 0
            ? [.. found.Select(j => j!.Value)]
            : [.. Enumerable.Range(0, names.Model.JointCount).Where(j => !without.Contains(j))];
        return Gather(names, joints, array, asNumber: found.Length == 1, call);
    }

    private static Node? Gather(ModelNames names, List<int> joints, EngineArray array, bool asNumber, CallArguments call)
    {
        List<int> indices = [];
        List<string> labels = [];
        foreach (int joint in joints)
        {
            (int start, int count) = Place(names, joint, array == EngineArray.Position);
            for (int i = 0; i < count; i++)
            {
                indices.Add(start + i);
                labels.Add(count == 1 ? names.JointLabel(joint) : FormattableString.Invariant($"{names.JointLabel(joint)}.{i}"));
            }
        }

        if (indices.Count == 0)
        {
            call.Refuse("no joint is left; the model has no other");
            return null;
        }

        return ArrayGather.Of(array, indices, asNumber, i => labels[i]);
    }
}
