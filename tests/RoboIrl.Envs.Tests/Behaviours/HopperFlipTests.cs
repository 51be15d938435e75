using RoboIrl.Envs.Behaviours;
using Xunit;

namespace RoboIrl.Envs.Tests.Behaviours;

/// <summary>The predicate of the flips on trajectories made by hand.</summary>
public sealed class HopperFlipTests
{
    private const double Turn = 2 * Math.PI;
    private readonly FakeHopper _hopper = new();
    private HopperFlip _flip = new(1);
    private bool _success;

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Step_WholeTurnInTheAirThenStanding_IsThatFlipAndNoOther(int direction)
    {
        foreach (int asked in (int[])[1, -1])
        {
            Begin(asked);
            Stand(0.2);
            Rotate(direction * Turn, inTheAir: true);
            Stand(0.27);
            Assert.False(_success);
            Stand(0.05);
            Assert.Equal(asked == direction, _success);
        }
    }

    [Theory]
    [InlineData(0.52, true)]
    [InlineData(0.48, false)]
    [InlineData(0, false)] // it rolls, and never leaves the ground
    public void Step_PartOfTheTurnInTheAir_CountsFromHalfOn(double part, bool expected)
    {
        Begin(1);
        Rotate((1 - part) / 2 * Turn, inTheAir: false);
        Rotate(part * Turn, inTheAir: true);
        Rotate((1 - part) / 2 * Turn, inTheAir: false);
        Stand(1);
        Assert.Equal(expected, _success);
    }

    [Fact]
    public void Step_HalfATurnAndBack_IsNone()
    {
        Begin(1);
        for (int i = 0; i < 5; i++)
        {
            Rotate(Turn / 2, inTheAir: true);
            Rotate(-Turn / 2, inTheAir: true);
            Stand(0.5);
        }

        Assert.False(_success);
    }

    [Fact]
    public void Step_HalfATurnThatStaysThere_IsNone()
    {
        Begin(1);
        Rotate(Turn / 2, inTheAir: true);
        Stand(1);
        Assert.False(_success);
    }

    [Fact]
    public void Step_HoppingThatRocks_GathersNothingForALaterRoll()
    {
        Begin(1);
        for (int i = 0; i < 50; i++)
        {
            Rotate(0.2, inTheAir: true);
            Rotate(-0.2, inTheAir: false);
        }

        Rotate(Turn, inTheAir: false);
        Stand(1);
        Assert.False(_success);
    }

    [Theory]
    [InlineData(0.1, 1.25)] // it falls again, and is too far over 0.16 s later
    [InlineData(1, 0.5)] // it lies there
    public void Step_LandingThatDoesNotLast_IsNone(double seconds, double height)
    {
        Begin(1);
        Rotate(Turn, inTheAir: true);
        _hopper.Tall = height;
        Stand(seconds);
        Rotate(1.5, inTheAir: false);
        Stand(1);
        Assert.False(_success);
    }

    [Fact]
    public void Step_UprightInTheAir_IsNoLandingAndDoesNotUndoOne()
    {
        Begin(1);
        Rotate(Turn, inTheAir: true);
        Stand(1, onGround: false);
        Assert.False(_success);
        Stand(0.2);
        Stand(0.1, onGround: false); // a small hop
        Assert.False(_success);
        Stand(0.12);
        Assert.True(_success);
    }

    [Fact]
    public void Step_FallAfterTheFlipThenStanding_IsNone()
    {
        Begin(1);
        Rotate(Turn, inTheAir: true);
        Stand(0.1);
        _hopper.Tall = 0.5;
        Stand(0.1);
        _hopper.Tall = 1.25;
        Stand(1);
        Assert.False(_success);
    }

    [Fact]
    public void Step_FlipUndoneByABackFlip_IsNone()
    {
        Begin(1);
        Rotate(Turn, inTheAir: true);
        Rotate(-Turn, inTheAir: true);
        Stand(1);
        Assert.False(_success);
    }

    [Fact]
    public void Step_FlipAfterARoll_Counts()
    {
        Begin(1);
        Rotate(Turn, inTheAir: false);
        Stand(0.5);
        Assert.False(_success);
        Rotate(Turn, inTheAir: true);
        Stand(0.5);
        Assert.True(_success);
    }

    [Fact]
    public void Memory_TakenInTheMiddle_GoesOnFromThere()
    {
        Begin(1);
        Rotate(0.7 * Turn, inTheAir: true);
        double[] memory = [.. _flip.Memory];
        _flip = new HopperFlip(1);
        _flip.Begin(new FakeHopper());
        memory.CopyTo(_flip.Memory, 0);
        Rotate(0.3 * Turn, inTheAir: false);
        Stand(0.4);
        Assert.True(_success);
    }

    private void Begin(int direction)
    {
        (_flip, _success) = (new HopperFlip(direction), false);
        (_hopper.Angle, _hopper.Tall, _hopper.IsOnGround) = (0, 1.25, true);
        _flip.Begin(_hopper);
    }

    private void Stand(double seconds, bool onGround = true)
    {
        _hopper.IsOnGround = onGround;
        for (double t = 0; t < seconds - 1e-9; t += _hopper.TimeStep)
        {
            _success |= _flip.Step(_hopper);
        }
    }

    // In sixty steps, and a hair further so that rounding does not matter.
    private void Rotate(double angle, bool inTheAir)
    {
        const int Steps = 60;
        double to = _hopper.Angle + angle + (Math.Sign(angle) * 1e-6);
        double each = (to - _hopper.Angle) / Steps;
        _hopper.IsOnGround = !inTheAir;
        for (int i = 0; i < Steps; i++)
        {
            _hopper.Angle += each;
            _success |= _flip.Step(_hopper);
        }
    }
}
