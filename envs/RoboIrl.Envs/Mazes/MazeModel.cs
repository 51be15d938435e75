using System.Globalization;
using System.Xml.Linq;

namespace RoboIrl.Envs.Mazes;

/// <summary>Puts the model of a maze together: the MJCF of a body, walls as boxes, a mark where the goal is, and a camera over it all.</summary>
public static class MazeModel
{
    /// <summary>Name of the mocap body that marks the goal.</summary>
    internal const string Goal = "goal";

    private const double Fovy = 45; // degrees, the engine's own
    private const double Tilt = 25; // of the camera, degrees from straight down
    private const double Margin = 1.22;
    private const double Aspect = 4.0 / 3;
    private const double South = 0.03; // the near side looks larger: the camera looks this part of the size south of the middle

    /// <summary>The model of a body in a maze. It is one document without includes.</summary>
    /// <param name="body">Its MJCF is read from this assembly.</param>
    /// <param name="maze">The maze.</param>
    public static ModelSource Of(MazeBody body, Maze maze)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(maze);
        return ModelSource.FromText($"{body.Name} in maze {maze.Layout.Name}", () => InMaze(body, maze).ToString());
    }

    /// <summary>The model of a body on open ground, with the mark alone.</summary>
    /// <param name="body">Its MJCF is read from this assembly.</param>
    public static ModelSource Open(MazeBody body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return ModelSource.FromText($"{body.Name} on open ground", () => WithMark(body).ToString());
    }

    private static XElement InMaze(MazeBody body, Maze maze)
    {
        XElement root = WithMark(body);
        XElement world = root.Element("worldbody")!;

        // What follows the body at its side would look into walls.
        world.Descendants("camera").Where(static camera => (string?)camera.Attribute("name") == "track").Remove();
        double size = maze.CellSize * Math.Max(maze.Layout.Rows, maze.Layout.Columns / Aspect);
        XElement statistic = root.Element("statistic")!;
        statistic.SetAttributeValue("extent", Text(size / 2));
        statistic.SetAttributeValue("center", "0 0 0");
        root.Element("asset")!.Add(
            new XElement("material", new XAttribute("name", "maze_wall"), new XAttribute("rgba", "0.52 0.47 0.40 1"), new XAttribute("specular", "0.1")));
        world.Add(Camera(size));
        world.Add(maze.Walls().Select((wall, index) => Box(index, wall.Middle.X, wall.Middle.Y, wall.HalfX, wall.HalfY, body.WallHeight / 2)));
        return root;
    }

    private static XElement WithMark(MazeBody body)
    {
        XElement root = XElement.Parse(ModelSource.Embedded(typeof(MazeModel).Assembly, body.File).ReadText());
        root.Element("asset")!.Add(
            new XElement("material", new XAttribute("name", "maze_goal"), new XAttribute("rgba", "0.16 0.66 0.32 0.7"), new XAttribute("emission", "0.4")));
        root.Element("worldbody")!.Add(GoalMark(body));
        return root;
    }

    private static XElement Camera(double size)
    {
        double distance = Margin * size / 2 / Math.Tan(Fovy / 2 * Math.PI / 180);
        (double sin, double cos) = Math.SinCos(Tilt * Math.PI / 180);
        return new XElement(
            "camera",
            new XAttribute("name", "view"),
            new XAttribute("pos", Text(0, (-distance * sin) - (South * size), distance * cos)),
            new XAttribute("xyaxes", Text(1, 0, 0, 0, cos, sin)),
            new XAttribute("fovy", Text(Fovy)));
    }

    // Only the body touches walls: they do not see each other, and nothing is said of friction, which is the body's.
    private static XElement Box(int index, double x, double y, double halfX, double halfY, double halfZ) => new(
        "geom",
        new XAttribute("name", FormattableString.Invariant($"wall_{index}")),
        new XAttribute("type", "box"),
        new XAttribute("pos", Text(x, y, halfZ)),
        new XAttribute("size", Text(halfX, halfY, halfZ)),
        new XAttribute("contype", 0),
        new XAttribute("conaffinity", 1),
        new XAttribute("material", "maze_wall"));

    private static XElement GoalMark(MazeBody body) => new(
        "body",
        new XAttribute("name", Goal),
        new XAttribute("mocap", "true"),
        new XElement(
            "site",
            new XAttribute("name", Goal),
            new XAttribute("type", "cylinder"),
            new XAttribute("size", Text(body.GoalRadius, 0.02 * body.CellSize)),
            new XAttribute("material", "maze_goal")));

    private static string Text(params double[] values) => string.Join(' ', values.Select(static v => v.ToString("0.######", CultureInfo.InvariantCulture)));
}
