using System.Runtime.InteropServices;
using RoboIrl.Core.Imaging;
using RoboIrl.MuJoCo;
using RoboIrl.MuJoCo.Interop;
using RoboIrl.Native;
using RoboIrl.Rendering.Gl;

namespace RoboIrl.Rendering;

/// <summary>Draws a model without a window, from states that were stored while it was stepped.</summary>
/// <remarks>
/// Making one takes about 0.2 s, so keep it for all frames. It works on a copy of the model (the effects are part of a model)
/// and owns its simulation data, scene and OpenGL context. It belongs to the thread that made it: from another one every
/// method throws <see cref="InvalidOperationException"/>. A thread may have several, of any models and sizes, and use them in
/// any order.
/// </remarks>
public sealed unsafe class SceneRenderer : IDisposable
{
    private const int MostGeoms = 10_000;
    private const int FontScale = 100;
    private static int _boundBackend = -1;

    private readonly MjModel _model;
    private readonly MjData _data;
    private readonly IGlContext _context;
    private readonly NativeBuffer<mjvScene> _scene = new(1);
    private readonly NativeBuffer<mjrContext> _renderer = new(1);
    private readonly NativeBuffer<mjvOption> _options = new(1);
    private readonly byte[] _bottomUp;
    private readonly float[] _depths;
    private readonly SceneViews _views;
    private bool _disposed;

    /// <summary>Starts OpenGL and uploads the model.</summary>
    /// <param name="model">The model; it is copied, the caller keeps it.</param>
    /// <param name="settings">Size and effects.</param>
    /// <param name="camera">
    /// A camera of the model, or null: its camera <c>track</c> or <c>view</c> where it has one, else a side view that follows
    /// the first body.
    /// </param>
    /// <param name="backend">Where OpenGL comes from.</param>
    /// <exception cref="GlException">No OpenGL; the message lists what was tried.</exception>
    /// <exception cref="KeyNotFoundException">The model has no such camera; the message has the nearest.</exception>
    /// <exception cref="MuJoCoException">The engine failed.</exception>
    public SceneRenderer(MjModel model, RenderSettings settings, string? camera = null, GlBackend backend = GlBackend.Auto)
    {
        ArgumentNullException.ThrowIfNull(model);
        Check(settings);
        Settings = settings;
        _bottomUp = new byte[settings.Width * settings.Height * 3];
        _depths = new float[settings.Width * settings.Height];
        _model = model.Clone();
        Configure(_model.Pointer, settings);
        _data = _model.CreateData();
        try
        {
            _views = new SceneViews(_model, camera);
            _context = GlContexts.Create(backend);
            Start();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Size and effects.</summary>
    public RenderSettings Settings { get; }

    /// <summary>How OpenGL was started and what draws.</summary>
    public string Backend => _context.Description;

    /// <summary>Draws a stored state.</summary>
    /// <param name="state">[model.StateSize] from <see cref="MjData.GetState"/> of the same model.</param>
    /// <returns>A new image.</returns>
    public RgbImage Render(ReadOnlySpan<double> state)
    {
        RgbImage image = new(Settings.Width, Settings.Height);
        Render(state, image);
        return image;
    }

    /// <summary>Draws a stored state into an image.</summary>
    /// <param name="state">[model.StateSize] from <see cref="MjData.GetState"/> of the same model.</param>
    /// <param name="image">Of the settings' size; every pixel is written.</param>
    public void Render(ReadOnlySpan<double> state, RgbImage image)
    {
        if (image.Width != Settings.Width || image.Height != Settings.Height)
        {
            throw new ArgumentException($"The image is {image.Width} x {image.Height}; this renderer draws {Settings.Width} x {Settings.Height}.", nameof(image));
        }

        Place(state);
        DrawColors(_views.Own(_data), image.Pixels);
    }

    /// <summary>Puts the model into a stored state, for any number of <c>Draw</c> calls.</summary>
    /// <param name="state">[model.StateSize] from <see cref="MjData.GetState"/> of the same model.</param>
    public void Place(ReadOnlySpan<double> state)
    {
        Enter();
        _data.SetState(state);
        _data.Forward();
    }

    /// <summary>What a camera of the model sees.</summary>
    /// <param name="camera">The camera.</param>
    /// <param name="colors">[H, W, 3] red, green, blue; the top row first.</param>
    public void DrawColors(CameraId camera, Span<byte> colors)
    {
        Enter();
        DrawColors(_views.Of(camera), colors);
    }

    /// <summary>How far what a camera sees is from its plane.</summary>
    /// <param name="camera">The camera.</param>
    /// <param name="depths">[H, W] in m, at most the far plane's distance; the top row first.</param>
    public void DrawDepths(CameraId camera, Span<float> depths)
    {
        Enter();
        Draw(_views.Of(camera), segments: false);
        fixed (float* pixels = _depths)
        {
            MuJoCoApi.mjr_readPixels(null, pixels, Viewport, _renderer.Pointer);
        }

        // The depth buffer holds (1 / near - 1 / z) / (1 / near - 1 / far).
        double extent = _model.Pointer->stat.extent;
        double near = _model.Pointer->vis.map.znear * extent;
        double far = _model.Pointer->vis.map.zfar * extent;
        for (int i = 0; i < _depths.Length; i++)
        {
            _depths[i] = (float)(near / (1 - (_depths[i] * (1 - (near / far)))));
        }

        TopDown<float>(_depths, depths, 1);
    }

    /// <summary>Which geom a camera sees where.</summary>
    /// <param name="camera">The camera.</param>
    /// <param name="geoms">[H, W] the geom's number plus 1, 0 where there is none; the top row first.</param>
    /// <remarks>Exact only without samples (<see cref="RenderSettings.Samples"/> 0): smoothed edges would mix numbers.</remarks>
    public void DrawGeoms(CameraId camera, Span<float> geoms)
    {
        Enter();
        Draw(_views.Of(camera), segments: true);
        ReadColors();
        mjvScene* scene = _scene.Pointer;
        int[] seen = new int[scene->ngeom + 1];
        for (int i = 0; i < scene->ngeom; i++)
        {
            mjvGeom* geom = &scene->geoms[i];
            if (geom->segid >= 0 && geom->segid < scene->ngeom && geom->objtype == (int)mjtObj.mjOBJ_GEOM)
            {
                seen[geom->segid + 1] = geom->objid + 1;
            }
        }

        for (int i = 0; i < _depths.Length; i++)
        {
            int color = _bottomUp[3 * i] | (_bottomUp[(3 * i) + 1] << 8) | (_bottomUp[(3 * i) + 2] << 16);
            _depths[i] = color < seen.Length ? seen[color] : 0;
        }

        TopDown<float>(_depths, geoms, 1);
    }

    /// <summary>Frees scene, context and model copy. On the thread that made the renderer.</summary>
    /// <exception cref="InvalidOperationException">This is another thread; nothing is freed.</exception>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _context?.MakeCurrent(); // else the engine would free what has the same numbers in another context
        _disposed = true;
        if (_context is not null)
        {
            MuJoCoApi.mjr_freeContext(_renderer.Pointer);
            MuJoCoApi.mjv_freeScene(_scene.Pointer);
            _context.Dispose();
        }

        _data.Dispose();
        _model.Dispose();
        _scene.Dispose();
        _renderer.Dispose();
        _views?.Dispose();
        _options.Dispose();
    }

    private mjrRect Viewport => new() { width = Settings.Width, height = Settings.Height };

    /// <summary>Every public call begins here: OpenGL finds objects by number, in whichever context is current.</summary>
    private void Enter()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _context.MakeCurrent();
    }

    private void DrawColors(mjvCamera* view, Span<byte> colors)
    {
        Draw(view, segments: false);
        ReadColors();
        TopDown<byte>(_bottomUp, colors, 3);
    }

    private void Draw(mjvCamera* view, bool segments)
    {
        Guard.Call("mjv_updateScene",
        [
            (nint)_model.Pointer, (nint)_data.Pointer, (nint)_options.Pointer, 0, (nint)view, (nint)(int)mjtCatBit.mjCAT_ALL, (nint)_scene.Pointer,
        ], _data.Pointer);
        mjvScene* scene = _scene.Pointer;
        scene->flags[(int)mjtRndFlag.mjRND_SHADOW] = (byte)(Settings.ShadowMapSize > 0 && !segments ? 1 : 0);
        scene->flags[(int)mjtRndFlag.mjRND_REFLECTION] = (byte)(Settings.Reflections && !segments ? 1 : 0);
        scene->flags[(int)mjtRndFlag.mjRND_SEGMENT] = (byte)(segments ? 1 : 0);
        scene->flags[(int)mjtRndFlag.mjRND_IDCOLOR] = (byte)(segments ? 1 : 0);
        MuJoCoApi.mjr_render(Viewport, scene, _renderer.Pointer);
    }

    private void ReadColors()
    {
        fixed (byte* pixels = _bottomUp)
        {
            MuJoCoApi.mjr_readPixels(pixels, null, Viewport, _renderer.Pointer);
        }
    }

    // OpenGL's first row is the bottom one.
    private void TopDown<T>(ReadOnlySpan<T> bottomUp, Span<T> topDown, int perPixel)
    {
        int stride = Settings.Width * perPixel;
        for (int y = 0; y < Settings.Height; y++)
        {
            bottomUp.Slice((Settings.Height - 1 - y) * stride, stride).CopyTo(topDown[(y * stride)..]);
        }
    }

    private static void Check(RenderSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Width is < 16 or > 8192 || settings.Height is < 16 or > 8192)
        {
            throw new ArgumentException($"The image's size is {settings.Width} x {settings.Height}; expected 16 to 8192 pixels each way.", nameof(settings));
        }

        if (settings.Samples is not (0 or 2 or 4 or 8))
        {
            throw new ArgumentException($"There are {settings.Samples} samples per pixel; expected 0, 2, 4 or 8.", nameof(settings));
        }
    }

    /// <summary>Effects that the engine reads when the context is made: later changes would have no effect.</summary>
    private static void Configure(mjModel* model, RenderSettings settings)
    {
        model->vis.global.offwidth = settings.Width;
        model->vis.global.offheight = settings.Height;
        model->vis.quality.shadowsize = settings.ShadowMapSize;
        model->vis.quality.offsamples = settings.Samples;
        model->vis.quality.numslices = settings.Slices;
        model->vis.quality.numstacks = Math.Max(4, settings.Slices * 16 / 28);
    }

    private void Start()
    {
        // The engine looks up its OpenGL functions once, in the library it finds first, and keeps them.
        int bound = Interlocked.CompareExchange(ref _boundBackend, (int)_context.Backend, -1);
        if (bound >= 0 && bound != (int)_context.Backend)
        {
            throw new GlException($"This process draws with {(GlBackend)bound} already and cannot change to {_context.Backend}: MuJoCo keeps one OpenGL library for the life of a process. Set {GlContexts.BackendVariable} before it starts.");
        }

        MuJoCoApi.mjv_defaultOption(_options.Pointer);
        MuJoCoApi.mjv_defaultScene(_scene.Pointer);
        MuJoCoApi.mjr_defaultContext(_renderer.Pointer);
        Guard.Call("mjv_makeScene", [(nint)_model.Pointer, (nint)_scene.Pointer, MostGeoms]);
        try
        {
            Guard.Call("mjr_makeContext", [(nint)_model.Pointer, (nint)_renderer.Pointer, FontScale]);
            Guard.Call("mjr_setBuffer", [(int)mjtFramebuffer.mjFB_OFFSCREEN, (nint)_renderer.Pointer]);
        }
        catch (MuJoCoException e)
        {
            throw new GlException($"OpenGL started ({_context.Description}), but MuJoCo cannot draw with it: {e.Message}. Another OpenGL library may have been loaded before; {GlContexts.BackendVariable}=egl or osmesa chooses the backend.");
        }

        if (_renderer.Pointer->currentBuffer != (int)mjtFramebuffer.mjFB_OFFSCREEN)
        {
            throw new GlException($"OpenGL started ({_context.Description}), but has no off-screen buffer of {Settings.Width} x {Settings.Height} pixels. Choose a smaller size.");
        }
    }
}
