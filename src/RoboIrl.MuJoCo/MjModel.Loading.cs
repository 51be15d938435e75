using System.Runtime.InteropServices;
using System.Text;
using RoboIrl.MuJoCo.Interop;
using RoboIrl.Native;

namespace RoboIrl.MuJoCo;

public sealed unsafe partial class MjModel
{
    private const int WarningSize = 1024;

    /// <summary>The parser of older engines keeps its last model in a global.</summary>
    private static readonly Lock LoadGate = new();

    /// <summary>Compiles a model from MJCF or URDF text.</summary>
    /// <param name="xml">The text.</param>
    /// <param name="assets">Files that the text refers to (meshes, textures, includes), by the name used in it; found before the disk's.</param>
    /// <param name="name">A title for messages.</param>
    /// <returns>The model; the caller disposes it.</returns>
    /// <exception cref="MuJoCoException">The text does not compile; the message carries the engine's reason with line and element.</exception>
    /// <exception cref="NativeException">The engine cannot be loaded.</exception>
    public static MjModel FromXml(string xml, IReadOnlyDictionary<string, byte[]>? assets = null, string name = "model")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(xml);
        return Load("roboirl_main.xml", Encoding.UTF8.GetBytes(xml), assets, name);
    }

    /// <summary>Loads a model from a file: MJCF or URDF (.xml, .urdf), or a compiled model (.mjb) of this engine's version.</summary>
    /// <param name="path">The file; names inside are relative to it.</param>
    /// <param name="assets">Files found before the disk's, by the name used in the model.</param>
    /// <returns>The model; the caller disposes it.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="MuJoCoException">The file does not compile; the message carries the engine's reason.</exception>
    /// <exception cref="NativeException">The engine cannot be loaded.</exception>
    public static MjModel FromFile(string path, IReadOnlyDictionary<string, byte[]>? assets = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"The model file '{path}' does not exist (looked in '{Path.GetFullPath(path)}'). Check the path and the working directory.", path);
        }

        return Load(path, null, assets, path);
    }

    private static MjModel Load(string mainName, byte[]? main, IReadOnlyDictionary<string, byte[]>? assets, string source)
    {
        Engine.EnsureReady();
        KeyValuePair<string, byte[]>[] files = assets is null ? [] : [.. assets];
        // Pinned for the call: the engine copies what it reads.
        List<GCHandle> pins = [];
        byte*[] names = new byte*[files.Length + 1];
        byte*[] contents = new byte*[files.Length + 1];
        nuint[] sizes = new nuint[files.Length + 1];
        byte[] warning = new byte[WarningSize];
        mjModel* model = null;
        try
        {
            for (int i = 0; i < files.Length; i++)
            {
                names[i] = Pin(Encoding.UTF8.GetBytes(files[i].Key + "\0"), pins);
                contents[i] = Pin(files[i].Value, pins);
                sizes[i] = (nuint)files[i].Value.Length;
            }

            byte* name = Pin(Encoding.UTF8.GetBytes(mainName + "\0"), pins);
            byte* data = main is null ? null : Pin(main, pins);
            fixed (byte** namePointer = names, contentPointer = contents)
            fixed (nuint* sizePointer = sizes)
            fixed (byte* warningPointer = warning)
            {
                lock (LoadGate)
                {
                    Guard.Check(
                        Guard.rm_load(name, data, (nuint)(main?.Length ?? 0), namePointer, contentPointer, sizePointer, files.Length, warningPointer, WarningSize, &model),
                        $"loading the model '{source}'");
                }
            }
        }
        finally
        {
            foreach (GCHandle pin in pins)
            {
                pin.Free();
            }
        }

        return new MjModel(model, source, Encoding.UTF8.GetString(warning.AsSpan(0, Math.Max(0, Array.IndexOf(warning, (byte)0)))));
    }

    private static byte* Pin(byte[] bytes, List<GCHandle> pins)
    {
        GCHandle pin = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        pins.Add(pin);
        return (byte*)pin.AddrOfPinnedObject();
    }
}
