namespace RoboIrl.BindingGenerator.Model;

/// <summary>The length of the array behind one pointer field, from the header's X-macro table.</summary>
/// <param name="Record">C# name of the record that holds the pointer.</param>
/// <param name="Field">Name of the pointer field.</param>
/// <param name="Rows">C expression of the number of rows.</param>
/// <param name="Columns">C expression of the number of columns.</param>
internal sealed record ArrayTableEntry(string Record, string Field, string Rows, string Columns);
