namespace RoboIrl.Envs.MetaWorld;

/// <summary>Joint angles of the arm at rest, so that an episode starts without a phase of settling.</summary>
/// <remarks>
/// Reached by 20,000 engine steps with the mocap body at the start and the gripper told to stay open. The hand hangs 4 mm below
/// the mocap body: nothing carries the arm's weight but the weld. Joint 1 rests on its upper limit in all three.
/// </remarks>
internal static class HomePose
{
    private static readonly double[] Middle = [1.9324520996, -0.4990629830, -1.0579948200, 1.6513953125, 1.0474930834, 1.0839503130, 2.2923881703];
    private static readonly double[] Near = [2.1883717739, -0.4989939257, -1.2553738913, 2.1794146395, 1.2954186581, 1.0505147376, 1.9086791535];
    private static readonly double[] Left = [2.2764947862, -0.4993024026, -0.5702591566, 0.9789453464, 0.5295577445, 1.2190979719, 3.5238907268];

    private static readonly double[] MiddlePlace = [0, 0.6, 0.2];
    private static readonly double[] NearPlace = [0, 0.4, 0.2];
    private static readonly double[] LeftPlace = [-0.5, 0.6, 0.2];

    /// <summary>Angles of the joints arm_0 .. arm_6 in rad.</summary>
    /// <param name="start">Where the hand waits.</param>
    public static ReadOnlySpan<double> For(HandStart start) => start switch
    {
        HandStart.Middle => Middle,
        HandStart.Near => Near,
        HandStart.Left => Left,
        _ => throw new ArgumentOutOfRangeException(nameof(start), start, "There is no such start of the hand."),
    };

    /// <summary>Place of the mocap body in m.</summary>
    /// <param name="start">Where the hand waits.</param>
    public static ReadOnlySpan<double> MocapFor(HandStart start) => start switch
    {
        HandStart.Middle => MiddlePlace,
        HandStart.Near => NearPlace,
        HandStart.Left => LeftPlace,
        _ => throw new ArgumentOutOfRangeException(nameof(start), start, "There is no such start of the hand."),
    };
}
