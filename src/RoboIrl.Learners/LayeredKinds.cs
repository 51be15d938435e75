using RoboIrl.Learners.Briee;
using RoboIrl.Learners.Homer;
using RoboIrl.Learners.Layered;
using RoboIrl.Learners.Musik;
using RoboIrl.Learners.Rnd;

namespace RoboIrl.Learners;

/// <summary>The learners of layered problems: a closed set.</summary>
public static class LayeredKinds
{
    /// <summary>All there are, the suite's own subject first.</summary>
    public static IReadOnlyList<LayeredKind> All { get; } =
    [
        new MusikKind(),
        new GeneralMusikKind(),
        new UniformKind(),
        new RndKind(),
        new NormalizedRndKind(),
        new HomerKind(),
        new BrieeKind(),
    ];
}
