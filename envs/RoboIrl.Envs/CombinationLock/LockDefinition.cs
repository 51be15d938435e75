namespace RoboIrl.Envs.CombinationLock;

/// <summary>The two published definitions of the lock, which differ in details that matter when numbers are compared.</summary>
public enum LockDefinition
{
    /// <summary>As the code of BRIEE (Zhang et al., 2022) has it, which published numbers come from: consolation with probability 1/2 and also for the last decision, noise on every coded coordinate.</summary>
    BaselineCode,

    /// <summary>As the text of MusIK (Mhammedi, Foster, Rakhlin, 2023) has it: certain consolation except for the last decision, noise on one coordinate.</summary>
    PaperText,
}
