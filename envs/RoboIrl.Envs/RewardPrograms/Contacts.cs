using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.RewardPrograms;

/// <summary>Questions about the contacts of the engine's last evaluation.</summary>
internal static class Contacts
{
    /// <summary>Which geoms belong to a body or to what hangs on it.</summary>
    /// <param name="model">The compiled model.</param>
    /// <param name="body">The body.</param>
    /// <returns>[ngeom]</returns>
    public static bool[] GeomsOf(MjModel model, BodyId body)
    {
        bool[] geoms = new bool[model.GeomCount];
        for (int i = 0; i < geoms.Length; i++)
        {
            int owner = model.GeomBody[i];
            while (owner > 0 && owner != body.Index)
            {
                owner = model.BodyParent[owner];
            }

            geoms[i] = owner == body.Index;
        }

        return geoms;
    }

    /// <summary>Whether a geom of one set touches one of another.</summary>
    /// <param name="data">The world.</param>
    /// <param name="some">[ngeom] the one set.</param>
    /// <param name="others">[ngeom] the other.</param>
    public static bool Touch(MjData data, bool[] some, bool[] others)
    {
        int count = data.ContactCount;
        for (int i = 0; i < count; i++)
        {
            (GeomId first, GeomId second) = data.ContactGeoms(i);
            if ((some[first.Index] && others[second.Index]) || (some[second.Index] && others[first.Index]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a geom touches anything.</summary>
    /// <param name="data">The world.</param>
    /// <param name="geom">The geom, for example the ground.</param>
    public static bool Touch(MjData data, GeomId geom)
    {
        int count = data.ContactCount;
        for (int i = 0; i < count; i++)
        {
            (GeomId first, GeomId second) = data.ContactGeoms(i);
            if (first == geom || second == geom)
            {
                return true;
            }
        }

        return false;
    }
}
