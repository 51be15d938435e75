namespace RoboIrl.Envs.Mazes;

/// <summary>The shortest ways between the free cells of a maze, found breadth first, over sides only.</summary>
/// <remarks>Of equally short ways the one that first goes north, then east, south, west. Reading is safe from any thread.</remarks>
public sealed class MazePaths
{
    private readonly Dictionary<Cell, int> _index;
    private readonly Cell[] _cells;

    // [goal, from]: the number of steps, -1 where there is no way, and the first cell of the way.
    private readonly int[,] _steps;
    private readonly Cell[,] _next;

    /// <summary>Searches from every cell.</summary>
    /// <param name="layout">The maze; its free cells must be known.</param>
    internal MazePaths(MazeLayout layout)
    {
        _cells = [.. layout.Free];
        _index = _cells.Index().ToDictionary(static pair => pair.Item, static pair => pair.Index);
        _steps = new int[_cells.Length, _cells.Length];
        _next = new Cell[_cells.Length, _cells.Length];
        for (int goal = 0; goal < _cells.Length; goal++)
        {
            Search(goal);
        }
    }

    /// <summary>Cells from one to another, 0 where they are the same; -1 where there is no way.</summary>
    /// <param name="from">A free cell.</param>
    /// <param name="goal">A free cell.</param>
    public int Steps(Cell from, Cell goal) => _steps[_index[goal], _index[from]];

    /// <summary>The neighbour through which the shortest way leads; the goal itself where one is there.</summary>
    /// <param name="from">A free cell from which there is a way.</param>
    /// <param name="goal">A free cell.</param>
    public Cell Next(Cell from, Cell goal) => _next[_index[goal], _index[from]];

    private void Search(int goal)
    {
        for (int cell = 0; cell < _cells.Length; cell++)
        {
            _steps[goal, cell] = -1;
        }

        Queue<int> open = new([goal]);
        (_steps[goal, goal], _next[goal, goal]) = (0, _cells[goal]);
        while (open.TryDequeue(out int near))
        {
            foreach (Cell neighbour in _cells[near].Neighbours)
            {
                if (_index.TryGetValue(neighbour, out int far) && _steps[goal, far] < 0)
                {
                    _steps[goal, far] = _steps[goal, near] + 1;
                    _next[goal, far] = _cells[near];
                    open.Enqueue(far);
                }
            }
        }
    }
}
