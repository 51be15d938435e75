using RoboIrl.Text2Reward.Sandbox;
using Xunit;

namespace RoboIrl.Text2Reward.Tests;

/// <summary>A test that needs bwrap to work here.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BubblewrapFactAttribute : FactAttribute
{
    public BubblewrapFactAttribute() => Skip = Bubblewrap.State.Works ? null : Bubblewrap.State.Reason;
}
