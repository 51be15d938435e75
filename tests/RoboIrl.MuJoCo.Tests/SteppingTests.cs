namespace RoboIrl.MuJoCo.Tests;

/// <summary>Steps that leave position and velocity results fresh, and evaluations without actuation.</summary>
public sealed class SteppingTests
{
    [Theory]
    [InlineData("Euler")]
    [InlineData("implicit")]
    [InlineData("RK4")]
    public void StepFresh_ManySteps_FollowsStepBitByBit(string integrator)
    {
        using MjModel model = MjModel.FromXml(Tumbler(integrator));
        using MjData fresh = model.CreateData();
        using MjData whole = model.CreateData();
        fresh.Forward();
        whole.Forward();
        int touching = 0;
        for (int i = 0; i < 60; i++)
        {
            fresh.Ctrl.Fill(Math.Sin(i));
            whole.Ctrl.Fill(Math.Sin(i));
            fresh.StepFresh(3);
            whole.Step(3);
            Assert.Equal(whole.Qpos.ToArray(), fresh.Qpos.ToArray());
            Assert.Equal(whole.Qvel.ToArray(), fresh.Qvel.ToArray());
            Assert.Equal(whole.QaccWarmstart.ToArray(), fresh.QaccWarmstart.ToArray());
            Assert.Equal(whole.Time, fresh.Time);
            touching += fresh.ContactCount;
        }

        Assert.True(touching > 20, "the model must touch the floor for this test to mean anything");
    }

    [Fact]
    public void StepFresh_Quaternions_HandsOutThePositionBeforeTheyAreNormalised()
    {
        using MjModel model = MjModel.FromXml(Models.Pile());
        using MjData data = model.CreateData();
        using MjData again = model.CreateData();
        double[] integrated = new double[model.PositionCount];
        int changed = 0;
        data.Forward();
        for (int i = 0; i < 20; i++)
        {
            data.StepFresh(2, integrated);
            integrated.CopyTo(again.Qpos);
            again.ForwardPosition();
            Assert.Equal(data.Qpos.ToArray(), again.Qpos.ToArray());
            Assert.Equal(data.Xpos.ToArray(), again.Xpos.ToArray());
            changed += data.Qpos.SequenceEqual(integrated) ? 0 : 1;
        }

        Assert.True(changed > 0, "no quaternion needed normalising: the test shows nothing");
    }

    [Theory]
    [InlineData("Euler")]
    [InlineData("RK4")]
    public void StepFresh_Results_BelongToTheNewState(string integrator)
    {
        using MjModel model = MjModel.FromXml(Tumbler(integrator));
        using MjData data = model.CreateData();
        using MjData check = model.CreateData();
        data.Forward();
        data.StepFresh(40);
        data.Qpos.CopyTo(check.Qpos);
        data.Qvel.CopyTo(check.Qvel);
        check.Forward();
        Assert.Equal(check.Xpos.ToArray(), data.Xpos.ToArray());
        Assert.Equal(check.Cvel.ToArray(), data.Cvel.ToArray());
        Assert.Equal(check.ContactCount, data.ContactCount);

        double[] stale = [.. data.Xpos];
        data.Step(40);
        data.Qpos.CopyTo(check.Qpos);
        check.Forward();
        Assert.NotEqual(check.Xpos.ToArray(), data.Xpos.ToArray());
        Assert.NotEqual(stale, data.Xpos.ToArray());
    }

    [Fact]
    public void StepFresh_Zero_EvaluatesWithoutAdvancing()
    {
        using MjModel model = MjModel.FromXml(Models.Pendulum);
        using MjData data = model.CreateData();
        data.Qpos[0] = 1;
        data.StepFresh(0);
        Assert.Equal(0, data.Time);
        Assert.Equal(1, data.Qpos[0]);
        Assert.Equal(1 - (0.5 * Math.Cos(1)), data.PositionOf(model.Site("tip"))[2], 12);
        Assert.Equal(1, data.OutputOf(model.Sensor("angle"))[0]);
    }

    [Fact]
    public void ForwardPassive_WithControl_AppliesNoneAndLeavesTheModelAlone()
    {
        using MjModel model = MjModel.FromXml(Models.Pendulum);
        using MjData data = model.CreateData();
        data.Ctrl[0] = 2;
        data.ForwardPassive();
        Assert.Equal(0, data.QfrcActuator[0]);
        Assert.Equal(0, data.Qacc[0], 12);
        data.Forward();
        Assert.Equal(2, data.QfrcActuator[0]);
        Assert.True(data.Qacc[0] > 1);
    }

    [Fact]
    public void ForwardPosition_MovedBody_FindsItsContactsAndKeepsTheWarmStart()
    {
        using MjModel model = MjModel.FromXml(Models.Ball);
        using MjData data = model.CreateData();
        data.QaccWarmstart.Fill(0.25);
        data.Qpos[2] = 0.5;
        data.ForwardPosition();
        Assert.Equal(0, data.ContactCount);
        data.Qpos[2] = 0.09;
        data.ForwardPosition();
        Assert.Equal(1, data.ContactCount);
        Assert.All(data.QaccWarmstart.ToArray(), value => Assert.Equal(0.25, value));
    }

    [Fact]
    public void StepFresh_NegativeCount_IsRefused()
    {
        using MjModel model = MjModel.FromXml(Models.Pendulum);
        using MjData data = model.CreateData();
        Assert.Throws<ArgumentOutOfRangeException>(() => data.StepFresh(-1));
    }

    // Moves in a plane, without quaternions: those are normalised at every evaluation, which changes last bits.
    private static string Tumbler(string integrator) => $"""
        <mujoco>
          <option integrator="{integrator}" timestep="0.004"/>
          <worldbody>
            <geom type="plane" size="5 5 0.1"/>
            <body pos="0 0 0.35">
              <joint type="slide" axis="1 0 0"/>
              <joint type="slide" axis="0 0 1"/>
              <joint type="hinge" axis="0 1 0"/>
              <geom type="capsule" size="0.05" fromto="-0.2 0 0 0.2 0 0.1"/>
              <body pos="0.2 0 0.1">
                <joint name="elbow" type="hinge" axis="0 1 0" limited="true" range="-60 60" damping="0.05"/>
                <geom type="capsule" size="0.04" fromto="0 0 0 0.2 0 -0.2"/>
              </body>
            </body>
          </worldbody>
          <actuator>
            <motor joint="elbow" gear="3"/>
            <general joint="elbow" dyntype="filter" dynprm="0.1" gainprm="3"/>
          </actuator>
        </mujoco>
        """;
}
