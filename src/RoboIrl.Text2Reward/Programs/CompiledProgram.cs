using RoboIrl.Core.RewardPrograms;

namespace RoboIrl.Text2Reward.Programs;

/// <summary>A verified reward program as an assembly: what runs in the step loop, at the speed of built-in code.</summary>
/// <remarks>Its code is loaded at the first <see cref="Create"/> and can be unloaded once it is disposed of and every program is gone.</remarks>
public sealed class CompiledProgram : IDisposable
{
    private readonly byte[] _image;
    private readonly byte[] _symbols;
    private readonly Lock _gate = new();
    private ProgramContext? _context;
    private Type? _type;
    private bool _disposed;

    internal CompiledProgram(string source, string hash, string name, Type world, IReadOnlyList<string> terms, byte[] image, byte[] symbols) =>
        (Source, Hash, Name, World, Terms, _image, _symbols) = (source, hash, name, world, terms, image, symbols);

    /// <summary>The text, with one kind of line end.</summary>
    public string Source { get; }

    /// <summary>SHA-256 of <see cref="Source"/>, 64 hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>Name of its class.</summary>
    public string Name { get; }

    /// <summary>The interface of the world that it rewards, such as <see cref="IManipulationWorld"/>.</summary>
    public Type World { get; }

    /// <summary>Names of its terms, each once: the columns of <see cref="RewardTerms"/>.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>Makes a program to run. It belongs to one thread at a time; every world, or every thread, has its own.</summary>
    /// <typeparam name="TWorld">The world's interface, <see cref="World"/>.</typeparam>
    /// <exception cref="ArgumentException">The program rewards another kind of world.</exception>
    /// <exception cref="ObjectDisposedException">It was disposed of.</exception>
    public IRewardProgram<TWorld> Create<TWorld>()
        where TWorld : IWorld
    {
        if (!World.IsAssignableFrom(typeof(TWorld)))
        {
            throw new ArgumentException($"The program {Name} rewards a {World.Name}, not a {typeof(TWorld).Name}. Write 'IRewardProgram<{typeof(TWorld).Name}>' in it, or choose another environment.");
        }

        return (IRewardProgram<TWorld>)Create();
    }

    /// <summary>
    /// The program for an environment, whose worlds make their own instances; what it throws comes as a <see cref="RewardProgramException"/>
    /// that names the line, and where evaluations take far too long again and again, one ends with a <see cref="SlowProgramException"/>.
    /// </summary>
    /// <param name="name">What it is called in messages and run folders.</param>
    public LoadedRewardProgram Load(string name)
    {
        Type guarded = typeof(GuardedProgram<>).MakeGenericType(World);
        return new LoadedRewardProgram(name, Terms, () => Activator.CreateInstance(guarded, Create(), name, Terms, this)!);
    }

    /// <summary>Lets the code be unloaded; programs that still run go on.</summary>
    public void Dispose()
    {
        _disposed = true;
        _context?.Unload();
        (_context, _type) = (null, null);
    }

    private object Create()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        lock (_gate)
        {
            _context ??= new ProgramContext(Name);
            _type ??= _context.LoadFromStream(new MemoryStream(_image, writable: false), new MemoryStream(_symbols, writable: false)).GetType(Name, throwOnError: true)!;
        }

        return Activator.CreateInstance(_type)!;
    }
}
