namespace RoboIrl.Envs;

/// <summary>How one world goes through the engine: one implementation per <see cref="SteppingMode"/>.</summary>
internal interface IPhysicsLoop
{
    /// <summary>Number of doubles of a saved state.</summary>
    int StateSize { get; }

    /// <summary>Prepares the world for the task to write a start state.</summary>
    void Clear();

    /// <summary>Evaluates the start state that the task has written.</summary>
    void Begin();

    /// <summary>The physics of one control step.</summary>
    void Step();

    /// <summary>Saves what the coming physics depends on.</summary>
    /// <param name="state">[StateSize]</param>
    void GetState(Span<double> state);

    /// <summary>Restores a saved state and its derived quantities; stepping on gives the same bits.</summary>
    /// <param name="state">[StateSize] from <see cref="GetState"/>.</param>
    void SetState(ReadOnlySpan<double> state);
}
