namespace RoboIrl.Envs.MetaWorld;

/// <summary>The stiffness of a joint's spring.</summary>
/// <param name="Joint">Name.</param>
/// <param name="Stiffness">N/m or N m/rad; 0 for no spring.</param>
public readonly record struct JointStiffness(string Joint, double Stiffness);
