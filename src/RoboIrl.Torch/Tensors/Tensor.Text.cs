using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Shape, type and device.</summary>
        /// <returns>For example <c>[2x3], type = Float32, device = cpu</c>.</returns>
        public override string ToString() => IsInvalid ? "[disposed tensor]" : Metadata();

        /// <summary>The tensor as text.</summary>
        /// <param name="style">What is written.</param>
        /// <param name="fltFormat">Format of real numbers; null is <c>g5</c>.</param>
        /// <param name="width">Accepted for source compatibility; lines are not wrapped.</param>
        /// <param name="cultureInfo">Culture of the numbers; null is the invariant one.</param>
        /// <param name="newLine">Line break; null is a line feed.</param>
        /// <returns>The text; long dimensions show their first and last three elements.</returns>
        public string ToString(TensorStringStyle style, string? fltFormat = null, int width = 100, CultureInfo? cultureInfo = null, string? newLine = null)
        {
            if (IsInvalid || style is TensorStringStyle.Default or TensorStringStyle.Metadata)
            {
                return ToString();
            }

            using DisposeScope scope = NewDisposeScope();
            using IDisposable mode = no_grad();
            return TensorText.Write(this, style, fltFormat ?? "g5", cultureInfo ?? CultureInfo.InvariantCulture, newLine ?? "\n", Metadata());
        }

        /// <summary>The tensor as text; as <see cref="ToString(TensorStringStyle, string, int, CultureInfo, string)"/> with <see cref="TensorStringStyle.Julia"/>.</summary>
        public string str(string? fltFormat = null, int width = 100, string? newLine = null, CultureInfo? cultureInfo = null, TensorStringStyle style = TensorStringStyle.Julia) =>
            ToString(style, fltFormat, width, cultureInfo, newLine);

        private string Metadata() => $"[{string.Join("x", CachedShape)}], type = {dtype}, device = {device}";
    }
}
