using System.Globalization;
using System.Text;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Text2Reward.Examples;

namespace RoboIrl.Text2Reward.Prompts;

/// <summary>Writes the prompt that asks for a reward program.</summary>
/// <remarks>
/// The order of the parts is that of Xie et al. 2024, "Text2Reward" (arXiv:2309.11489): role, usual components, the environment as a
/// listing, rules, examples, the instruction, and earlier programs with what was wrong with them.
/// </remarks>
public static class RewardPrompt
{
    private const string Role = """
        # Role
        You are an expert in robotics, reinforcement learning and C#. You write dense reward functions. A learner will maximise the sum of
        your reward over an episode without ever seeing the goal in words; whether the robot does the task is judged by a rule that your
        program cannot read.

        """;

    private const string Components = """

        # What a reward usually has
        1. How near the robot is to what it has to touch.
        2. How far the task is done: the difference between the state of the object and the goal.
        3. A small penalty on large actions, if needed.
        4. Constraints on the object or on the robot, if needed.
        Terms that follow each other (reach, then move) should be paid so that a later stage is always worth more than an earlier one,
        with a slope everywhere on the way: 1 - Math.Tanh(k * distance) has one. Terms should be of order 1 and weighted by importance.
        A state that is done should earn the most, and keep earning it.
        Poses multiply and invert: a.Inverse() * b is b as seen from a.

        """;

    private const string Rules = """

        # Rules
        1. Reply with one C# code block, a whole file in this form:
        ```csharp
        using System;
        using RoboIrl.Core.Geometry;
        using RoboIrl.Core.RewardPrograms;

        public sealed class Reward : IRewardProgram<{0}>
        {{
            public void Evaluate({0} world, ReadOnlySpan<double> action, IRewardTerms terms)
            {{
                // terms.Add("name", value) for each term; the reward is their sum.
            }}
        }}
        ```
        2. Use the declarations of the listing, System.Math, double, int, bool, Span<double>, tuples, local variables, constants and local
           functions. Nothing else: no other library, no text but the names of terms, no fields, no arrays, no lambdas, no attributes,
           no unsafe code, no recursion, no threads, files or reflection.
        3. Do not invent members. What is not in the listing does not exist.
        4. The same state and action must give the same reward: keep nothing between calls.
        5. Every value that is added must be finite. Mind divisions by zero and roots of negative numbers.
        6. Names of terms are literals in lower case, such as "reach"; at most {1} of them.
        7. Mind units, ranges and the sign of the axes. Do not test measured numbers for equality.
        8. Say in a comment what each term is for.

        """;

    private static readonly CompositeFormat RulesFormat = CompositeFormat.Parse(Rules);

    /// <summary>Writes the prompt.</summary>
    /// <param name="request">What it is made from.</param>
    /// <exception cref="ArgumentException">The instruction is empty.</exception>
    public static string Write(PromptRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Instruction, nameof(request));
        StringBuilder text = new(Role);
        text.Append(Components);
        WriteEnvironment(request.Environment, text);
        text.AppendFormat(CultureInfo.InvariantCulture, RulesFormat, request.Environment.World.Name, RewardContract.MostTerms);
        WriteExamples(request.Examples, text);
        WriteTask(request, text);
        return text.ToString();
    }

    private static void WriteEnvironment(RewardEnvironment environment, StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n# The environment\n{environment.Setting}\n");
        text.Append(CultureInfo.InvariantCulture, $"A step lasts {environment.TimeStep:0.####} s; an episode has {environment.EpisodeSteps} steps. Earlier end: {environment.Termination}.\n");
        text.Append(CultureInfo.InvariantCulture, $"The action has {environment.Actions.Count} elements, each in [-1, 1]:\n");
        for (int i = 0; i < environment.Actions.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  action[{i}]  {environment.Actions[i]}\n");
        }

        text.Append("\nWhat your program can read, as declarations. Places are in metres, angles in radians, velocities per second.\n");
        WriteCode(ContractListing.Write(environment), text);
    }

    private static void WriteExamples(IReadOnlyList<ReferenceProgram> examples, StringBuilder text)
    {
        if (examples.Count == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"\n# {(examples.Count == 1 ? "An example" : "Examples")} for other tasks of the same kind of world\n");
        foreach (ReferenceProgram example in examples)
        {
            text.Append(CultureInfo.InvariantCulture, $"Task: {example.Task}\n");
            WriteCode(example.Code, text);
        }
    }

    private static void WriteTask(PromptRequest request, StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n# The task\n{request.Instruction.Trim()}\n");
        foreach ((int index, FeedbackRound round) in request.Rounds.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"\n# Round {index + 1}: a policy was trained with this program\n");
            WriteCode(round.Program, text);
            text.Append(CultureInfo.InvariantCulture, $"What a person who watched it says: {round.Feedback.Trim()}\n");
        }

        if (request.Rounds.Count > 0)
        {
            text.Append("\nThink again about which steps of the task are missing or wrong in the last program, and write a better one.\n");
        }

        if (request.Failed is { } failed)
        {
            text.Append("\n# This program could not be used\n");
            WriteCode(failed.Program, text);
            text.Append("The errors:\n");
            WriteBlock(failed.Errors, "", text);
            text.Append("\nWrite the whole program again without them.\n");
        }
    }

    private static void WriteCode(string code, StringBuilder text) => WriteBlock(code, "csharp", text);

    // A fence longer than any run of backticks inside, so that nothing inside can end the block.
    private static void WriteBlock(string content, string language, StringBuilder text)
    {
        int longest = 2;
        int run = 0;
        foreach (char c in content)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        string fence = new('`', longest + 1);
        text.Append(CultureInfo.InvariantCulture, $"{fence}{language}\n{content.Trim('\n', '\r')}\n{fence}\n");
    }
}
