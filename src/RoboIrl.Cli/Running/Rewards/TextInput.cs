using System.Globalization;
using System.Text;
using RoboIrl.Native;

namespace RoboIrl.Cli.Running.Rewards;

/// <summary>Reads texts that a person names or pastes: programs, replies, prompts. None is long.</summary>
internal static class TextInput
{
    /// <summary>The most bytes of a text.</summary>
    public const int MostBytes = 1 << 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A file's text, to the byte.</summary>
    /// <exception cref="UsageException">There is no such file, it is empty, far too large, or no text.</exception>
    public static string File(string path)
    {
        if (!System.IO.File.Exists(path))
        {
            throw new UsageException($"There is no file '{path}'; give the path of a text file.");
        }

        if (MappedFile.LengthOf(path) is var bytes and (0 or > MostBytes)) // 0 also of a pipe, which would be read for ever
        {
            throw WrongSize($"'{path}'", bytes);
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
            throw WrongSize(what, count);
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

    private static UsageException WrongSize(string what, long bytes) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{what} has {bytes} bytes or more; a program has a few thousand. Name the file with the program."));
}
