using RoboIrl.Core.Geometry;

namespace RoboIrl.Envs.Mazes;

/// <summary>A layout at its size in metres. The origin is the middle of the map, x goes east (right), y north (up).</summary>
/// <param name="layout">The map.</param>
/// <param name="cell">Side of a cell, metres.</param>
public sealed class Maze(MazeLayout layout, double cell)
{
    // Part of a cell's half by which a body may be off the middle of its corridor before it turns into the next cell.
    private const double Slack = 0.4;

    /// <summary>The map.</summary>
    public MazeLayout Layout { get; } = layout;

    /// <summary>Side of a cell, metres.</summary>
    public double CellSize { get; } = cell;

    /// <summary>The middle of a cell, metres; z is 0.</summary>
    /// <param name="place">Any cell of the map.</param>
    public Vec3 Center(Cell place) => Middle(place.Row, place.Column);

    /// <summary>The free cell whose middle is nearest: the one that a place is in, wherever it is not inside a wall.</summary>
    /// <param name="place">Any place, metres.</param>
    public Cell CellAt(Vec3 place)
    {
        Cell best = Layout.Start;
        double least = double.PositiveInfinity;
        IReadOnlyList<Cell> free = Layout.Free;
        for (int i = 0; i < free.Count; i++)
        {
            double distance = Vec3.DistanceXY(place, Center(free[i]));
            (best, least) = distance < least ? (free[i], distance) : (best, least);
        }

        return best;
    }

    /// <summary>
    /// Where a body should go now: the middle of the next cell on the shortest way, once it is near the line that leads there,
    /// before that the middle of its own cell; in the goal's cell the goal.
    /// </summary>
    /// <param name="place">Where it is, metres.</param>
    /// <param name="goal">Where it shall be, metres.</param>
    public Vec3 Waypoint(Vec3 place, Vec3 goal)
    {
        Cell here = CellAt(place);
        Cell end = CellAt(goal);
        if (here == end)
        {
            return goal;
        }

        Cell next = Layout.Paths.Next(here, end);
        Vec3 middle = Center(here);
        double aside = next.Row == here.Row ? place.Y - middle.Y : place.X - middle.X;
        return Math.Abs(aside) > Slack * CellSize / 2 ? middle : Center(next);
    }

    /// <summary>The walls as few boxes: middle and half sizes in the plane, metres.</summary>
    internal IEnumerable<(Vec3 Middle, double HalfX, double HalfY)> Walls()
    {
        HashSet<Cell> done = [];
        for (int row = 0; row < Layout.Rows; row++)
        {
            for (int column = 0; column < Layout.Columns; column++)
            {
                Cell corner = new(row, column);
                if (!Open(corner))
                {
                    continue;
                }

                // As wide as it goes, then as high as it stays so wide.
                int width = 1, height = 1;
                while (Open(corner with { Column = column + width }))
                {
                    width++;
                }

                while (Enumerable.Range(column, width).All(c => Open(new Cell(row + height, c))))
                {
                    height++;
                }

                done.UnionWith(Enumerable.Range(0, width * height).Select(i => new Cell(row + (i / width), column + (i % width))));
                yield return (Middle(row + ((height - 1) / 2.0), column + ((width - 1) / 2.0)), width * CellSize / 2, height * CellSize / 2);
            }
        }

        bool Open(Cell wall) => wall.Row < Layout.Rows && wall.Column < Layout.Columns && !Layout.IsFree(wall) && !done.Contains(wall);
    }

    private Vec3 Middle(double row, double column) =>
        new((column - ((Layout.Columns - 1) / 2.0)) * CellSize, (((Layout.Rows - 1) / 2.0) - row) * CellSize, 0);
}
