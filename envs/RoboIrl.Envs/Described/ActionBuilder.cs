using System.Globalization;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Environments;
using RoboIrl.Envs.Described.Documents;
using RoboIrl.Envs.Described.Expressions;
using RoboIrl.Envs.Described.Terms;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Described;

/// <summary>Puts the action section to a model.</summary>
internal sealed class ActionBuilder(ModelNames names, List<ConfigProblem> problems)
{
    private readonly MjModel _model = names.Model;

    /// <summary>The mapping; null where it does not fit the model.</summary>
    public ActionMap? Build(ActionSection section)
    {
        int before = problems.Count;
        int?[] actuators = section.Actuators is null ? [.. Enumerable.Range(0, _model.ActuatorCount).Select(i => (int?)i)] : [.. section.Actuators.Select(Find)];
        Dictionary<int, ActionOverride> overrides = [];
        foreach (ActionOverride one in section.Overrides)
        {
            if (Find(one.Actuator) is not { } index)
            {
                continue;
            }

            overrides[index] = one;
            if (!actuators.Contains(index))
            {
                problems.Add(new(one.Actuator.Position, "", $"the actuator '{KeyNames.Show(one.Actuator.Name)}' has an override, but is not among 'action.actuators'"));
            }
        }

        if (actuators.Length == 0 && problems.Count == before)
        {
            problems.Add(new(section.Position, "", "the model has no actuators: there is nothing to act with; add <actuator> to the MJCF"));
        }

        (double Low, double High, double Offset, double Scale)[] maps =
            [.. actuators.OfType<int>().Select(i => MapOf(i, section, overrides.GetValueOrDefault(i)))];
        if (problems.Count > before)
        {
            return null;
        }

        VectorSpec spec = new(maps.Length, [.. maps.Select(m => m.Low)], [.. maps.Select(m => m.High)], [.. actuators.Select(i => names.ActuatorLabel(i!.Value))]);
        return new ActionMap(spec, [.. actuators.Select(i => i!.Value)], [.. maps.Select(m => m.Offset)], [.. maps.Select(m => m.Scale)]);
    }

    private (double Low, double High, double Offset, double Scale) MapOf(int actuator, ActionSection section, ActionOverride? change)
    {
        bool raw = change?.IsRaw ?? section.IsRaw;
        if (change?.Range is not { } range)
        {
            if (!_model.IsControlLimited(new ActuatorId(actuator)))
            {
                problems.Add(new(change?.Actuator.Position ?? section.Position, "", string.Create(CultureInfo.InvariantCulture,
                    $"the actuator '{names.ActuatorLabel(actuator)}' has no ctrlrange in the MJCF, so the bounds of its action are unknown; give it one, or write action.overrides.{names.ActuatorLabel(actuator)}.range: [low, high]")));
                return (-1, 1, 0, 1);
            }

            range = (_model.ActuatorControlRange[2 * actuator], _model.ActuatorControlRange[(2 * actuator) + 1]);
        }

        return raw ? (range.Low, range.High, 0, 1) : (-1, 1, (range.High + range.Low) / 2, (range.High - range.Low) / 2);
    }

    private int? Find(PlacedName name)
    {
        if (names.Actuators.TryGetValue(name.Name, out int index))
        {
            return index;
        }

        problems.Add(new(name.Position, "", $"the model has no actuator '{KeyNames.Show(name.Name)}'{Hints.NearOrAll(name.Name, [.. names.Actuators.Keys])}"));
        return null;
    }
}
