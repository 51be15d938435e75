using RoboIrl.MuJoCo.Interop;

namespace RoboIrl.MuJoCo.Tests;

/// <summary>A test that only makes sense for one version of the bound headers; elsewhere it is skipped with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactOnHeadersAttribute : FactAttribute
{
    public FactOnHeadersAttribute(int version)
    {
        Version = version;
        if (MuJoCoApi.mjVERSION_HEADER != version)
        {
            Skip = $"the bindings in use are for MuJoCo {Engine.Text(MuJoCoApi.mjVERSION_HEADER)}, the committed ones for {Engine.Text(version)}";
        }
    }

    public int Version { get; }
}
