using RoboIrl.Core.Environments;
using RoboIrl.Core.Policies;

namespace RoboIrl.Envs;

/// <summary>How a policy of another environment can act in this one: its observation is made from ours, its action is taken.</summary>
/// <param name="Environment">Id of the environment that the policy is for.</param>
/// <param name="Adapt">Makes the policy that acts here from our shapes and that policy, which its maker goes on owning.</param>
public sealed record PolicyAdapter(string Environment, Func<EnvironmentSpec, IPolicy, IPolicy> Adapt);
