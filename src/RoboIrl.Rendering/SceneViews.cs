using RoboIrl.MuJoCo;
using RoboIrl.MuJoCo.Interop;
using RoboIrl.Native;

namespace RoboIrl.Rendering;

/// <summary>Where a scene is seen from: a renderer's own view, which may follow a body, or any camera of the model.</summary>
internal sealed unsafe class SceneViews : IDisposable
{
    private readonly NativeBuffer<mjvCamera> _own = new(1);
    private readonly NativeBuffer<mjvCamera> _camera = new(1);
    private readonly int _followed; // body that the own view stays beside; 0, the world, for none

    /// <summary>Chooses the own view.</summary>
    /// <param name="model">The model.</param>
    /// <param name="name">A camera of the model, or null: <c>track</c> or <c>view</c> where it has one, else beside the first body.</param>
    /// <exception cref="KeyNotFoundException">The model has no such camera; the message has the nearest.</exception>
    public SceneViews(MjModel model, string? name)
    {
        MuJoCoApi.mjv_defaultCamera(_own.Pointer);
        MuJoCoApi.mjv_defaultCamera(_camera.Pointer);
        name ??= HasCamera(model, "track\0"u8) ? "track" : HasCamera(model, "view\0"u8) ? "view" : null;
        if (name is not null)
        {
            try
            {
                Fix(_own.Pointer, model.Camera(name));
            }
            catch
            {
                Dispose();
                throw;
            }

            return;
        }

        MuJoCoApi.mjv_defaultFreeCamera(model.Pointer, _own.Pointer);
        if (model.BodyCount > 1)
        {
            _followed = 1;
            _own.Pointer->azimuth = 90;
            _own.Pointer->elevation = -15;
        }
    }

    /// <summary>The own view of a state. The pointer is valid until <see cref="Dispose"/>.</summary>
    /// <param name="data">The state, after a forward pass.</param>
    /// <remarks>
    /// It keeps beside the body over the ground. The engine's own tracking camera trails behind, so that a picture would
    /// depend on those before it; and it bobs with every step of a runner.
    /// </remarks>
    public mjvCamera* Own(MjData data)
    {
        if (_followed > 0)
        {
            double* center = data.Pointer->subtree_com + (3 * _followed);
            _own.Pointer->lookat[0] = center[0];
            _own.Pointer->lookat[1] = center[1];
        }

        return _own.Pointer;
    }

    /// <summary>The view of a camera of the model. The pointer is valid until the next call.</summary>
    /// <param name="camera">The camera.</param>
    public mjvCamera* Of(CameraId camera)
    {
        Fix(_camera.Pointer, camera);
        return _camera.Pointer;
    }

    public void Dispose()
    {
        _own.Dispose();
        _camera.Dispose();
    }

    private static void Fix(mjvCamera* view, CameraId camera)
    {
        view->type = (int)mjtCamera.mjCAMERA_FIXED;
        view->fixedcamid = camera.Index;
    }

    private static bool HasCamera(MjModel model, ReadOnlySpan<byte> terminated)
    {
        fixed (byte* name = terminated)
        {
            return MuJoCoApi.mj_name2id(model.Pointer, (int)mjtObj.mjOBJ_CAMERA, (sbyte*)name) >= 0;
        }
    }
}
