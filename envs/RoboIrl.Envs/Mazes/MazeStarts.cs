namespace RoboIrl.Envs.Mazes;

/// <summary>Between which cells the episodes of a maze go.</summary>
public enum MazeStarts
{
    /// <summary>From the layout's start cell to its goal cell, both places within 0.05 cells of the middle along each axis: the task.</summary>
    Fixed,

    /// <summary>From any free cell to any other, both places within 0.2 cells of the middle along each axis: for data.</summary>
    Diverse,
}
