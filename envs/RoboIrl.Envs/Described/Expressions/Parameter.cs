namespace RoboIrl.Envs.Described.Expressions;

/// <summary>One argument that a function or term takes.</summary>
/// <param name="Name">Its name; it may also be given by position.</param>
/// <param name="Default">What it is where it is not given; null where it must be given.</param>
/// <param name="IsMany">Whether it takes all remaining positional arguments, none included.</param>
internal sealed record Parameter(string Name, string? Default = null, bool IsMany = false)
{
    public override string ToString() => IsMany ? Name + "..." : Default is null ? Name : $"{Name}={Default}";
}
