namespace RoboIrl.Learners.Layered;

/// <summary>Memory for intermediate results of one thread; grows to what was asked for once and stays.</summary>
public sealed class LayeredScratch
{
    private float[] _floats = [];

    /// <summary>Numbers of no particular value, valid until the next call.</summary>
    /// <param name="count">How many.</param>
    public Span<float> Floats(int count)
    {
        if (_floats.Length < count)
        {
            _floats = new float[count];
        }

        return _floats.AsSpan(0, count);
    }
}
