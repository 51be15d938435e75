using RoboIrl.Envs.Described.Expressions;

namespace RoboIrl.Envs.Described.Terms;

/// <summary>Terms of contacts.</summary>
internal static class ContactTerms
{
    public static IEnumerable<Callable> All =>
    [
        new Callable
        {
            Name = "contact", Parameters = [new("a"), new("b")], Result = "condition", Unit = "", IsTerm = true,
            Meaning = "Whether two geoms, or the geoms of two bodies, touch", Example = "contact(\"geom:foot\", \"geom:floor\")", Bind = BindContact,
        },
        new Callable
        {
            Name = "contact_force", Parameters = [new("thing")], Result = "number", Unit = "N", IsTerm = true,
            Meaning = "Sum of the normal forces of all contacts of a geom, or of a body's own geoms", Example = "contact_force(\"body:foot\")",
            Bind = static call => FindGeoms(call, "thing") is { } geoms ? new ContactForceNode(geoms) : null,
        },
        new Callable
        {
            Name = "external_force", Parameters = [new("body", "all")], Result = "vector of 6, or 6 per body", Unit = "N m, N", IsTerm = true,
            Meaning = "Torque and force on a body from contacts and applied forces, about its tree's centre of mass; of all bodies but the world by default",
            Example = "external_force(\"torso\")", Bind = BindExternal,
        },
    ];

    private static ContactNode? BindContact(CallArguments call)
    {
        bool[]? a = FindGeoms(call, "a");
        bool[]? b = FindGeoms(call, "b");
        return a is null || b is null ? null : new ContactNode(a, b);
    }

    private static bool[]? FindGeoms(CallArguments call, string parameter)
    {
        if (call.FindThing(parameter) is not { } thing)
        {
            return null;
        }

        if (thing.Kind == ThingKind.Site)
        {
            call.Binder.Refuse(call.Get(parameter)!.Offset, $"{call.Call.Name}: a site touches nothing; name a geom or a body");
            return null;
        }

        bool[] geoms = BodyTree.GeomsOf(thing, call.Names().Model);
        if (!geoms.Contains(true))
        {
            call.Binder.Refuse(call.Get(parameter)!.Offset, $"{call.Call.Name}: the body has no geoms of its own");
            return null;
        }

        return geoms;
    }

    private static ArraySlice? BindExternal(CallArguments call)
    {
        if (!call.Has("body"))
        {
            return new ArraySlice(EngineArray.ExternalForce, 6, 6 * (call.Names().Model.BodyCount - 1));
        }

        return call.Find("body", call.Names().Bodies, "body") is { } body ? new ArraySlice(EngineArray.ExternalForce, 6 * body, 6) : null;
    }
}
