namespace RoboIrl.Core.RewardPrograms;

/// <summary>A leg of the ant, named by where it is on an ant that faces +x with +y on its left.</summary>
public enum AntLeg
{
    /// <summary>Towards +x and +y.</summary>
    FrontLeft,

    /// <summary>Towards -x and +y.</summary>
    BackLeft,

    /// <summary>Towards -x and -y.</summary>
    BackRight,

    /// <summary>Towards +x and -y.</summary>
    FrontRight,
}
