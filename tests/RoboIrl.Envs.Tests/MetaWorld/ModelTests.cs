using RoboIrl.Envs.MetaWorld;
using RoboIrl.MuJoCo;
using Xunit;

namespace RoboIrl.Envs.Tests.MetaWorld;

/// <summary>The scenes of the manipulation tasks: they compile, and arm and gripper move as measured on the reference arm.</summary>
public sealed class ModelTests
{
    public static TheoryData<string> Scenes => [.. MetaWorldModels.Names];

    [Theory]
    [MemberData(nameof(Scenes))]
    public void Scene_Compiled_HasArmAndMarkerAndNoWarning(string scene)
    {
        using MjModel model = MetaWorldModels.Load(scene).Load();
        Assert.Empty(model.CompilerWarning);
        for (int i = 0; i < 7; i++)
        {
            Assert.Equal(i, model.Joint($"arm_{i}").Index);
        }

        foreach (string body in new[] { "hand", "right_claw", "left_claw", "right_pad", "left_pad", "mocap", "goal" })
        {
            model.Body(body);
        }

        model.Site("right_tip");
        model.Site("left_tip");
        model.Site("goal");
        model.Equality("hand_weld");
        model.Actuator("right_finger");
        model.Actuator("left_finger");
        Assert.Equal(0.0025, model.Timestep);
    }
}
