using RoboIrl.Core.Geometry;
using RoboIrl.Envs.Mazes;
using Xunit;

namespace RoboIrl.Envs.Tests.Mazes;

/// <summary>Maps, ways through them, and where things are in metres.</summary>
public sealed class MazeLayoutTests
{
    public static TheoryData<string> Names => ["u", "large"];

    [Theory]
    [InlineData("###\n#S#\n###", "0 cells G")]
    [InlineData("#####\n#SSG#\n#####", "2 cells S")]
    [InlineData("#####\n#SG.\n#####", "row 1")]
    [InlineData("#####\n#S?G#\n#####", "row 1")]
    [InlineData("#####\n#SG..\n#####", "border is open in row 1, column 4")]
    [InlineData("#S###\n#.G.#\n#####", "border is open in row 0, column 1")]
    [InlineData("#####\nS..G.\n#####", "border is open in row 1, column 0")]
    [InlineData("#####\n#S#G#\n#####", "row 1, column 3 cannot be reached")]
    [InlineData("", "row 0")]
    public void Parse_BrokenMap_SaysWhere(string map, string where) =>
        Assert.Contains(where, Assert.Throws<FormatException>(() => MazeLayout.Parse("test", map)).Message, StringComparison.Ordinal);

    // Against relaxation over all cells, which knows nothing of queues.
    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_EveryPair_IsTheShortestWay(string name)
    {
        MazeLayout layout = Find(name);
        foreach (Cell goal in layout.Free)
        {
            Dictionary<Cell, int> steps = layout.Free.ToDictionary(cell => cell, cell => cell == goal ? 0 : 1_000);
            for (int i = 0; i < layout.Free.Count; i++)
            {
                foreach (Cell cell in layout.Free)
                {
                    int nearest = layout.Free.Where(other => Math.Abs(other.Row - cell.Row) + Math.Abs(other.Column - cell.Column) == 1).Min(other => steps[other]);
                    steps[cell] = Math.Min(steps[cell], nearest + 1);
                }
            }

            Assert.All(layout.Free, cell => Assert.Equal(steps[cell], layout.Paths.Steps(cell, goal)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Next_EveryPair_LeadsThroughNeighboursToTheGoal(string name)
    {
        MazeLayout layout = Find(name);
        foreach (Cell goal in layout.Free)
        {
            foreach (Cell start in layout.Free)
            {
                Cell cell = start;
                for (int left = layout.Paths.Steps(start, goal); left > 0; left--)
                {
                    Cell next = layout.Paths.Next(cell, goal);
                    Assert.Equal(1, Math.Abs(next.Row - cell.Row) + Math.Abs(next.Column - cell.Column));
                    Assert.True(layout.IsFree(next));
                    cell = next;
                }

                Assert.Equal(goal, cell);
            }
        }
    }

    [Fact]
    public void Large_HasBranchesLoopsAndDeadEnds()
    {
        int[] ways = [.. MazeLayout.Large.Free.Select(cell => MazeLayout.Large.Free.Count(other => MazeLayout.Large.Paths.Steps(cell, other) == 1))];
        Assert.True(ways.Count(static n => n >= 3) >= 8, "branches");
        Assert.True(ways.Count(static n => n == 1) >= 3, "dead ends");
        Assert.True(ways.Sum() / 2 > ways.Length - 1, "a tree has no loop");
        Assert.Equal((9, 12), (MazeLayout.Large.Rows, MazeLayout.Large.Columns));
        Assert.Equal(15, MazeLayout.Large.Paths.Steps(MazeLayout.Large.Start, MazeLayout.Large.Goal));
        Assert.Equal(6, MazeLayout.U.Paths.Steps(MazeLayout.U.Start, MazeLayout.U.Goal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Walls_Boxes_CoverEachWallOnceAndNothingElse(string name)
    {
        Maze maze = new(Find(name), 4);
        (Vec3 Middle, double HalfX, double HalfY)[] walls = [.. maze.Walls()];
        for (int row = 0; row < maze.Layout.Rows; row++)
        {
            for (int column = 0; column < maze.Layout.Columns; column++)
            {
                Cell cell = new(row, column);
                Vec3 place = maze.Center(cell);
                int over = walls.Count(w => Math.Abs(place.X - w.Middle.X) < w.HalfX && Math.Abs(place.Y - w.Middle.Y) < w.HalfY);
                Assert.Equal(maze.Layout.IsFree(cell) ? 0 : 1, over);
            }
        }

        Assert.Equal(
            maze.Layout.Rows * maze.Layout.Columns - maze.Layout.Free.Count,
            walls.Sum(static w => 4 * w.HalfX * w.HalfY) / (maze.CellSize * maze.CellSize),
            9);
    }

    [Fact]
    public void CellAt_PlacesInACell_AreThatCell()
    {
        Maze maze = new(MazeLayout.Large, 4);
        foreach (Cell cell in maze.Layout.Free)
        {
            foreach ((double x, double y) in (ReadOnlySpan<(double, double)>)[(0, 0), (1.9, 1.9), (-1.9, 1.9), (1.9, -1.9)])
            {
                Assert.Equal(cell, maze.CellAt(maze.Center(cell) + new Vec3(x, y, 0)));
            }
        }

        Assert.Equal(new Cell(1, 1), maze.CellAt(new Vec3(-100, 100, 0)));
    }

    [Fact]
    public void Center_NorthWest_IsUpAndLeft() =>
        Assert.Equal(new Vec3(-4.5, 3, 0), new Maze(MazeLayout.Large, 1).Center(MazeLayout.Large.Start));

    [Fact]
    public void Waypoint_AtATurn_FirstGoesToTheMiddleOfTheCorridor()
    {
        // In the U the way from S leads south, then east.
        Maze maze = new(MazeLayout.U, 1);
        Vec3 goal = maze.Center(maze.Layout.Goal) + new Vec3(0.1, 0.1, 0);
        Vec3 corner = maze.Center(new Cell(3, 1));
        Assert.Equal(maze.Center(new Cell(2, 1)), maze.Waypoint(maze.Center(maze.Layout.Start), goal));
        Assert.Equal(corner, maze.Waypoint(corner + new Vec3(0, 0.4, 0), goal));
        Assert.Equal(maze.Center(new Cell(3, 2)), maze.Waypoint(corner + new Vec3(0, 0.1, 0), goal));
        Assert.Equal(goal, maze.Waypoint(maze.Center(maze.Layout.Goal), goal));
    }

    private static MazeLayout Find(string name) => name == MazeLayout.U.Name ? MazeLayout.U : MazeLayout.Large;
}
