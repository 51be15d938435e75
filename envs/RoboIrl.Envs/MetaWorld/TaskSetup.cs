using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.MetaWorld;

/// <summary>What the task of one world is made from.</summary>
/// <param name="Model">The compiled model, shared by worlds.</param>
/// <param name="Info">The task's description.</param>
/// <param name="Options">Rules and variations.</param>
public sealed record TaskSetup(MjModel Model, TaskInfo Info, MetaWorldOptions Options);
