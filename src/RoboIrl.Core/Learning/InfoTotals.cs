using RoboIrl.Core.Environments;

namespace RoboIrl.Core.Learning;

/// <summary>Sums an environment's named per-step values (reward terms and their kin) per row, for their means in the metrics.</summary>
internal sealed class InfoTotals
{
    private readonly IVectorEnvironment _environment;
    private readonly string[] _names;
    private readonly double[] _sums;
    private readonly double[] _scratch;
    private readonly int _size;

    public InfoTotals(IVectorEnvironment environment)
    {
        _environment = environment;
        _names = [.. environment.Spec.InfoNames.Select(name => "info/" + name)];
        _size = _names.Length;
        _sums = new double[environment.Count * _size];
        _scratch = new double[environment.Count * _size];
    }

    /// <summary>Takes the row's last step in. Safe from several threads on distinct rows.</summary>
    public void Add(int row)
    {
        if (_size == 0)
        {
            return;
        }

        Span<double> values = _scratch.AsSpan(row * _size, _size);
        Span<double> sums = _sums.AsSpan(row * _size, _size);
        _environment.ReadInfo(row, values);
        for (int i = 0; i < values.Length; i++)
        {
            sums[i] += values[i];
        }
    }

    /// <summary>Reports the mean over steps and rows, in row order, and starts again.</summary>
    public void Report(IMetrics metrics, int stepsPerRow)
    {
        for (int i = 0; i < _size; i++)
        {
            double sum = 0;
            for (int row = 0; row < _environment.Count; row++)
            {
                sum += _sums[(row * _size) + i];
            }

            metrics.Add(_names[i], sum / ((double)stepsPerRow * _environment.Count));
        }

        Array.Clear(_sums);
    }
}
