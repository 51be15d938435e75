using System.Reflection;
using System.Runtime.Loader;
using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Text2Reward.Programs;

/// <summary>Holds one program's code so that it can be unloaded. It bounds lifetime; it keeps nothing out.</summary>
internal sealed class ProgramContext(string name) : AssemblyLoadContext(name, isCollectible: true)
{
    private static readonly Assembly[] Shared = [typeof(RewardContract).Assembly, typeof(LoopFuel).Assembly];

    // The contract must be the one that the environment implements, whichever context that lives in.
    protected override Assembly? Load(AssemblyName assemblyName) => Array.Find(Shared, a => a.GetName().Name == assemblyName.Name);
}
