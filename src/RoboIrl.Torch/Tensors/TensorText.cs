using System.Globalization;
using System.Text;

namespace TorchSharp;

/// <summary>Writes the elements of a tensor.</summary>
internal static class TensorText
{
    private const int Edge = 3;
    private const int Whole = 2 * Edge + 1;

    internal static string Write(torch.Tensor tensor, TensorStringStyle style, string format, CultureInfo culture, string newLine, string metadata)
    {
        torch.Tensor host = tensor.detach().cpu().contiguous();
        Func<long, string> element = Elements(host, format, culture);
        var text = new StringBuilder();
        if (style == TensorStringStyle.Julia)
        {
            text.Append(metadata).Append(newLine);
        }

        string separator = style == TensorStringStyle.Numpy ? " " : ", ";
        string lineBreak = style == TensorStringStyle.CSharp ? "" : newLine;
        string brackets = style == TensorStringStyle.CSharp ? "{}" : "[]";
        long index = 0;
        Nested(text, host.CachedShape, 0, ref index, element, brackets, separator, lineBreak);
        return text.ToString();
    }

    private static void Nested(StringBuilder text, long[] shape, int depth, ref long index, Func<long, string> element, string brackets, string separator, string lineBreak)
    {
        if (depth == shape.Length)
        {
            text.Append(element(index++));
            return;
        }

        long inner = 1;
        for (int i = depth + 1; i < shape.Length; i++)
        {
            inner *= shape[i];
        }

        bool last = depth == shape.Length - 1;
        text.Append(brackets[0]);
        for (long i = 0; i < shape[depth]; i++)
        {
            if (i > 0)
            {
                text.Append(last || lineBreak.Length == 0 ? separator : lineBreak + new string(' ', depth + 1));
            }

            if (i == Edge && shape[depth] > Whole)
            {
                text.Append("...");
                long skipped = shape[depth] - 2 * Edge;
                index += skipped * inner;
                i += skipped - 1;
                continue;
            }

            Nested(text, shape, depth + 1, ref index, element, brackets, separator, lineBreak);
        }

        text.Append(brackets[1]);
    }

    private static Func<long, string> Elements(torch.Tensor host, string format, CultureInfo culture)
    {
        switch (host.dtype)
        {
            case torch.ScalarType.Bool:
                bool[] truths = host.data<bool>().ToArray();
                return i => truths[i] ? "True" : "False";
            case torch.ScalarType.Byte or torch.ScalarType.Int8 or torch.ScalarType.Int16 or torch.ScalarType.Int32 or torch.ScalarType.Int64:
                long[] whole = host.@long().data<long>().ToArray();
                return i => whole[i].ToString(culture);
            case torch.ScalarType.ComplexFloat32 or torch.ScalarType.ComplexFloat64:
                System.Numerics.Complex[] complex = host.to(torch.ScalarType.ComplexFloat64).data<System.Numerics.Complex>().ToArray();
                return i => complex[i].ToString(format, culture);
            default:
                double[] real = host.@double().data<double>().ToArray();
                return i => real[i].ToString(format, culture);
        }
    }
}
