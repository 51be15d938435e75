using System.Text.Json;

namespace RoboIrl.Envs.Tests.Control;

/// <summary>A kind of element of a recorded model, matched to the compiled model's by name: a model may have more, in another order.</summary>
internal sealed class NamedTable
{
    private readonly JsonElement _golden;
    private readonly (string Name, int Golden, int Actual)[] _rows;

    public NamedTable(JsonElement golden, string kind, int count, Func<int, string> nameOf)
    {
        _golden = golden;
        List<string> actual = [.. Enumerable.Range(0, count).Select(nameOf)];
        string[] names = [.. golden.GetProperty(kind + "_names").EnumerateArray().Select(e => e.GetString()!)];
        _rows = [.. names.Select((name, i) => (name, i, actual.IndexOf(name)))];
        Xunit.Assert.All(_rows, row => Xunit.Assert.True(row.Actual >= 0, $"the model has no {kind} '{row.Name}', only {string.Join(", ", actual)}"));
    }

    private NamedTable(JsonElement golden, (string Name, int Golden, int Actual)[] rows) => (_golden, _rows) = (golden, rows);

    /// <summary>The table without some rows: what is only drawn, or what a task moves.</summary>
    public NamedTable Without(params string[] names) => new(_golden, [.. _rows.Where(r => !names.Contains(r.Name, StringComparer.Ordinal))]);

    /// <summary>Compares a property row by row, within 1e-11 of the larger of 1 and the value.</summary>
    public void AssertNear(string property, ReadOnlySpan<double> actual)
    {
        JsonElement rows = _golden.GetProperty(property);
        foreach ((string name, int golden, int row) in _rows)
        {
            double[] expected = Goldens.Flat(rows[golden]);
            double bar = 1e-11 * Math.Max(1, expected.Max(Math.Abs));
            Goldens.AssertNear(expected, actual.Slice(row * expected.Length, expected.Length), bar, $"{property} of {name}");
        }
    }
}
