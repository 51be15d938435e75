using RoboIrl.Core.RewardPrograms;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.RewardPrograms;

/// <summary>Environments whose reward is a program, and what programs see of environments.</summary>
public static class RewardedEnvironment
{
    /// <summary>What the names of a program's terms begin with among the info values.</summary>
    public const string TermPrefix = "term_";

    /// <summary>Name of the info value that holds the reward which the environment itself would have given.</summary>
    public const string BuiltInReward = "builtin_reward";

    /// <summary>The same environment with a program's reward. Success, episodes and observations stay what they are.</summary>
    /// <param name="definition">Any environment.</param>
    /// <param name="program">A program for the kind of world that <see cref="Describe"/> names.</param>
    /// <remarks>A program for another kind of world is refused where a world is made.</remarks>
    public static EnvironmentDefinition With(this EnvironmentDefinition definition, LoadedRewardProgram program)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(program);
        return Change(definition, $"the sum of the terms of the reward program '{program.Name}': {string.Join(", ", program.Terms)}", (plain, model) => Reward(plain, model, program));
    }

    /// <summary>The same environment with a reward of 1 in each step in which its task is done, and 0 in all others.</summary>
    /// <param name="definition">An environment that says when its task is done.</param>
    /// <remarks>Any other is refused where a world is made.</remarks>
    public static EnvironmentDefinition WithSuccess(this EnvironmentDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Change(definition, "1 in each step in which the task is done, else 0", static (plain, model) => new SuccessTask(plain.CreateTask(model)));
    }

    /// <summary>What a reward program sees of an environment.</summary>
    /// <param name="definition">Any environment.</param>
    /// <exception cref="MuJoCoException">The model does not compile.</exception>
    public static RewardEnvironment Describe(EnvironmentDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        using MjModel model = definition.Model.Load();
        return ViewOf(definition.CreateTask(model), model, model.Timestep * definition.FrameSkip).Describe(definition);
    }

    /// <summary>The view of a world.</summary>
    /// <param name="task">Its task.</param>
    /// <param name="model">The model that the task was made for.</param>
    /// <param name="timeStep">Seconds per control step.</param>
    public static WorldView ViewOf(ITask task, MjModel model, double timeStep) =>
        task is ITaskView own ? own.CreateView(model, timeStep) : new NamedWorld(model, timeStep);

    /// <summary>A sentence on the world that a program is for.</summary>
    internal static string KindOf(object program)
    {
        Type? contract = program.GetType().GetInterfaces().FirstOrDefault(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRewardProgram<>));
        return contract is null
            ? "It implements no IRewardProgram<...> at all."
            : $"It is written for {contract.GetGenericArguments()[0].Name}: use it on such an environment, or write one for this.";
    }

    private static EnvironmentDefinition Change(EnvironmentDefinition definition, string reward, Func<EnvironmentDefinition, MjModel, ITask> create) => definition with
    {
        Reward = reward,
        CreateTask = model => create(definition, model),
        Members = [.. definition.Members.Select(member => Change(member, reward, create))],
        ForEvaluation = definition.ForEvaluation is { } judged ? () => Change(judged(), reward, create) : null,
        Configure = definition.Configure is { } configure ? config => Change(configure(config), reward, create) : null,
    };

    private static ITask Reward(EnvironmentDefinition definition, MjModel model, LoadedRewardProgram program)
    {
        ITask task = definition.CreateTask(model);
        return ViewOf(task, model, model.Timestep * definition.FrameSkip).Reward(task, program);
    }
}
