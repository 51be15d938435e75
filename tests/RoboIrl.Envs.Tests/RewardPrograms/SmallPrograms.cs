using RoboIrl.Core.Geometry;
using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Envs.Tests.RewardPrograms;

/// <summary>Reward programs to try the hook with.</summary>
internal static class SmallPrograms
{
    public static LoadedRewardProgram Manipulation { get; } = new("manipulation", ["reach", "move", "calm"], static () => new ReachAndMove());

    public static LoadedRewardProgram Hopper { get; } = new("hopper", ["forward", "height"], static () => new Hop());

    public static LoadedRewardProgram Ant { get; } = new("ant", ["forward", "legs"], static () => new Walk());

    public static LoadedRewardProgram Named { get; } = new("named", ["torso", "joint"], static () => new ByName());

    /// <summary>A program that sees nothing and pays for the action alone.</summary>
    public static LoadedRewardProgram AnyWorld { get; } = new("any", ["first", "second"], static () => new ActionOnly());

    /// <summary>A program whose term is not finite from the n-th call on.</summary>
    public static LoadedRewardProgram BrokenFrom(int call) => new("broken", ["fine", "broken"], () => new Breaking(call));

    /// <summary>A program that pays the same in each step.</summary>
    public static LoadedRewardProgram Paying(double first, double second) => new("fixed", ["first", "second"], () => new Fixed(first, second));

    /// <summary>A program that throws in each step, after its first term.</summary>
    public static LoadedRewardProgram Throwing { get; } = new("throwing", ["first", "second"], static () => new Thrower());

    private sealed class Thrower : IRewardProgram<IWorld>
    {
        public void Evaluate(IWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
        {
            terms.Add("first", 1);
            throw new RewardProgramException("threw Anything in line 3: as a test wants it", new InvalidOperationException());
        }
    }

    private sealed class ReachAndMove : IRewardProgram<IManipulationWorld>
    {
        public void Evaluate(IManipulationWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
        {
            terms.Add("reach", 1 - Math.Tanh(5 * Vec3.Distance(world.Robot.EndEffector.Position, world.Object.Position)));
            terms.Add("move", 1 - Math.Tanh(5 * Vec3.Distance(world.Object.Position, world.Goal)));
            double squared = 0;
            foreach (double element in action)
            {
                squared += element * element;
            }

            bool grasped = world.Robot.IsGrasping(world.Object);
            terms.Add("calm", (-0.01 * squared * (1 + world.Object.Velocity.Length)) + (grasped ? 0.1 : 0));
        }
    }

    private sealed class Hop : IRewardProgram<IHopperWorld>
    {
        public void Evaluate(IHopperWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
        {
            terms.Add("forward", world.Forward.Velocity);
            terms.Add("height", world.IsOnGround ? world.Height.Position - Math.Abs(world.Pitch.Position) : world.Height.Position);
        }
    }

    private sealed class Walk : IRewardProgram<IAntWorld>
    {
        public void Evaluate(IAntWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
        {
            terms.Add("forward", world.Torso.Velocity.X + world.Torso.Pose.Rotation.Up.Z);
            double sum = 0;
            for (AntLeg leg = AntLeg.FrontLeft; leg <= AntLeg.FrontRight; leg++)
            {
                sum += world.Hip(leg).Velocity + world.Ankle(leg).Position;
            }

            terms.Add("legs", 0.01 * sum);
        }
    }

    private sealed class ByName : IRewardProgram<INamedWorld>
    {
        public void Evaluate(INamedWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
        {
            terms.Add("torso", world.Body("torso").Velocity.X);
            terms.Add("joint", world.Joint("rooty").Position);
        }
    }

    private sealed class ActionOnly : IRewardProgram<IWorld>
    {
        public void Evaluate(IWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
        {
            terms.Add("first", action[0]);
            terms.Add("second", action[^1] * world.TimeStep);
        }
    }

    private sealed class Fixed(double first, double second) : IRewardProgram<IWorld>
    {
        public void Evaluate(IWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
        {
            terms.Add("first", first);
            terms.Add("second", second);
        }
    }

    private sealed class Breaking(int call) : IRewardProgram<IWorld>
    {
        private int _calls;

        public void Evaluate(IWorld world, ReadOnlySpan<double> action, IRewardTerms terms)
        {
            terms.Add("fine", 1);
            terms.Add("broken", ++_calls >= call ? Math.Sqrt(-1) : 0);
        }
    }
}
