namespace RoboIrl.Core.Learning;

/// <summary>A run was stopped because its numbers went wrong; the last checkpoint is from before.</summary>
public sealed class TrainingFaultException : Exception
{
    /// <summary>Creates the error.</summary>
    public TrainingFaultException()
    {
    }

    /// <summary>Creates the error.</summary>
    /// <param name="message">What was wrong, the value, what was expected, what to do.</param>
    public TrainingFaultException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error.</summary>
    /// <param name="message">What was wrong, the value, what was expected, what to do.</param>
    /// <param name="innerException">The cause.</param>
    public TrainingFaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
