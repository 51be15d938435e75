using Xunit;

namespace RoboIrl.Envs.Tests.Control;

/// <summary>Rewards of states that are posed by hand, against numbers computed by hand.</summary>
public sealed class ControlRewardTests
{
    // (0 + 1)/2 * (1 + 0.1)/2 * (4 + 0.75)/5 * (1 + 0.1)/2
    [Theory]
    [InlineData("control/cartpole-balance-v1")]
    [InlineData("control/cartpole-swingup-v1")]
    public void Reward_CartpoleAtItsMargins_IsTheProduct(string id)
    {
        using PosedTask task = new(id);
        Assert.Equal(1, task.Reward(), 12);
        task.Position("slider") = 2;
        task.Position("hinge_1") = Math.PI / 2;
        task.Velocity("hinge_1") = -5;
        Assert.Equal(0.1436875, task.Reward(0.5f), 12);
        Assert.Equal(0.55, task.Info("factor_cart_centered"), 12);
        Assert.Equal(0.95, task.Info("factor_small_control"), 12);
    }

    [Theory]
    [InlineData(0.25, 0.09, 1)] // cos 0.09 = 0.99595
    [InlineData(-0.25, -0.09, 1)]
    [InlineData(0.2501, 0, 0)]
    [InlineData(0, 0.11, 0)] // cos 0.11 = 0.99396
    public void Reward_CartpoleSparse_IsTheWindow(double x, double angle, double expected)
    {
        foreach (string id in (string[])["control/cartpole-balance-sparse-v1", "control/cartpole-swingup-sparse-v1"])
        {
            using PosedTask task = new(id);
            task.Position("slider") = x;
            task.Position("hinge_1") = angle;
            Assert.Equal(expected, task.Reward());
        }
    }

    [Theory]
    [InlineData(-3, 0)]
    [InlineData(2.5, 0.25)]
    [InlineData(10, 1)]
    [InlineData(15, 1)]
    public void Reward_Cheetah_IsTheSpeedOverTen(double speed, double expected)
    {
        using PosedTask task = new("control/cheetah-run-v1");
        task.Velocity("rootx") = speed;
        Assert.Equal(expected, task.Reward(), 12);
    }

    // Half as high as needed (T = 0.1), lying (zz = 0): (0.3 + 0.5)/4 = 0.2; half the speed (T = 0.5): * 3.5/6.
    [Theory]
    [InlineData("control/walker-stand-v1", 0, 0.2)]
    [InlineData("control/walker-walk-v1", 0.5, 0.2 * 3.5 / 6)]
    [InlineData("control/walker-run-v1", 4, 0.2 * 3.5 / 6)]
    public void Reward_WalkerLyingLow_IsTheProduct(string id, double speed, double expected)
    {
        using PosedTask task = new(id);
        task.Velocity("rootx") = 2 * speed;
        Assert.Equal(1, task.Reward(), 12);
        task.Velocity("rootx") = speed;
        task.Position("rootz") = -0.7;
        task.Position("rooty") = Math.PI / 2;
        Assert.Equal(expected, task.Reward(), 12);
    }

    // Mean over actions of 1 - a^2: (0 + 0.75 + 1 + 1)/4 = 0.6875, and (4 + 0.6875)/5.
    [Fact]
    public void Reward_HopperStand_PaysForSmallActions()
    {
        using PosedTask task = new("control/hopper-stand-v1");
        Assert.Equal(1, task.Reward(), 12);
        Assert.Equal(0.9375, task.Reward(1, -0.5f, 0, 0), 12);
        task.Position("rooty") = Math.PI / 2;
        Assert.Equal(0, task.Reward());
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(0.5, 0.25)]
    [InlineData(1, 0.5)]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    public void Reward_HopperHop_RisesToTwoMetresASecond(double speed, double expected)
    {
        using PosedTask task = new("control/hopper-hop-v1");
        task.Velocity("rootx") = speed;
        Assert.Equal(expected, task.Reward(1, 1, 1, 1), 12);
        task.Position("rooty") = Math.PI / 2;
        Assert.Equal(0, task.Reward());
    }

    [Theory]
    [InlineData(0, 0, 0.5)]
    [InlineData(0.5, 0, 0.75)]
    [InlineData(1, 0, 1)]
    [InlineData(-1, 0, 0)]
    [InlineData(1, Math.PI, 0)]
    [InlineData(1, Math.PI / 2, 0.5)] // on its side about x: the torso's x axis still points along the velocity
    public void Reward_Quadruped_IsUprightTimesSpeed(double targetSpeeds, double roll, double expected)
    {
        foreach ((string id, double speed) in ((string, double)[])[("control/quadruped-walk-v1", 0.5), ("control/quadruped-run-v1", 5)])
        {
            using PosedTask task = new(id);
            task.Data.Qpos[3] = Math.Cos(roll / 2);
            task.Data.Qpos[4] = Math.Sin(roll / 2);
            task.Data.Qvel[0] = targetSpeeds * speed;
            Assert.Equal(expected, task.Reward(), 12);
        }
    }

    [Theory]
    [InlineData("control/reacher-easy-v1", 0.06)]
    [InlineData("control/reacher-hard-v1", 0.025)]
    public void Reward_Reacher_IsContactWithTheTarget(string id, double radii)
    {
        using PosedTask task = new(id);
        task.Position("shoulder") = Math.PI / 2;
        task.Data.MocapPosition[1] = 0.24 - radii + 1e-6;
        Assert.Equal(1, task.Reward());
        task.Data.MocapPosition[1] = 0.24 - radii - 1e-6;
        Assert.Equal(0, task.Reward());
        Assert.Equal(radii + 1e-6, task.Info("distance"), 12);
        task.Data.MocapPosition[1] = 0.24;
        task.Data.MocapPosition[0] = radii + 1e-6;
        Assert.Equal(0, task.Reward());
    }

    [Theory]
    [InlineData(-15, 1)]
    [InlineData(-20, 1)]
    [InlineData(-14.99, 0)]
    [InlineData(15, 0)]
    public void Reward_FingerSpin_IsTheHingesSpeed(double speed, double expected)
    {
        using PosedTask task = new("control/finger-spin-v1");
        task.Velocity("hinge") = speed;
        Assert.Equal(expected, task.Reward());
        Assert.Equal(0.03, task.Model.DofDamping[2]);
    }

    [Theory]
    [InlineData("control/finger-turn-easy-v1", 0.07)]
    [InlineData("control/finger-turn-hard-v1", 0.03)]
    public void Reward_FingerTurn_IsTheTipOnTheTarget(string id, double radius)
    {
        using PosedTask task = new(id);
        double turned = 0.3;
        task.Position("hinge") = turned;

        // The hinge turns about -y: the tip moves towards -x.
        (double x, double z) = (0.2 - (0.13 * Math.Sin(turned)), 0.4 + (0.13 * Math.Cos(turned)));
        (task.Data.MocapPosition[0], task.Data.MocapPosition[2]) = (x + radius - 1e-6, z);
        Assert.Equal(1, task.Reward());
        (task.Data.MocapPosition[0], task.Data.MocapPosition[2]) = (x, z + radius + 1e-6);
        Assert.Equal(0, task.Reward());
        Assert.Equal(1e-6, task.Info("distance"), 12);
        Assert.Equal(0.5, task.Model.DofDamping[2]);
    }

    [Theory]
    [InlineData(0.0249, -0.0249, 1)]
    [InlineData(-0.0251, 0, 0)]
    [InlineData(0, 0.0251, 0)]
    public void Reward_BallInCup_IsTheBallInsideTheSquare(double x, double z, double expected)
    {
        using PosedTask task = new("control/ball-in-cup-catch-v1");
        task.Position("cup_x") = 0.1;
        task.Position("ball_x") = 0.1 + x;
        task.Position("ball_z") = 0.35 + z;
        Assert.Equal(expected, task.Reward());
        Assert.Equal(Math.Abs(z), task.Info("distance_z"), 12);
    }

    [Theory]
    [InlineData(7.9, 1)]
    [InlineData(-7.9, 1)]
    [InlineData(8.1, 0)]
    [InlineData(180, 0)]
    public void Reward_Pendulum_IsWithinEightDegrees(double degrees, double expected)
    {
        using PosedTask task = new("control/pendulum-swingup-v1");
        task.Position("hinge") = degrees * Math.PI / 180;
        Assert.Equal(expected, task.Reward());
    }

    // Stretched and turned by a, the tip is 4 sin(a/2) from the target: 1.2 m is one margin outside.
    [Fact]
    public void Reward_Acrobot_FallsFromTheTarget()
    {
        using PosedTask smooth = new("control/acrobot-swingup-v1");
        using PosedTask sparse = new("control/acrobot-swingup-sparse-v1");
        foreach ((double distance, double dense, double hard) in ((double, double, double)[])[(0, 1, 1), (0.19, 1, 1), (1.2, 0.1, 0), (0.7, Math.Pow(0.1, 0.25), 0)])
        {
            smooth.Position("shoulder") = 2 * Math.Asin(distance / 4);
            sparse.Position("shoulder") = 2 * Math.Asin(distance / 4);
            Assert.Equal(dense, smooth.Reward(), 12);
            Assert.Equal(hard, sparse.Reward(), 12);
        }
    }

    // One margin outside (0.1) times (4 + (0 + 1)/2)/5 = 0.9.
    [Theory]
    [InlineData("control/point-mass-easy-v1")]
    [InlineData("control/point-mass-hard-v1")]
    public void Reward_PointMass_IsNearTimesSmallControl(string id)
    {
        using PosedTask task = new(id);
        task.Position("x") = 0.015;
        Assert.Equal(1, task.Reward(), 12);
        task.Position("x") = 0.018;
        task.Position("y") = -0.024;
        Assert.Equal(0.09, task.Reward(0, -1), 12);
    }
}
