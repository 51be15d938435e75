namespace RoboIrl.MuJoCo.Interop;

/// <summary>MuJoCo's functions, constants and variables under their C names. Generated, but for this constructor.</summary>
internal static unsafe partial class MuJoCoApi
{
    static MuJoCoApi() => Engine.Register();
}
