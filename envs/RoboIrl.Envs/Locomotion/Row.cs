namespace RoboIrl.Envs.Locomotion;

/// <summary>Putting arrays one after the other into a row, and taking them out again.</summary>
internal static class Row
{
    /// <summary>Copies values to the front of a row and returns the rest of the row.</summary>
    public static Span<double> Append(Span<double> row, ReadOnlySpan<double> values)
    {
        values.CopyTo(row);
        return row[values.Length..];
    }

    /// <summary>Fills values from the front of a row and returns the rest of the row.</summary>
    public static ReadOnlySpan<double> Take(ReadOnlySpan<double> row, Span<double> values)
    {
        row[..values.Length].CopyTo(values);
        return row[values.Length..];
    }
}
