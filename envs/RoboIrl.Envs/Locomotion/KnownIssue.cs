namespace RoboIrl.Envs.Locomotion;

/// <summary>Texts of known issues that several bodies share.</summary>
internal static class KnownIssue
{
    /// <summary>v4 of every body that can fall.</summary>
    public const string BonusOnTheFailingStep = "The survive bonus is also paid on the step that ends the episode; v5 pays healthy steps only.";

    /// <summary>v4 of the bodies that feel contacts.</summary>
    public const string NoContactCost = "Contact forces cost nothing, although the task was meant to punish hard impacts; v5 charges for them.";

    /// <summary>v4 of the humanoid tasks.</summary>
    public const string ConstantWorldElements = "The rows of the world body and the actuator forces of the motorless root are observed and never change; v5 leaves them out.";

    /// <summary>v5 of the bodies that move along x.</summary>
    public const string NoInfoAtTheStart = "Info belongs to steps: the positions and distances that the reference's v5 gives at the start of an episode as well are not given there.";
}
