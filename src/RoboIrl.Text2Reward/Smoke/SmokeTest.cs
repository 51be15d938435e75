using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using RoboIrl.Core.RewardPrograms;
using RoboIrl.Text2Reward.Programs;
using RoboIrl.Text2Reward.Verification;

namespace RoboIrl.Text2Reward.Smoke;

/// <summary>Evaluates a program on every recorded state, forwards, backwards and with a second instance.</summary>
internal sealed class SmokeTest<TWorld>
    where TWorld : IWorld
{
    private const int TimedSweeps = 5;
    private readonly CompiledProgram _program;
    private readonly RecordedStates<TWorld> _states;
    private readonly SmokeLimits _limits;
    private readonly RewardTerms _terms;
    private readonly double[] _values; // [state, term]
    private readonly double[] _microseconds; // [state]
    private readonly int _columns;
    private readonly List<ProgramProblem> _problems = [];
    private IRewardProgram<TWorld> _running;


    public SmokeTest(CompiledProgram program, RecordedStates<TWorld> states, SmokeLimits limits)
    {
        (_program, _states, _limits) = (program, states, limits);
        _terms = new RewardTerms(program.Terms);
        _columns = program.Terms.Count + 1; // with the reward
        _values = new double[states.Count * _columns];
        _microseconds = new double[states.Count];
        _running = program.Create<TWorld>();
    }

    /// <summary>Runs it.</summary>
    public SmokeReport Run()
    {
        for (int i = 0; i < _states.Count && _problems.Count == 0; i++)
        {
            First(i);
        }

        for (int i = _states.Count - 1; i >= 0 && _problems.Count == 0; i--)
        {
            Again(i, "after other states");
        }

        _running = _program.Create<TWorld>(); // one that remembers nothing
        for (int i = 1; i < _states.Count && _problems.Count == 0; i += 2)
        {
            Again(i, "in a new instance");
        }

        Array.Fill(_microseconds, double.PositiveInfinity);
        for (int sweep = 0; sweep < TimedSweeps && _problems.Count == 0; sweep++)
        {
            Time();
        }

        int slowest = Array.IndexOf(_microseconds, _microseconds.Max());
        if (_problems.Count == 0 && _microseconds[slowest] > _limits.Microseconds)
        {
            Add(ProgramRule.Slow, slowest, $"An evaluation takes {_microseconds[slowest]:F0} us; {_limits.Microseconds:F0} are the most", "Use fewer and shorter loops.");
        }

        return _problems.Count > 0 ? SmokeReport.Refused(_problems) : new SmokeReport([], _states.Count, Ranges(), _microseconds.Max());
    }

    private Span<double> Values(int state) => _values.AsSpan(state * _columns, _columns);

    private void First(int state)
    {
        _states.Show(state);
        if (!Evaluate(state))
        {
            return;
        }

        Store(Values(state));
        for (int column = 0; column < _columns && _problems.Count == 0; column++)
        {
            double value = Values(state)[column];
            string what = column == 0 ? "The reward" : $"The term '{_terms.Names[column - 1]}'";
            if (!double.IsFinite(value))
            {
                Add(ProgramRule.NotFinite, state, $"{what} is {value}", "Guard fractions, roots and logarithms, for instance with Math.Max(x, 1e-9).");
            }
            else if (Math.Abs(value) > _limits.Reward)
            {
                Add(ProgramRule.Range, state, $"{what} is {value:G4}", $"Keep every term within {_limits.Reward:G4}; rewards of a step are best between -10 and 10.");
            }
        }
    }

    private void Again(int state, string how)
    {
        _states.Show(state);
        long before = GC.GetAllocatedBytesForCurrentThread();
        if (!Evaluate(state))
        {
            return;
        }

        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Span<double> values = stackalloc double[_columns];
        Store(values);
        if (!MemoryMarshal.AsBytes(values).SequenceEqual(MemoryMarshal.AsBytes(Values(state))))
        {
            Add(ProgramRule.Nondeterministic, state, $"The reward was {Values(state)[0]:R} at first and {values[0]:R} {how}", "Use the world and the action only.");
        }
        else if (bytes != 0)
        {
            Add(ProgramRule.Allocation, state, $"An evaluation allocates {bytes} bytes", "Use numbers, Vec3 and spans only.");
        }
    }

    private void Time()
    {
        for (int i = 0; i < _states.Count; i++)
        {
            _states.Show(i);
            _terms.Clear();
            long start = Stopwatch.GetTimestamp();
            _running.Evaluate(_states.View, _states.Action, _terms);
            _microseconds[i] = Math.Min(_microseconds[i], Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }
    }

    private bool Evaluate(int state)
    {
        _terms.Clear();
        try
        {
            _running.Evaluate(_states.View, _states.Action, _terms);
            return true;
        }
        catch (LoopFuelException e)
        {
            Add(ProgramRule.Fuel, state, e.Message.TrimEnd('.'), "Make sure that every loop ends after a few rounds.");
        }
#pragma warning disable CA1031 // Whatever a program throws is its problem.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Add(ProgramRule.Exception, state, $"{e.GetType().Name}: {Excerpt.Of(e.Message, 240).TrimEnd('.')}", "Check indices against Length, and divisors of whole numbers against 0.", ThrowingLine.Of(_program, _states.View, _states.Action));
        }

        return false;
    }

    private void Store(Span<double> values)
    {
        values[0] = _terms.Total;
        _terms.Values.CopyTo(values[1..]);
    }

    private void Add(ProgramRule rule, int state, string found, string instead, int line = 0) =>
        _problems.Add(new ProgramProblem(rule, line, 0, string.Create(CultureInfo.InvariantCulture, $"{found} in recorded state {state} ({_states.Describe(state)})."), instead));

    private List<TermRange> Ranges()
    {
        List<TermRange> ranges = [];
        for (int column = 0; column < _columns; column++)
        {
            IEnumerable<double> values = Enumerable.Range(0, _states.Count).Select(i => _values[(i * _columns) + column]);
            ranges.Add(new TermRange(column == 0 ? TermRange.Reward : _terms.Names[column - 1], values.Min(), values.Average(), values.Max()));
        }

        return ranges;
    }
}
