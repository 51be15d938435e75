namespace RoboIrl.Core.Configuration;

/// <summary>A configuration record with rules that concern several keys together, for example that a batch splits evenly.</summary>
public interface IConfigChecks
{
    /// <summary>Reports what is wrong. Called only when every key was well by itself.</summary>
    /// <param name="report">Takes the problems.</param>
    void Check(ConfigReport report);
}
