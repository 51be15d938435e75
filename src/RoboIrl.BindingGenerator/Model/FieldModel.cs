namespace RoboIrl.BindingGenerator.Model;

/// <summary>One field of a record.</summary>
/// <param name="Name">Verbatim C name; <c>Anonymous</c> for a nameless member.</param>
/// <param name="Type">C# type; for a fixed array the element's type.</param>
/// <param name="NativeType">Type as C spells it.</param>
/// <param name="Dimensions">Lengths of a fixed array, outermost first; empty when the field is no array.</param>
/// <param name="Offset">Place in the record, bytes.</param>
/// <param name="Size">Size, bytes.</param>
/// <param name="IsPointerElement">Whether the array's elements are pointers (held as <c>nint</c>).</param>
/// <param name="IsPrimitiveElement">Whether the array's elements are numbers.</param>
/// <param name="Nested">The nameless record declared in place, if there is one.</param>
internal sealed record FieldModel(
    string Name,
    string Type,
    string NativeType,
    IReadOnlyList<long> Dimensions,
    long Offset,
    long Size,
    bool IsPointerElement,
    bool IsPrimitiveElement,
    RecordModel? Nested)
{
    /// <summary>Number of elements of the flattened array; 1 for a scalar.</summary>
    public long Length => Dimensions.Aggregate(1L, (a, b) => a * b);

    /// <summary>Whether the members of <see cref="Nested"/> are reached without a field name in C.</summary>
    public bool IsAnonymous { get; init; }
}
