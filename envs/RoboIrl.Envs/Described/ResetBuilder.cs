using RoboIrl.Core.Configuration;
using RoboIrl.Envs.Described.Documents;
using RoboIrl.Envs.Described.Expressions;
using RoboIrl.Envs.Described.Terms;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Described;

/// <summary>Puts the reset section to a model.</summary>
internal sealed class ResetBuilder(ModelNames names, List<ConfigProblem> problems)
{
    private readonly MjModel _model = names.Model;

    public ResetPlan Build(ResetSection section)
    {
        KeyframeId? keyframe = section.Keyframe is { } name && Find(name, names.Keyframes, "keyframe") is { } index ? new KeyframeId(index) : null;
        return new ResetPlan(_model, keyframe, [.. section.Draws.Select(Build).OfType<ResetDraw>()]);
    }

    private ResetDraw? Build(DrawEntry entry)
    {
        int before = problems.Count;
        int[] excluded = [.. entry.Exclude.Select(n => Find(n, names.Joints, "joint")).OfType<int>()];
        int[] joints = entry.Joints is null
            ? [.. Enumerable.Range(0, _model.JointCount).Where(j => !excluded.Contains(j))]
            : [.. entry.Joints.Select(n => Find(n, names.Joints, "joint")).OfType<int>()];
        if (problems.Count > before)
        {
            return null;
        }

        List<int> elements = [];
        List<double> first = [];
        List<double> second = [];
        foreach (int joint in joints)
        {
            (int start, int count) = JointTerms.Place(names, joint, entry.IsPosition);
            (double a, double b) = entry.Kind == DrawKind.Limits ? LimitsOf(joint, entry) : (entry.First, entry.Second);
            for (int i = 0; i < count; i++)
            {
                elements.Add(start + i);
                first.Add(a);
                second.Add(b);
            }
        }

        if (elements.Count == 0)
        {
            problems.Add(new(entry.Position, "", "this draw is of no joint; name joints that the model has"));
        }

        return new ResetDraw(entry.IsPosition, [.. elements], entry.IsSet, entry.Kind, [.. first], [.. second]);
    }

    private (double Low, double High) LimitsOf(int joint, DrawEntry entry)
    {
        if (_model.IsLimited(new JointId(joint)) && names.PositionsOf(joint) == 1)
        {
            return (_model.JointRange[2 * joint], _model.JointRange[(2 * joint) + 1]);
        }

        problems.Add(new(entry.Position, "", $"the joint '{names.JointLabel(joint)}' has no limits to draw within; name the joints that have, or give uniform: [low, high]"));
        return (0, 0);
    }

    private int? Find(PlacedName name, IReadOnlyDictionary<string, int> known, string kind)
    {
        if (known.TryGetValue(name.Name, out int index))
        {
            return index;
        }

        problems.Add(new(name.Position, "", $"the model has no {kind} '{KeyNames.Show(name.Name)}'{Hints.NearOrAll(name.Name, [.. known.Keys])}"));
        return null;
    }
}
