namespace RoboIrl.BindingGenerator.Model;

/// <summary>Everything that was read from the traversed headers, in source order.</summary>
internal sealed class Library
{
    public List<RecordModel> Records { get; } = [];

    public List<EnumModel> Enums { get; } = [];

    public List<FunctionModel> Functions { get; } = [];

    public List<VariableModel> Variables { get; } = [];

    public List<ConstantModel> Constants { get; } = [];

    public List<ArrayTableEntry> Arrays { get; } = [];
}
