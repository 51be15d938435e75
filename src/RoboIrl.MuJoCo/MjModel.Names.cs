using System.Runtime.InteropServices;
using System.Text;
using RoboIrl.MuJoCo.Interop;

namespace RoboIrl.MuJoCo;

public sealed unsafe partial class MjModel
{
    /// <summary>Finds a body by name.</summary>
    /// <param name="name">Its name in the model.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="KeyNotFoundException">No body has that name; the message lists the known ones and the nearest.</exception>
    public BodyId Body(string name) => new(Find(mjtObj.mjOBJ_BODY, "body", name, BodyCount));

    /// <summary>Name of a body, or an empty string.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The name.</returns>
    public string NameOf(BodyId id) => Name(mjtObj.mjOBJ_BODY, id.Index);

    /// <summary>Finds a joint by name.</summary>
    /// <param name="name">Its name in the model.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="KeyNotFoundException">No joint has that name; the message lists the known ones and the nearest.</exception>
    public JointId Joint(string name) => new(Find(mjtObj.mjOBJ_JOINT, "joint", name, JointCount));

    /// <summary>Name of a joint, or an empty string.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The name.</returns>
    public string NameOf(JointId id) => Name(mjtObj.mjOBJ_JOINT, id.Index);

    /// <summary>Finds a geom by name.</summary>
    /// <param name="name">Its name in the model.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="KeyNotFoundException">No geom has that name; the message lists the known ones and the nearest.</exception>
    public GeomId Geom(string name) => new(Find(mjtObj.mjOBJ_GEOM, "geom", name, GeomCount));

    /// <summary>Name of a geom, or an empty string.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The name.</returns>
    public string NameOf(GeomId id) => Name(mjtObj.mjOBJ_GEOM, id.Index);

    /// <summary>Finds a site by name.</summary>
    /// <param name="name">Its name in the model.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="KeyNotFoundException">No site has that name; the message lists the known ones and the nearest.</exception>
    public SiteId Site(string name) => new(Find(mjtObj.mjOBJ_SITE, "site", name, SiteCount));

    /// <summary>Name of a site, or an empty string.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The name.</returns>
    public string NameOf(SiteId id) => Name(mjtObj.mjOBJ_SITE, id.Index);

    /// <summary>Finds a camera by name.</summary>
    /// <param name="name">Its name in the model.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="KeyNotFoundException">No camera has that name; the message lists the known ones and the nearest.</exception>
    public CameraId Camera(string name) => new(Find(mjtObj.mjOBJ_CAMERA, "camera", name, CameraCount));

    /// <summary>Name of a camera, or an empty string.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The name.</returns>
    public string NameOf(CameraId id) => Name(mjtObj.mjOBJ_CAMERA, id.Index);

    /// <summary>Finds a light by name.</summary>
    /// <param name="name">Its name in the model.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="KeyNotFoundException">No light has that name; the message lists the known ones and the nearest.</exception>
    public LightId Light(string name) => new(Find(mjtObj.mjOBJ_LIGHT, "light", name, LightCount));

    /// <summary>Name of a light, or an empty string.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The name.</returns>
    public string NameOf(LightId id) => Name(mjtObj.mjOBJ_LIGHT, id.Index);

    /// <summary>Finds an actuator by name.</summary>
    /// <param name="name">Its name in the model.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="KeyNotFoundException">No actuator has that name; the message lists the known ones and the nearest.</exception>
    public ActuatorId Actuator(string name) => new(Find(mjtObj.mjOBJ_ACTUATOR, "actuator", name, ActuatorCount));

    /// <summary>Name of an actuator, or an empty string.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The name.</returns>
    public string NameOf(ActuatorId id) => Name(mjtObj.mjOBJ_ACTUATOR, id.Index);

    /// <summary>Finds a sensor by name.</summary>
    /// <param name="name">Its name in the model.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="KeyNotFoundException">No sensor has that name; the message lists the known ones and the nearest.</exception>
    public SensorId Sensor(string name) => new(Find(mjtObj.mjOBJ_SENSOR, "sensor", name, SensorCount));

    /// <summary>Name of a sensor, or an empty string.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The name.</returns>
    public string NameOf(SensorId id) => Name(mjtObj.mjOBJ_SENSOR, id.Index);

    /// <summary>Finds a tendon by name.</summary>
    /// <param name="name">Its name in the model.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="KeyNotFoundException">No tendon has that name; the message lists the known ones and the nearest.</exception>
    public TendonId Tendon(string name) => new(Find(mjtObj.mjOBJ_TENDON, "tendon", name, TendonCount));

    /// <summary>Name of a tendon, or an empty string.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The name.</returns>
    public string NameOf(TendonId id) => Name(mjtObj.mjOBJ_TENDON, id.Index);

    /// <summary>Finds an equality constraint by name.</summary>
    /// <param name="name">Its name in the model.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="KeyNotFoundException">No equality constraint has that name; the message lists the known ones and the nearest.</exception>
    public EqualityId Equality(string name) => new(Find(mjtObj.mjOBJ_EQUALITY, "equality constraint", name, EqualityCount));

    /// <summary>Name of an equality constraint, or an empty string.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The name.</returns>
    public string NameOf(EqualityId id) => Name(mjtObj.mjOBJ_EQUALITY, id.Index);

    /// <summary>Finds a mesh by name.</summary>
    /// <param name="name">Its name in the model.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="KeyNotFoundException">No mesh has that name; the message lists the known ones and the nearest.</exception>
    public MeshId Mesh(string name) => new(Find(mjtObj.mjOBJ_MESH, "mesh", name, MeshCount));

    /// <summary>Name of a mesh, or an empty string.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The name.</returns>
    public string NameOf(MeshId id) => Name(mjtObj.mjOBJ_MESH, id.Index);

    /// <summary>Finds a material by name.</summary>
    /// <param name="name">Its name in the model.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="KeyNotFoundException">No material has that name; the message lists the known ones and the nearest.</exception>
    public MaterialId Material(string name) => new(Find(mjtObj.mjOBJ_MATERIAL, "material", name, MaterialCount));

    /// <summary>Name of a material, or an empty string.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The name.</returns>
    public string NameOf(MaterialId id) => Name(mjtObj.mjOBJ_MATERIAL, id.Index);

    /// <summary>Finds a keyframe by name.</summary>
    /// <param name="name">Its name in the model.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="KeyNotFoundException">No keyframe has that name; the message lists the known ones and the nearest.</exception>
    public KeyframeId Keyframe(string name) => new(Find(mjtObj.mjOBJ_KEY, "keyframe", name, KeyframeCount));

    /// <summary>Name of a keyframe, or an empty string.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The name.</returns>
    public string NameOf(KeyframeId id) => Name(mjtObj.mjOBJ_KEY, id.Index);

    private string Name(mjtObj kind, int index) =>
        Marshal.PtrToStringUTF8((nint)MuJoCoApi.mj_id2name(Pointer, (int)kind, index)) ?? string.Empty;

    private int Find(mjtObj kind, string word, string name, int count)
    {
        ArgumentNullException.ThrowIfNull(name);
        int id;
        fixed (byte* text = Encoding.UTF8.GetBytes(name + "\0"))
        {
            id = MuJoCoApi.mj_name2id(Pointer, (int)kind, (sbyte*)text);
        }

        return id >= 0 ? id : throw new KeyNotFoundException(Missing(kind, word, name, count));
    }

    private string Missing(mjtObj kind, string word, string name, int count)
    {
        const int Shown = 40;
        List<string> known = [];
        for (int i = 0; i < count; i++)
        {
            if (Name(kind, i) is { Length: > 0 } candidate)
            {
                known.Add(candidate);
            }
        }

        if (known.Count == 0)
        {
            return $"The model '{Source}' has no {word} named '{name}': it has {count} of them, none with a name.";
        }

        string list = string.Join(", ", known.Take(Shown)) + (known.Count > Shown ? $" and {known.Count - Shown} more" : string.Empty);
        string hint = NearMiss.Find(name, known) is { } near ? $" Did you mean '{near}'?" : string.Empty;
        return $"The model '{Source}' has no {word} named '{name}'.{hint} Known: {list}.";
    }
}
