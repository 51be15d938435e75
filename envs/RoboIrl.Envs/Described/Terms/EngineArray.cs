using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Described.Terms;

/// <summary>An array of the engine that terms read elements of.</summary>
internal enum EngineArray
{
    Position,
    Velocity,
    Acceleration,
    Control,
    Activation,
    ActuatorForce,
    Sensor,
    TendonLength,
    ExternalForce,
    SubtreeCenter,
    BodyQuaternion,
}

/// <summary>Reads the arrays.</summary>
internal static class EngineArrays
{
    public static ReadOnlySpan<double> Read(this EngineArray array, MjData data) => array switch
    {
        EngineArray.Position => data.Qpos,
        EngineArray.Velocity => data.Qvel,
        EngineArray.Acceleration => data.Qacc,
        EngineArray.Control => data.Ctrl,
        EngineArray.Activation => data.Act,
        EngineArray.ActuatorForce => data.ActuatorForce,
        EngineArray.Sensor => data.SensorData,
        EngineArray.TendonLength => data.TendonLength,
        EngineArray.ExternalForce => data.CfrcExt,
        EngineArray.SubtreeCenter => data.SubtreeCom,
        _ => data.Xquat,
    };
}
