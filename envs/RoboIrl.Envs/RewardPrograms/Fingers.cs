using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.RewardPrograms;

/// <summary>What the two fingers of the manipulation suite's gripper touch.</summary>
/// <param name="model">A model with the parts of <c>arm.xml</c>.</param>
internal sealed class Fingers(MjModel model)
{
    private readonly bool[] _left = Contacts.GeomsOf(model, model.Body("left_claw"));
    private readonly bool[] _right = Contacts.GeomsOf(model, model.Body("right_claw"));

    /// <summary>Whether both fingers touch a thing.</summary>
    /// <param name="data">The world.</param>
    /// <param name="thing">[ngeom] the thing's geoms, of <see cref="Contacts.GeomsOf"/>.</param>
    public bool Hold(MjData data, bool[] thing) => Contacts.Touch(data, _left, thing) && Contacts.Touch(data, _right, thing);
}
