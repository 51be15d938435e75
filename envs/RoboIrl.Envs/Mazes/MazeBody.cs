namespace RoboIrl.Envs.Mazes;

/// <summary>A body that goes through mazes, and what of a maze depends on it. The first two elements of its position are its place, metres.</summary>
/// <param name="Name">Word of the ids.</param>
/// <param name="File">Resource name of its MJCF, which has no walls.</param>
public sealed record MazeBody(string Name, string File)
{
    /// <summary>A ball that two motors push over the ground.</summary>
    public static MazeBody Point { get; } = new("point", "point.xml")
    {
        Text = "A ball",
        CellSize = 1,
        WallHeight = 0.5,
        GoalRadius = 0.25,
        FrameSkip = 5,
        Horizon = static layout => layout == MazeLayout.U ? 200 : 400,
    };

    /// <summary>The ant of <c>locomotion/ant-v4</c>, which runs on four legs.</summary>
    public static MazeBody Ant { get; } = new("ant", "ant.xml")
    {
        Text = "A four-legged robot",
        CellSize = 4,
        WallHeight = 2,
        GoalRadius = 0.5,
        FrameSkip = 5,
        StartNoise = 0.1,
        Horizon = static _ => 700,
    };

    /// <summary>How a summary calls it.</summary>
    public required string Text { get; init; }

    /// <summary>Side of a cell, metres.</summary>
    public required double CellSize { get; init; }

    /// <summary>Height of the walls, metres.</summary>
    public required double WallHeight { get; init; }

    /// <summary>Distance between body and goal, seen from above, up to which the goal is reached, metres.</summary>
    public required double GoalRadius { get; init; }

    /// <summary>Physics steps per control step.</summary>
    public required int FrameSkip { get; init; }

    /// <summary>Noise of the other positions and of the velocities at the start; see <see cref="MazeTask"/>.</summary>
    public double StartNoise { get; init; }

    /// <summary>Control steps of an episode in a layout.</summary>
    public required Func<MazeLayout, int> Horizon { get; init; }
}
