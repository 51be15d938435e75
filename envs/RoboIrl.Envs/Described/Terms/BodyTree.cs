using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Described.Terms;

/// <summary>Which body belongs where.</summary>
internal static class BodyTree
{
    /// <summary>The body that carries a thing.</summary>
    public static int BodyOf(Thing thing, MjModel model) => thing.Kind switch
    {
        ThingKind.Body => thing.Index,
        ThingKind.Geom => model.GeomBody[thing.Index],
        _ => model.SiteBody[thing.Index],
    };

    /// <summary>The ancestor that is a child of the world; the world itself for the world.</summary>
    public static int RootOf(int body, MjModel model)
    {
        while (body != 0 && model.BodyParent[body] != 0)
        {
            body = model.BodyParent[body];
        }

        return body;
    }

    /// <summary>Whether a body is another one or attached to it.</summary>
    public static bool IsBelow(int body, int ancestor, MjModel model)
    {
        while (body != ancestor && body != 0)
        {
            body = model.BodyParent[body];
        }

        return body == ancestor;
    }

    /// <summary>Which geoms belong to a body or are the geom itself [ngeom].</summary>
    public static bool[] GeomsOf(Thing thing, MjModel model)
    {
        bool[] mask = new bool[model.GeomCount];
        for (int i = 0; i < mask.Length; i++)
        {
            mask[i] = thing.Kind == ThingKind.Geom ? i == thing.Index : model.GeomBody[i] == thing.Index;
        }

        return mask;
    }
}
