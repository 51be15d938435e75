namespace RoboIrl.Core.Environments;

/// <summary>Where the images are in an observation: its last Frames x Channels x Height x Width elements, in this order, oldest frame first.</summary>
/// <param name="Frames">K, consecutive frames.</param>
/// <param name="Channels">C, of all cameras together: 3 for colour, 1 for depth, 1 for segmentation, camera by camera.</param>
/// <param name="Height">H, rows, the top one first.</param>
/// <param name="Width">W, pixels per row.</param>
public sealed record ImageSpec(int Frames, int Channels, int Height, int Width)
{
    /// <summary>Elements of one frame.</summary>
    public int FrameSize => Channels * Height * Width;

    /// <summary>Elements of all frames.</summary>
    public int Size => Frames * FrameSize;
}
