using System.Text.Json;

namespace RoboIrl.Envs.Tests.Control;

/// <summary>tests/goldens/control.json: numbers of the control suite's reference models and rollouts.</summary>
internal static class ControlGoldens
{
    private static readonly JsonDocument Document =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "goldens", "control.json")));

    /// <summary>
    /// The tasks whose rewards were recorded, with the model, the name of the reward, and how close the states must be at steps 20
    /// and 200: ten times what freshly written models reached (file's "agreement"), at least 1e-12 for sin and cos of other machines.
    /// </summary>
    public static IReadOnlyList<(string Id, string Model, string Reward, double EarlyBar, double LateBar)> Recorded { get; } =
    [
        ("control/cartpole-balance-v1", "cartpole", "reward_balance_or_swingup", 5e-11, 1e-12),
        ("control/cartpole-balance-sparse-v1", "cartpole", "reward_sparse", 5e-11, 1e-12),
        ("control/cartpole-swingup-v1", "cartpole", "reward_balance_or_swingup", 5e-11, 1e-12),
        ("control/cartpole-swingup-sparse-v1", "cartpole", "reward_sparse", 5e-11, 1e-12),
        ("control/cheetah-run-v1", "cheetah", "reward_run", 5e-11, 3e-12),
        ("control/walker-stand-v1", "walker", "reward_stand", 5e-11, 5e-4),
        ("control/walker-walk-v1", "walker", "reward_walk", 5e-11, 5e-4),
        ("control/walker-run-v1", "walker", "reward_run", 5e-11, 5e-4),
        ("control/hopper-stand-v1", "hopper", "reward_stand", 5e-11, 2e-5),
        ("control/hopper-hop-v1", "hopper", "reward_hop", 5e-11, 2e-5),
        ("control/quadruped-walk-v1", "quadruped", "reward_walk", 5e-11, 5e-7),
        ("control/quadruped-run-v1", "quadruped", "reward_run", 5e-11, 5e-7),
        ("control/reacher-easy-v1", "reacher", "reward_easy", 5e-11, 1e-12),
        ("control/reacher-hard-v1", "reacher", "reward_hard", 5e-11, 1e-12),
        ("control/finger-turn-easy-v1", "finger", "reward_turn_easy", 5e-11, 6e-11),
        ("control/finger-turn-hard-v1", "finger", "reward_turn_hard", 5e-11, 6e-11),
        ("control/ball-in-cup-catch-v1", "ball_in_cup", "reward_catch", 5e-11, 1e-12),
    ];

    public static JsonElement Of(string model) => Document.RootElement.GetProperty(model);
}
