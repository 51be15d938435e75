using RoboIrl.MuJoCo.Interop;

namespace RoboIrl.MuJoCo;

public sealed unsafe partial class MjModel
{
    /// <summary>Length of the generalized position (free joint 7, ball 4, slide and hinge 1).</summary>
    public int PositionCount => (int)Pointer->nq;

    /// <summary>Length of the generalized velocity: degrees of freedom.</summary>
    public int VelocityCount => (int)Pointer->nv;

    /// <summary>Length of the control.</summary>
    public int ControlCount => (int)Pointer->nu;

    /// <summary>Length of the actuators' activation state.</summary>
    public int ActivationCount => (int)Pointer->na;

    /// <summary>Length of the sensor output.</summary>
    public int SensorDataCount => (int)Pointer->nsensordata;

    /// <summary>Number of mocap bodies.</summary>
    public int MocapCount => (int)Pointer->nmocap;

    /// <summary>Length of the integration state, in doubles; see <see cref="MjData.GetState"/>.</summary>
    public int StateSize => checked((int)Guard.rm_state_size(Pointer));

    /// <summary>Simulation step, s; more than 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a positive finite number.</exception>
    public double Timestep
    {
        get => Pointer->opt.timestep;
        set => Pointer->opt.timestep = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The step must be a positive number of seconds.");
    }

    /// <summary>Number of bodies, the world included.</summary>
    public int BodyCount => (int)Pointer->nbody;

    /// <summary>Number of joints.</summary>
    public int JointCount => (int)Pointer->njnt;

    /// <summary>Number of geoms.</summary>
    public int GeomCount => (int)Pointer->ngeom;

    /// <summary>Number of sites.</summary>
    public int SiteCount => (int)Pointer->nsite;

    /// <summary>Number of cameras.</summary>
    public int CameraCount => (int)Pointer->ncam;

    /// <summary>Number of lights.</summary>
    public int LightCount => (int)Pointer->nlight;

    /// <summary>Number of actuators.</summary>
    public int ActuatorCount => (int)Pointer->nu;

    /// <summary>Number of sensors.</summary>
    public int SensorCount => (int)Pointer->nsensor;

    /// <summary>Number of tendons.</summary>
    public int TendonCount => (int)Pointer->ntendon;

    /// <summary>Number of equality constraints.</summary>
    public int EqualityCount => (int)Pointer->neq;

    /// <summary>Number of meshes.</summary>
    public int MeshCount => (int)Pointer->nmesh;

    /// <summary>Number of materials.</summary>
    public int MaterialCount => (int)Pointer->nmat;

    /// <summary>Number of keyframes.</summary>
    public int KeyframeCount => (int)Pointer->nkey;

    /// <summary>Memory of all arrays of the model, bytes.</summary>
    public long BufferBytes => Pointer->nbuffer;

    /// <summary>Initial generalized position [nq]: m, rad, unit quaternions.</summary>
    public Span<double> Qpos0 => Pointer->qpos0_span;

    /// <summary>Mass of every body, kg [nbody].</summary>
    public Span<double> BodyMass => Pointer->body_mass_span;

    /// <summary>Place of every body in its parent's frame, m [nbody, 3].</summary>
    public Span<double> BodyPosition => Pointer->body_pos_span;

    /// <summary>Principal moments of inertia, kg m2 [nbody, 3].</summary>
    public Span<double> BodyInertia => Pointer->body_inertia_span;

    /// <summary>Parent of every body [nbody].</summary>
    public Span<int> BodyParent => Pointer->body_parentid_span;

    /// <summary>Row of every body in the mocap arrays, -1 for a body that is not one [nbody].</summary>
    public Span<int> BodyMocap => Pointer->body_mocapid_span;

    /// <summary>0 free, 1 ball, 2 slide, 3 hinge [njnt].</summary>
    public Span<int> JointType => Pointer->jnt_type_span;

    /// <summary>Body of every joint [njnt].</summary>
    public Span<int> JointBody => Pointer->jnt_bodyid_span;

    /// <summary>Limits of every joint, m or rad [njnt, 2]; they count only where the joint is limited.</summary>
    public Span<double> JointRange => Pointer->jnt_range_span;

    /// <summary>Stiffness of every joint's spring, N/m or N m/rad [njnt]; 0 for none.</summary>
    public Span<double> JointStiffness => Pointer->jnt_stiffness_span;

    /// <summary>First element of every joint in the position [njnt].</summary>
    public Span<int> JointQposAddress => Pointer->jnt_qposadr_span;

    /// <summary>First element of every joint in the velocity [njnt].</summary>
    public Span<int> JointDofAddress => Pointer->jnt_dofadr_span;

    /// <summary>Damping of every degree of freedom [nv].</summary>
    public Span<double> DofDamping => Pointer->dof_damping_span;

    /// <summary>Rotor inertia of every degree of freedom [nv].</summary>
    public Span<double> DofArmature => Pointer->dof_armature_span;

    /// <summary>Shape of every geom: 0 plane, 1 height field, 2 sphere, 3 capsule, 4 ellipsoid, 5 cylinder, 6 box, 7 mesh [ngeom].</summary>
    public Span<int> GeomType => Pointer->geom_type_span;

    /// <summary>Body of every geom [ngeom].</summary>
    public Span<int> GeomBody => Pointer->geom_bodyid_span;

    /// <summary>Size parameters of every geom, m [ngeom, 3].</summary>
    public Span<double> GeomSize => Pointer->geom_size_span;

    /// <summary>Place of every geom in its body's frame, m [ngeom, 3].</summary>
    public Span<double> GeomPosition => Pointer->geom_pos_span;

    /// <summary>Sliding, spinning and rolling friction [ngeom, 3].</summary>
    public Span<double> GeomFriction => Pointer->geom_friction_span;

    /// <summary>Colour of every geom, 0 to 1 [ngeom, 4].</summary>
    public Span<float> GeomColor => Pointer->geom_rgba_span;

    /// <summary>Body of every site [nsite].</summary>
    public Span<int> SiteBody => Pointer->site_bodyid_span;

    /// <summary>Place of every site in its body's frame, m [nsite, 3].</summary>
    public Span<double> SitePosition => Pointer->site_pos_span;

    /// <summary>Gear of every actuator [nu, 6].</summary>
    public Span<double> ActuatorGear => Pointer->actuator_gear_span;

    /// <summary>Limits of every control [nu, 2]; they count only where the actuator is limited.</summary>
    public Span<double> ActuatorControlRange => Pointer->actuator_ctrlrange_span;

    /// <summary>Limits of every actuator's force [nu, 2].</summary>
    public Span<double> ActuatorForceRange => Pointer->actuator_forcerange_span;

    /// <summary>Gain parameters of every actuator [nu, 10].</summary>
    public Span<double> ActuatorGainParameters => Pointer->actuator_gainprm_span;

    /// <summary>Bias parameters of every actuator [nu, 10].</summary>
    public Span<double> ActuatorBiasParameters => Pointer->actuator_biasprm_span;

    /// <summary>First element of every sensor in the sensor output [nsensor].</summary>
    public Span<int> SensorAddress => Pointer->sensor_adr_span;

    /// <summary>Number of outputs of every sensor [nsensor].</summary>
    public Span<int> SensorDimension => Pointer->sensor_dim_span;

    /// <summary>Position of every keyframe [nkey, nq].</summary>
    public Span<double> KeyframeQpos => Pointer->key_qpos_span;

    /// <summary>Velocity of every keyframe [nkey, nv].</summary>
    public Span<double> KeyframeQvel => Pointer->key_qvel_span;

    /// <summary>Activation of every keyframe [nkey, na].</summary>
    public Span<double> KeyframeActivation => Pointer->key_act_span;

    /// <summary>Controls of every keyframe [nkey, nu].</summary>
    public Span<double> KeyframeControl => Pointer->key_ctrl_span;

    /// <summary>Place of every mocap body in every keyframe, m [nkey, nmocap, 3].</summary>
    public Span<double> KeyframeMocapPosition => Pointer->key_mpos_span;

    /// <summary>Orientation (w, x, y, z) of every mocap body in every keyframe [nkey, nmocap, 4].</summary>
    public Span<double> KeyframeMocapQuaternion => Pointer->key_mquat_span;

    /// <summary>Gravity, m/s2 [3].</summary>
    public Span<double> Gravity => Pointer->opt.gravity;

    /// <summary>Whether the joint has limits.</summary>
    /// <param name="id">The joint.</param>
    /// <returns>True where <see cref="JointRange"/> counts.</returns>
    public bool IsLimited(JointId id) => Pointer->jnt_limited_span[id.Index] != 0;

    /// <summary>Whether the actuator's control is clamped.</summary>
    /// <param name="id">The actuator.</param>
    /// <returns>True where <see cref="ActuatorControlRange"/> counts.</returns>
    public bool IsControlLimited(ActuatorId id) => Pointer->actuator_ctrllimited_span[id.Index] != 0;

    /// <summary>Total mass of the bodies, kg.</summary>
    public double TotalMass
    {
        get
        {
            double sum = 0;
            foreach (double mass in BodyMass)
            {
                sum += mass;
            }

            return sum;
        }
    }
}
