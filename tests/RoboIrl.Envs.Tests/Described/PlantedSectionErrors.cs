using RoboIrl.Envs.Described.Documents;

namespace RoboIrl.Envs.Tests.Described;

/// <summary>Names that the model does not have, and sections that are wrong.</summary>
internal static class PlantedSectionErrors
{
    public static IEnumerable<PlantedError> All => [.. Names, .. Variables, .. Observation, .. Action, .. RewardAndReset, .. MisspeltKeys];

    private static IEnumerable<PlantedError> Names =>
    [
        Reward("joint_position(§\"slid\")", "no joint 'slid'", "did you mean 'slide'"),
        Reward("joint_velocity(§\"hipp\")", "no joint 'hipp'", "did you mean 'hip'"),
        Reward("sum(joint_position(exclude=§\"slidr\"))", "did you mean 'slide'"),
        Reward("sum(joint_position(exclude=[\"hip\", §\"knee\"]))", "no joint 'knee'", "there are slide, lift, hip, float"),
        Reward("sum(joint_position(exclude=[§slide]))", "put it in quotes: \"slide\""),
        Reward("sum(§joint_position(\"hip\", exclude=\"slide\"))", "not both"),
        Reward("sum(§joint_position(\"hip\", \"hip\"))", "named twice"),
        Reward("sum(§joint_position(exclude=[\"slide\", \"lift\", \"hip\", \"float\"]))", "no joint is left"),
        Reward("sum(qvel(§1))", "qvel takes no arguments"),
        Reward("sum(position(§\"torsoo\"))", "no body, site or geom 'torsoo'", "did you mean 'torso'"),
        Reward("sum(position(§torso))", "put it in quotes: \"torso\""),
        Reward("sum(position(§\"site:tp\"))", "no site 'tp'", "did you mean 'tip'"),
        Reward("sum(position(§\"geom:leg\"))", "no geom 'leg'"),
        Reward("sum(position(§\"body:legg\"))", "did you mean 'leg'"),
        Reward("sum(position(§\"ball\"))", "a body and a geom", "\"body:ball\" or \"geom:ball\""),
        Reward("sum(position(§3))", "must be a name in quotes"),
        Reward("sum(position(§[\"tip\", \"toe\"]))", "must be a name in quotes"),
        Reward("sum(§position())", "needs the argument 'thing'"),
        Reward("sum(position(\"torso\", §\"tip\"))", "takes at most 1 arguments"),
        Reward("distance(\"tip\", §\"to\")", "no body, site or geom 'to'"),
        Reward("sum(relative_position(\"tip\", §\"toee\"))", "did you mean 'toe'"),
        Reward("sum(quaternion(§\"x\"))", "no body, site or geom 'x'"),
        Reward("sum(rotation(§\"tors\"))", "did you mean 'torso'"),
        Reward("sum(axis(\"torso\", §\"w\"))", "expected \"x\", \"y\" or \"z\""),
        Reward("sum(axis(\"torso\", §x))", "put it in quotes"),
        Reward("upright(§\"trso\")", "did you mean 'torso'"),
        Reward("height(§\"lg\")", "no body, site or geom 'lg'"),
        Reward("yaw(§\"torzo\")", "did you mean 'torso'"),
        Reward("sum(velocity(§\"leeg\"))", "did you mean 'leg'"),
        Reward("sum(local_angular_velocity(§\"site:to\"))", "no site 'to'"),
        Reward("sum(center_of_mass(§\"lge\"))", "no body 'lge'"),
        Reward("sum(center_of_mass_velocity(§\"site:tip\"))", "no body 'site:tip'"),
        Reward("sum(sensor(§\"gyrro\"))", "did you mean 'gyro'"),
        Reward("sensor(§\"nothing_like_it\")", "there are gyro, hip_angle"),
        Reward("actuator_force(§\"kik\")", "did you mean 'kick'"),
        Reward("control(§\"pusch\")", "did you mean 'push'"),
        Reward("tendon_length(§\"cabel\")", "did you mean 'cable'"),
        Reward("sum(§activation())", "no actuator of the model has an activation"),
        Reward("if(contact(\"foot\", §\"flor\"), 1, 0)", "did you mean 'floor'"),
        Reward("contact_force(§\"site:tip\")", "a site touches nothing"),
        Reward("sum(external_force(§\"trunk\"))", "no body 'trunk'"),
    ];

    private static IEnumerable<PlantedError> Variables =>
    [
        new("  speed:", "  §speed: speed + 1", "variables run in a circle", "-> speed"),
        new("  speed:", "  §speed: a\n  a: 2 * b\n  b: max(speed, 1)", "speed (", "a (", "b ("),
        new("  speed:", "  §lost: 1 + found\n  found: rate(lost)\n  speed: 1", "lost (", "found (", "-> lost"),
        new("  speed:", "  speed: 1\n  §abs: 2", "has the name of a function or term"),
        new("  speed:", "  speed: 1\n  §pi: 3", "a word of the language"),
        new("  speed:", "  speed: 1\n  §goal: 3", "has the name of a constant"),
        new("  speed:", "  speed: 1\n  §1st: 3", "is no name"),
        new("  speed:", "  speed: 1\n  §my-speed: 3", "is no name"),
        new("  speed:", "  speed: 1\n  §speed: 2", "duplicate key 'speed'"),
        new("  speed:", "  speed: §~", "is nothing, expected an expression"),
        new("  speed:", "  speed: §[1, 2]", "is a list, expected an expression", "needs quotes"),
        new("  speed:", "  speed: §{a: 1}", "is a section, expected an expression"),
        new("  speed:", "  speed: 1 +§", "variable 'speed'", "ends where a value is expected"),
        new("  speed:", "  speed: v0\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"  {(i == 15 ? "§" : "")}v{i}: v{i + 1}\n")) + "  v30: 1", "more than 16 deep"),
        new("  goal:", "  goal: §speed", "is a variable, which changes"),
        new("  goal:", "  goal: §height(\"torso\")", "only a constant is allowed here"),
        new("  goal:", "  goal: §fast", "there is no 'fast'"),
        new("  goal:", "  goal: 1 §/ 0", "the divisor is the constant 0"),
        new("  goal:", "  goal: §[1]", "expected an expression"),
        new("  goal:", "  goal: §inf", "is infinite"),
        new("  goal:", "  goal: §true", "is a condition, expected a number"),
        new("  goal:", "  goal: [1, 2]§[0]", "not valid YAML"),
        new("  goal:", "  goal: 1\n  §dt: 3", "a word of the language"),
        new("  goal:", "  goal: 1\n  §height: 3", "has the name of a function or term"),
        new("", Crawler.Minimal + "observation: [time()]\nreward: {a: time()}\nconstants: §3", "'constants' is '3', expected a section"),
        new("", Crawler.Minimal + "observation: [time()]\nreward: {a: time()}\nvariables: §[a]", "'variables' is a list, expected a section"),
    ];

    private static IEnumerable<PlantedError> Observation =>
    [
        new("  - qvel()", "  - §[qvel()]", "is a list, expected an expression"),
        new("  - qvel()", "  - §steady", "is a condition; an observation is a number or vector"),
        new("  - qvel()", "  - {§nam: a, value: time()}", "unknown key 'nam'", "did you mean 'name'"),
        new("  - qvel()", "  - §{name: a}", "missing key 'observation 2.value'"),
        new("  - qvel()", "  - {value: qvel(), clip: §[1]}", "is a list of 1, expected [low, high]"),
        new("  - qvel()", "  - {value: qvel(), clip: §[2, 1]}", "low < high"),
        new("  - qvel()", "  - {value: qvel(), clip: §3}", "expected [low, high]"),
        new("  - qvel()", "  - {value: qvel(), clip: §[5, -inf]}", "is [5, -Infinity]", "low < high"),
        new("  - qvel()", "  - {value: qvel(), scale: §-inf}", "is infinite"),
        new("  - qvel()", "  - §-inf", "observation 2 has the constant value -Infinity"),
        new("  - qvel()", "  - §clamp([1, 2], inf, inf)", "observation 2 has the constant value Infinity"),
        new("  - qvel()", "  - {value: qvel(), clip: [0, §goall]}", "did you mean 'goal'"),
        new("  - qvel()", "  - {value: qvel(), scale: §inf}", "is infinite"),
        new("  - qvel()", "  - {value: qvel(), scale: §time()}", "only a constant is allowed"),
        new("  - qvel()", "  - {value: max(qvel(), §0)}", "unknown key '0)'"),
        new("  - {name: aim", "  - {name: aim, value: time()}\n  - §{name: aim, value: time()}", "is taken by an entry above"),
        new("  - {name: aim", "  - {value: position('tip'), constant: [1, §3]}", "the constant element is 3, expected 0 to 2"),
        new("  - {name: aim", "  - {value: position('tip'), constant: §y}", "expected a whole number from 0"),
        new("", Crawler.Minimal + "reward: {a: time()}\nobservation: §[]", "is a list of 0"),
        new("", Crawler.Minimal + "reward: {a: time()}\nobservation: §qpos()", "expected a list"),
    ];

    private static IEnumerable<PlantedError> Action =>
    [
        new("  mapping:", "  mapping: §rawr", "expected one of scaled, raw", "did you mean 'raw'"),
        new("  mapping:", "  §mapping: raw\n  actuators: all", "'hoist' has no ctrlrange"),
        new("  actuators:", "  actuators: [push, §kik]", "no actuator 'kik'", "did you mean 'kick'"),
        new("  actuators:", "  actuators: [kick, §kick]", "twice"),
        new("  actuators:", "  actuators: §[]", "is an empty list"),
        new("  actuators:", "  actuators: [kick, §{a: b}]", "expected the name of an actuator"),
        new("    kick:", "    §kik: {range: [-1, 1]}", "no actuator 'kik'"),
        new("    kick:", "    kick: {range: §[1, -1]}", "low < high"),
        new("    kick:", "    kick: {range: [-1, §inf]}", "is infinite"),
        new("    kick:", "    kick: {mapping: raw, range: §[-1, 1]}", "is raw and has a range"),
        new("    kick:", "    kick: §3", "expected a section with the keys mapping, range"),
        new("    kick:", "    kick: {§rang: [0, 1]}", "did you mean 'range'"),
        new("    kick:", "    §hoist: {range: [-1, 1]}", "not among 'action.actuators'"),
        new("", "model: still.xml\nframe_skip: 1\nobservation: [qpos()]\nreward: {a: time()}\naction: §raw", "the model has no actuators"),
        new("", "model: crawler.xml\nframe_skip: 1\nobservation: [qpos()]\nreward: {a: time()}\naction: §[raw]", "'action' is a list"),
    ];

    private static IEnumerable<PlantedError> RewardAndReset =>
    [
        new("  forward:", "  forward: §[1]", "is a list, expected an expression"),
        new("  forward:", "  §1x: 1", "is no name"),
        new("  effort:", "  effort: {value: time(), weight: §heavy}", "there is no 'heavy'"),
        new("  effort:", "  effort: {value: time(), weight: §speed}", "is a variable, which changes"),
        new("  effort:", "  effort: {value: time(), weight: §[1]}", "expected an expression"),
        new("  effort:", "  effort: §{weight: 2}", "missing key 'reward.effort.value'"),
        new("  effort:", "  effort: {value: time(), §wait: 2}", "unknown key 'wait'"),
        new("", Crawler.Minimal + "observation: [time()]\nreward: §{}", "'reward' is empty"),
        new("", Crawler.Minimal + "observation: [time()]\nreward: §[time()]", "expected a section of names"),
        new("  x:", "  §reward_forward: 1", "the name that the reward term gets"),
        new("  x:", "  x: §position(\"torso\")", "is a vector of 3"),
        new("  x:", "  x: §inf", "info 'x' has the constant value Infinity"),
        new("  keyframe:", "  keyframe: §standd", "no keyframe 'standd'", "did you mean 'stand'"),
        new("  keyframe:", "  keyframe: §[stand]", "expected the name of a keyframe"),
        new("    - {of: qvel", "    - {of: §qvvel, normal: [0, 1]}", "did you mean 'qvel'"),
        new("    - {of: qvel", "    - §{uniform: [0, 1]}", "missing key 'reset.draws 2.of'"),
        new("    - {of: qvel", "    - §{of: qvel}", "has no distribution"),
        new("    - {of: qvel", "    - {of: qvel, value: 0, §normal: [0, 1]}", "more than one distribution"),
        new("    - {of: qvel", "    - {of: qvel, uniform: §[1, 0]}", "low < high"),
        new("    - {of: qvel", "    - {of: qvel, uniform: §3}", "expected [low, high]"),
        new("    - {of: qvel", "    - {of: qvel, normal: §[0, -1]}", "expected 0 or more"),
        new("    - {of: qvel", "    - {of: qvel, value: §inf}", "is infinite"),
        new("    - {of: qvel", "    - {of: qvel, joints: §slidee, value: 0}", "did you mean 'slide'"),
        new("    - {of: qvel", "    - {of: qvel, joints: [hip, §hip], value: 0}", "twice"),
        new("    - {of: qvel", "    - {of: qvel, joints: hip, exclude: §slide, value: 0}", "not both"),
        new("    - {of: qvel", "    - {of: qvel, exclude: §all, value: 0}", "name the joints to leave out"),
        new("    - {of: qvel", "    - §{of: qvel, exclude: [slide, lift, hip, float], value: 0}", "of no joint"),
        new("    - {of: qvel", "    - {of: qvel, mode: §ad, value: 0}", "expected one of add, set"),
        new("    - {of: qvel", "    - §{of: qvel, mode: set, uniform: limits}", "needs of: qpos and mode: set"),
        new("    - {of: qvel", "    - §{of: qpos, mode: set, joints: slide, uniform: limits}", "has no limits"),
        new("    - {of: qvel", "    - {of: qvel, §noise: 3, value: 0}", "unknown key 'noise'"),
        new("randomization:", "randomization: {parameters: [{parameter: mass, of: [§nobody]}]}", "has no body named 'nobody'"),
        new("randomization:", "randomization: {pushes: {body: §nobody}}", "has no body named 'nobody'"),
        new("randomization:", "randomization: {parameters: [{parameter: mass, scale: §[2, 1]}]}", "is no range"),
        new("randomization:", "randomization: {parameters: [{parameter: friction, scale: [§-1, 1]}]}", "is -1"),
        new("randomization:", "randomization: {§noise: 1}", "unknown key 'noise'"),
        new("randomization:", "randomization: §[1]", "expected a section"),
        new("id:", "§randomisation: {mass: [0.8, 1.2]}", "unknown key 'randomisation'"),
        new("", Crawler.Minimal + "observation: [time()]\nreward: {a: time()}\nreset: {draws: §3}", "expected a list"),
        new("", Crawler.Minimal + "observation: [time()]\nreward: {a: time()}\ntermination: §[fallen]", "expected a section of names"),
    ];

    // Every key of a file with its last letter doubled.
    private static IEnumerable<PlantedError> MisspeltKeys =>
        from key in Document.Keys
        let line = Crawler.Yaml.Split('\n').First(l => l.StartsWith(key + ":", StringComparison.Ordinal))
        select new PlantedError(key + ":", $"§{key}{key[^1]}{line[key.Length..]}", $"unknown key '{key}{key[^1]}'", $"did you mean '{key}'");

    private static PlantedError Reward(string expression, params string[] words) => new("  forward:", "  forward: " + expression, words);
}
