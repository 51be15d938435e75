using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Where a tensor lives: a kind and, for accelerators, an index.</summary>
    public sealed class Device : IEquatable<Device>
    {
        /// <summary>A device from text such as <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</summary>
        /// <param name="description">The text.</param>
        /// <exception cref="ArgumentException">The text names no device.</exception>
        public Device(string description)
        {
            ArgumentNullException.ThrowIfNull(description);
            string[] parts = description.Split(':');
            type = ParseType(parts[0], description);
            int number = -1;
            if (parts.Length > 2 || (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out number) || number > 126)))
            {
                throw new ArgumentException($"'{description}' is no device: expected a kind and an index from 0 to 126, for example 'cuda:0'.", nameof(description));
            }

            index = Normalise(type, number);
        }

        /// <summary>A device from its kind's name and its index.</summary>
        /// <param name="deviceType">For example <c>cuda</c>.</param>
        /// <param name="index">Which one; -1 is the current one.</param>
        public Device(string deviceType, int index = -1) : this(ParseType(deviceType, deviceType), index)
        {
        }

        /// <summary>A device from its kind and its index.</summary>
        /// <param name="deviceType">The kind.</param>
        /// <param name="index">Which one, to 126; -1 is the current one.</param>
        public Device(DeviceType deviceType, int index = -1)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(index, -1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(index, 126);
            type = deviceType;
            this.index = Normalise(deviceType, index);
        }

        /// <summary>CUDA device number <paramref name="index"/>.</summary>
        /// <param name="index">Which one, 0 or more.</param>
        public Device(int index) : this(DeviceType.CUDA, index)
        {
        }

        /// <summary>The kind.</summary>
        public DeviceType type { get; }

        /// <summary>Which one of its kind; -1 is the current one (always for the CPU).</summary>
        public int index { get; }

        internal int Packed => ((int)type << 8) | (index & 255);

        /// <summary>A device from its text.</summary>
        /// <param name="description">As in the constructor.</param>
        public static implicit operator Device(string description) => new(description);

        /// <inheritdoc/>
        public override string ToString()
        {
            string name = type.ToString().ToLowerInvariant();
            return index < 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}:{index}");
        }

        /// <inheritdoc/>
        public bool Equals(Device? other) => other is not null && other.type == type && other.index == index;

        /// <inheritdoc/>
        public override bool Equals(object? obj) => Equals(obj as Device);

        /// <inheritdoc/>
        public override int GetHashCode() => Packed;

        internal static Device FromPacked(int packed)
        {
            var type = (DeviceType)(packed >> 8);
            int index = packed & 255;
            return type == DeviceType.CPU ? CPU : new Device(type, index == 255 ? -1 : index);
        }

        private static int Normalise(DeviceType type, int index) => type == DeviceType.CPU ? -1 : index;

        private static DeviceType ParseType(string text, string whole) => text switch
        {
            "cpu" or "CPU" => DeviceType.CPU,
            "cuda" or "CUDA" => DeviceType.CUDA,
            "mps" or "MPS" => DeviceType.MPS,
            "meta" or "META" => DeviceType.META,
            _ => throw new ArgumentException($"'{whole}' is no device: expected cpu, cuda, cuda:N, mps or meta."),
        };
    }

    /// <summary>The host.</summary>
    public static Device CPU { get; } = new(DeviceType.CPU);

    /// <summary>Shapes without data.</summary>
    public static Device META { get; } = new(DeviceType.META);

    /// <summary>The current CUDA device.</summary>
    /// <exception cref="InvalidOperationException">There is no CUDA device.</exception>
    public static Device CUDA => cuda.is_available()
        ? new Device(DeviceType.CUDA)
        : throw new InvalidOperationException("There is no CUDA device; ask torch.cuda.is_available() first.");

    /// <summary>A device from text such as <c>cuda:0</c>.</summary>
    /// <param name="description">The text.</param>
    /// <returns>The device.</returns>
    public static Device device(string description) => new(description);

    /// <summary>A device from its kind's name and its index.</summary>
    /// <param name="deviceType">For example <c>cuda</c>.</param>
    /// <param name="index">Which one; -1 is the current one.</param>
    /// <returns>The device.</returns>
    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    /// <summary>A device from its kind and its index.</summary>
    /// <param name="deviceType">The kind.</param>
    /// <param name="index">Which one; -1 is the current one.</param>
    /// <returns>The device.</returns>
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    /// <summary>CUDA device number <paramref name="index"/>.</summary>
    /// <param name="index">Which one, 0 or more.</param>
    /// <returns>The device.</returns>
    public static Device device(int index) => new(index);
}
