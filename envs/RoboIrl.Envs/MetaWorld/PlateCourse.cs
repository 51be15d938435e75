using RoboIrl.Core.Geometry;

namespace RoboIrl.Envs.MetaWorld;

/// <summary>How one plate task differs from the others.</summary>
/// <param name="PlateX">Where the plate starts, as position of its joint along x, metres.</param>
/// <param name="PlateY">The same along y.</param>
/// <param name="NetAtGoal">Whether the net stands at the goal; otherwise it stands where the placement's first point is.</param>
/// <param name="FaithfulNet">Where the net stands under <see cref="RuleSet.Faithful"/>, if elsewhere.</param>
/// <param name="Staged">Whether the plate's way counts only with the fingertips low and on the plate.</param>
internal sealed record PlateCourse(double PlateX, double PlateY, bool NetAtGoal, Vec3? FaithfulNet, bool Staged);
