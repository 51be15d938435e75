namespace RoboIrl.Core.Datasets;

/// <summary>How one column lies on the disk: raw little-endian numbers, row after row, nothing else.</summary>
/// <param name="Column">Which.</param>
/// <param name="FileName">Name in the dataset's folder.</param>
/// <param name="ElementBytes">Size of a number.</param>
/// <param name="Width">Numbers per row.</param>
/// <param name="PerEpisode">A row per episode instead of one per transition.</param>
internal sealed record ColumnLayout(DatasetColumn Column, string FileName, int ElementBytes, int Width, bool PerEpisode)
{
    /// <summary>How many checksums an episode has room for.</summary>
    public const int Most = 9;

    /// <summary>Bytes of a row.</summary>
    public long RowBytes => (long)ElementBytes * Width;

    /// <summary>Rows of a dataset, or of an episode with <paramref name="episodes"/> 1.</summary>
    public long Rows(long episodes, long transitions) => PerEpisode ? episodes : transitions;

    /// <summary>The columns that a dataset of some shape has.</summary>
    public static IReadOnlyList<ColumnLayout> Of(DatasetDescription description)
    {
        int observation = description.Environment.Observation.Size, action = description.Environment.Action.Size, state = description.StateSize;
        List<ColumnLayout> columns =
        [
            new(DatasetColumn.Observations, "observations.f32", sizeof(float), observation, false),
            new(DatasetColumn.Actions, "actions.f32", sizeof(float), action, false),
            new(DatasetColumn.Rewards, "rewards.f32", sizeof(float), 1, false),
            new(DatasetColumn.Terminated, "terminated.u8", sizeof(byte), 1, false),
            new(DatasetColumn.Truncated, "truncated.u8", sizeof(byte), 1, false),
            new(DatasetColumn.FinalObservations, "final_observations.f32", sizeof(float), observation, true),
        ];
        if (state > 0)
        {
            columns.Add(new(DatasetColumn.States, "states.f64", sizeof(double), state, false));
            columns.Add(new(DatasetColumn.FinalStates, "final_states.f64", sizeof(double), state, true));
        }

        if (description.InfoSize > 0)
        {
            columns.Add(new(DatasetColumn.Infos, "infos.f32", sizeof(float), description.InfoSize, false));
        }

        return columns;
    }
}
