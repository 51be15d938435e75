using System.Globalization;
using System.Text;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>Reads texts that a person names or pastes: programs, replies, prompts. None is long.</summary>
internal static class TextInput
{
    private const int MostBytes = 1 << 20;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A file's text, to the byte.</summary>
    /// <exception cref="UsageException">There is no such file, or it is no text.</exception>
    public static string File(string path)
    {
        if (!System.IO.File.Exists(path))
        {
            throw new UsageException($"There is no file '{path}'; give the path of a text file.");
        }

        using FileStream file = System.IO.File.OpenRead(path);
        return Read(file, $"'{path}'");
    }

    /// <summary>What comes on the standard input, to its end.</summary>
    /// <exception cref="UsageException">It is no text.</exception>
    public static string StandardInput()
    {
        using Stream input = Console.OpenStandardInput();
        return Read(input, "The standard input");
    }

    private static string Read(Stream from, string what)
    {
        byte[] bytes = new byte[MostBytes + 1];
        int count = from.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (count > MostBytes)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{what} has more than {MostBytes} bytes; a program has a few thousand. Name the file with the program."));
        }

        try
        {
            return Utf8.GetString(bytes, 0, count);
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"{what} is no UTF-8 text.");
        }
    }
}
