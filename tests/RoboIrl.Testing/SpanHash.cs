using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace RoboIrl.Testing;

/// <summary>Hashes of raw memory, to compare states and parameters bit by bit.</summary>
public static class SpanHash
{
    /// <summary>SHA-256 of the elements' bytes, in hexadecimal.</summary>
    public static string Of<T>(ReadOnlySpan<T> values)
        where T : unmanaged =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values)));

    /// <summary>SHA-256 over the names, relative to the folder, and the bytes of all files below it, in hexadecimal.</summary>
    public static string OfFolder(string folder)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, path) + "\0"));
            hash.AppendData(File.ReadAllBytes(path));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
