using RoboIrl.Core.Geometry;
using Xunit;

namespace RoboIrl.Core.Tests.Geometry;

public sealed class PoseTests
{
    private static readonly Quat Quarter = Quat.About(Vec3.UnitZ, Math.PI / 2);

    [Fact]
    public void Rotate_AQuarterAboutZ_TakesXToY() => AssertNear(Vec3.UnitY, Quarter.Rotate(Vec3.UnitX));

    [Fact]
    public void Rotate_AnyRotation_AgreesWithItsMatrix()
    {
        Quat turn = Quat.About(new Vec3(1, -2, 0.5), 1.2);
        Vec3 vector = new(0.3, -0.7, 2);
        (double w, double x, double y, double z) = (turn.W, turn.X, turn.Y, turn.Z);
        Vec3 expected = new(
            ((1 - (2 * ((y * y) + (z * z)))) * vector.X) + (2 * ((x * y) - (w * z)) * vector.Y) + (2 * ((x * z) + (w * y)) * vector.Z),
            (2 * ((x * y) + (w * z)) * vector.X) + ((1 - (2 * ((x * x) + (z * z)))) * vector.Y) + (2 * ((y * z) - (w * x)) * vector.Z),
            (2 * ((x * z) - (w * y)) * vector.X) + (2 * ((y * z) + (w * x)) * vector.Y) + ((1 - (2 * ((x * x) + (y * y)))) * vector.Z));

        AssertNear(expected, turn.Rotate(vector));
        Assert.Equal(1, (w * w) + (x * x) + (y * y) + (z * z), 12);
    }

    [Fact]
    public void Multiply_TwoRotations_TurnsByTheSecondFirst()
    {
        Quat tip = Quat.About(Vec3.UnitX, Math.PI / 2);

        AssertNear(Quarter.Rotate(tip.Rotate(Vec3.UnitY)), (Quarter * tip).Rotate(Vec3.UnitY));
        AssertNear(new Vec3(0, 0, 1), (Quarter * tip).Rotate(Vec3.UnitY));
    }

    [Fact]
    public void Angle_OfARotationAndItsNegative_IsZero()
    {
        Quat turn = Quat.About(Vec3.UnitY, 0.4);

        Assert.Equal(0, Quat.Angle(turn, new Quat(-turn.W, -turn.X, -turn.Y, -turn.Z)), 12);
        Assert.Equal(0.4, Quat.Angle(Quat.Identity, turn), 12);
        Assert.Equal(Math.PI, Quat.Angle(Quat.Identity, Quat.About(Vec3.UnitY, Math.PI)), 12);
    }

    [Fact]
    public void Up_OfWhatIsUpsideDown_PointsDown() => AssertNear(-Vec3.UnitZ, Quat.About(Vec3.UnitX, Math.PI).Up);

    [Fact]
    public void Inverse_TimesThePose_IsTheIdentity()
    {
        Pose pose = new(new Vec3(1, 2, 3), Quat.About(new Vec3(1, 1, 1), 0.9));
        Pose nothing = pose.Inverse() * pose;

        AssertNear(Vec3.Zero, nothing.Position);
        Assert.Equal(0, Pose.Angle(Pose.Identity, nothing), 12);
    }

    [Fact]
    public void Multiply_APoseSeenFromAnother_GivesItInTheWorld()
    {
        Pose table = new(new Vec3(1, 0, 0), Quarter);
        Pose cube = new(new Vec3(0.5, 0, 0.2), Quat.Identity);

        AssertNear(new Vec3(1, 0.5, 0.2), (table * cube).Position);
        AssertNear((table * cube).Position, table.Transform(cube.Position));
        AssertNear(cube.Position, (table.Inverse() * (table * cube)).Position);
    }

    [Fact]
    public void ToString_OfEach_Ends()
    {
        // A record prints its properties: one of its own type would never end.
        Assert.Contains("X = 1", new Vec3(1, 2, 3).ToString(), StringComparison.Ordinal);
        Assert.Contains("Position", Pose.Identity.ToString(), StringComparison.Ordinal);
        Assert.Contains("W = 1", Quat.Identity.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Normalized_OfZero_IsZero()
    {
        Assert.Equal(Vec3.Zero, Vec3.Zero.Normalized());
        AssertNear(new Vec3(0.6, 0, 0.8), new Vec3(3, 0, 4).Normalized());
    }

    [Fact]
    public void Cross_OfXAndY_IsZ()
    {
        AssertNear(Vec3.UnitZ, Vec3.Cross(Vec3.UnitX, Vec3.UnitY));
        Assert.Equal(11, Vec3.Dot(new Vec3(1, 2, 3), new Vec3(4, -1, 3)), 12);
    }

    private static void AssertNear(Vec3 expected, Vec3 actual) => Assert.True(Vec3.Distance(expected, actual) < 1e-12, $"expected {expected}, got {actual}");
}
