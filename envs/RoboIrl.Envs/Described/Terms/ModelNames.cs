using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Described.Terms;

/// <summary>The named parts of a model, by kind, with their numbers.</summary>
internal sealed class ModelNames
{
    public ModelNames(MjModel model, int actionSize)
    {
        Model = model;
        ActionSize = actionSize;
        Bodies = Index(model.BodyCount, i => model.NameOf(new BodyId(i)));
        Joints = Index(model.JointCount, i => model.NameOf(new JointId(i)));
        Geoms = Index(model.GeomCount, i => model.NameOf(new GeomId(i)));
        Sites = Index(model.SiteCount, i => model.NameOf(new SiteId(i)));
        Sensors = Index(model.SensorCount, i => model.NameOf(new SensorId(i)));
        Actuators = Index(model.ActuatorCount, i => model.NameOf(new ActuatorId(i)));
        Tendons = Index(model.TendonCount, i => model.NameOf(new TendonId(i)));
        Keyframes = Index(model.KeyframeCount, i => model.NameOf(new KeyframeId(i)));
    }

    public MjModel Model { get; }

    /// <summary>Number of actions.</summary>
    public int ActionSize { get; }

    public IReadOnlyDictionary<string, int> Bodies { get; }

    public IReadOnlyDictionary<string, int> Joints { get; }

    public IReadOnlyDictionary<string, int> Geoms { get; }

    public IReadOnlyDictionary<string, int> Sites { get; }

    public IReadOnlyDictionary<string, int> Sensors { get; }

    public IReadOnlyDictionary<string, int> Actuators { get; }

    public IReadOnlyDictionary<string, int> Tendons { get; }

    public IReadOnlyDictionary<string, int> Keyframes { get; }

    /// <summary>Elements of one joint in the position: free 7, ball 4, others 1.</summary>
    public int PositionsOf(int joint) => Model.JointType[joint] switch { 0 => 7, 1 => 4, _ => 1 };

    /// <summary>Elements of one joint in the velocity: free 6, ball 3, others 1.</summary>
    public int VelocitiesOf(int joint) => Model.JointType[joint] switch { 0 => 6, 1 => 3, _ => 1 };

    /// <summary>Name of a joint for tables; its number where it has none.</summary>
    public string JointLabel(int joint) => Model.NameOf(new JointId(joint)) is { Length: > 0 } name ? name : FormattableString.Invariant($"joint {joint}");

    /// <summary>Name of an actuator for tables; its number where it has none.</summary>
    public string ActuatorLabel(int actuator) => Model.NameOf(new ActuatorId(actuator)) is { Length: > 0 } name ? name : FormattableString.Invariant($"actuator {actuator}");

    private static Dictionary<string, int> Index(int count, Func<int, string> name)
    {
        Dictionary<string, int> names = new(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            if (name(i) is { Length: > 0 } known)
            {
                names.TryAdd(known, i);
            }
        }

        return names;
    }
}
