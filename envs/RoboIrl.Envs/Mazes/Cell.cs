namespace RoboIrl.Envs.Mazes;

/// <summary>A square of a maze's map.</summary>
/// <param name="Row">From the top, the north, 0 first.</param>
/// <param name="Column">From the left, the west, 0 first.</param>
public readonly record struct Cell(int Row, int Column)
{
    /// <summary>The four cells that share a side with this one.</summary>
    internal IEnumerable<Cell> Neighbours =>
    [
        this with { Row = Row - 1 },
        this with { Column = Column + 1 },
        this with { Row = Row + 1 },
        this with { Column = Column - 1 },
    ];
}
