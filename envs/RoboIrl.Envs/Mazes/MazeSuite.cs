namespace RoboIrl.Envs.Mazes;

/// <summary>The mazes: each layout for each body, once as the task and once with any starts and goals, for data.</summary>
/// <remarks>After the ant mazes of Fu et al. 2020, "D4RL", arXiv:2004.07219; layouts, models and code are this project's own.</remarks>
public static class MazeSuite
{
    /// <summary>Every environment.</summary>
    public static IEnumerable<EnvironmentDefinition> Definitions => Mazes.Append(AntWalk.Definition);

    /// <summary>Every maze.</summary>
    public static IEnumerable<EnvironmentDefinition> Mazes =>
        from body in (MazeBody[])[MazeBody.Point, MazeBody.Ant]
        from layout in (MazeLayout[])[MazeLayout.U, MazeLayout.Large]
        from starts in Enum.GetValues<MazeStarts>()
        select Define(body, layout, starts);

    /// <summary>The environment of a body in a layout.</summary>
    /// <param name="body">The body.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="starts">Where episodes start and go.</param>
    public static EnvironmentDefinition Define(MazeBody body, MazeLayout layout, MazeStarts starts)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(layout);
        Maze maze = new(layout, body.CellSize);
        bool diverse = starts == MazeStarts.Diverse;
        string id = $"maze/{body.Name}-{layout.Name}{(diverse ? "-diverse" : "")}-v0";
        return new EnvironmentDefinition
        {
            Id = id,
            Summary = $"{body.Text} goes to a mark in a maze" + (diverse ? ", from any cell to any other." : "."),
            Reward = FormattableString.Invariant($"1 where the body is within {body.GoalRadius} m of the mark, else 0"),
            Termination = "never; success: within the mark",
            Source = "this project's own, after the ant mazes of D4RL (Fu et al. 2020, arXiv:2004.07219)",
            Model = MazeModel.Of(body, maze),
            CreateTask = model => new MazeTask(model, maze, body, starts),
            FrameSkip = body.FrameSkip,
            MaxEpisodeSteps = body.Horizon(layout),
            Expert = body == MazeBody.Point ? spec => new PointExpert(spec, maze) : null,
            Adapter = body == MazeBody.Ant ? new PolicyAdapter(AntWalk.Id, (spec, walker) => new AntGuide(spec, maze, walker)) : null,
            ForEvaluation = diverse ? () => Define(body, layout, MazeStarts.Fixed) with { Id = id } : null, // what D4RL judges by
        };
    }
}
