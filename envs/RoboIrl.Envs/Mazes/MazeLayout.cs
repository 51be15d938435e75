namespace RoboIrl.Envs.Mazes;

/// <summary>A maze as a map of walls and free cells, with the two cells between which policies are judged.</summary>
public sealed class MazeLayout
{
    private readonly string[] _rows;

    private MazeLayout(string name, string[] rows)
    {
        (Name, _rows) = (name, rows);
        Free = [.. All().Where(IsFree)];
        Start = Only('S');
        Goal = Only('G');
        CheckBorder();
        Paths = new MazePaths(this);
        if (FirstFree(cell => Paths.Steps(Start, cell) < 0) is { } closed)
        {
            throw Bad($"the cell in row {closed.Row}, column {closed.Column} cannot be reached from S; open a way or make it a wall");
        }
    }

    /// <summary>Two corridors side by side, joined at the far end.</summary>
    public static MazeLayout U { get; } = Parse(
        "u",
        """
        #####
        #S#G#
        #.#.#
        #...#
        #####
        """);

    /// <summary>Many ways: loops, branches and dead ends; 15 cells from start to goal.</summary>
    public static MazeLayout Large { get; } = Parse(
        "large",
        """
        ############
        #S...#.....#
        #.##...###.#
        #.#..#.#...#
        #...##.#.###
        ###.#....#.#
        #...#.##...#
        #.#...#..#G#
        ############
        """);

    /// <summary>Word of the ids.</summary>
    public string Name { get; }

    /// <summary>Number of rows, walls included.</summary>
    public int Rows => _rows.Length;

    /// <summary>Number of columns, walls included.</summary>
    public int Columns => _rows[0].Length;

    /// <summary>All cells without a wall, row by row.</summary>
    public IReadOnlyList<Cell> Free { get; }

    /// <summary>Where an episode starts that judges a policy.</summary>
    public Cell Start { get; }

    /// <summary>Where such an episode shall end.</summary>
    public Cell Goal { get; }

    /// <summary>The shortest ways between free cells.</summary>
    public MazePaths Paths { get; }

    /// <summary>Reads a map.</summary>
    /// <param name="name">Lower-case word for ids and messages.</param>
    /// <param name="map">Lines of equal length: <c>#</c> wall, <c>.</c> free, one <c>S</c>, one <c>G</c>; walls all round.</param>
    /// <exception cref="FormatException">The map is not such a map; the message says where.</exception>
    public static MazeLayout Parse(string name, string map)
    {
        ArgumentNullException.ThrowIfNull(map);
        string[] rows = map.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        for (int row = 0; row < rows.Length; row++)
        {
            if (rows[row].Length != rows[0].Length || rows[row].Trim('#', '.', 'S', 'G').Length > 0 || rows[0].Length == 0)
            {
                throw new FormatException($"Maze '{name}': row {row}, '{rows[row]}', is not {rows[0].Length} of the characters # . S G.");
            }
        }

        return new MazeLayout(name, rows);
    }

    /// <summary>Whether there is no wall.</summary>
    /// <param name="cell">Any cell; outside the map all is wall.</param>
    public bool IsFree(Cell cell) =>
        (uint)cell.Row < (uint)Rows && (uint)cell.Column < (uint)Columns && _rows[cell.Row][cell.Column] != '#';

    private IEnumerable<Cell> All() => Enumerable.Range(0, Rows * Columns).Select(i => new Cell(i / Columns, i % Columns));

    private Cell Only(char mark)
    {
        Cell[] marked = [.. All().Where(cell => _rows[cell.Row][cell.Column] == mark)];
        return marked.Length == 1 ? marked[0] : throw Bad($"there are {marked.Length} cells {mark}; mark one");
    }

    private void CheckBorder()
    {
        if (FirstFree(cell => cell.Row == 0 || cell.Column == 0 || cell.Row == Rows - 1 || cell.Column == Columns - 1) is { } open)
        {
            throw Bad($"the border is open in row {open.Row}, column {open.Column}; close it with #");
        }
    }

    private Cell? FirstFree(Func<Cell, bool> condition) => Free.Where(condition).Select(static cell => (Cell?)cell).FirstOrDefault();

    private FormatException Bad(string problem) => new($"Maze '{Name}': {problem}.");
}
