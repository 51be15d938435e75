namespace RoboIrl.Core.Layered;

/// <summary>A layered decision problem with rich observations, as learners see it. Immutable: threads may share it.</summary>
public interface ILayeredProblem
{
    /// <summary>Sizes.</summary>
    LayeredSpec Spec { get; }

    /// <summary>Makes a batch that runs up to <paramref name="capacity"/> episodes at once. One thread uses it at a time; several threads take one each.</summary>
    /// <param name="capacity">At least 1.</param>
    /// <returns>A batch that the caller owns; <see cref="ILayeredBatch.Begin"/> it before anything else.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is below 1 or more than fits into memory.</exception>
    ILayeredBatch CreateBatch(int capacity);
}
