namespace RoboIrl.BindingGenerator;

/// <summary>The generator cannot go on; the message says what to change.</summary>
public sealed class GeneratorException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong and what to do.</param>
    public GeneratorException(string message) : base(message)
    {
    }
}
