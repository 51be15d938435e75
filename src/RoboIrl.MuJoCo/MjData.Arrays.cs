namespace RoboIrl.MuJoCo;

public sealed unsafe partial class MjData
{
    /// <summary>Generalized position [nq]: m, rad, unit quaternions.</summary>
    public Span<double> Qpos => Pointer->qpos_span(_modelPointer);

    /// <summary>Generalized velocity [nv]: m/s, rad/s.</summary>
    public Span<double> Qvel => Pointer->qvel_span(_modelPointer);

    /// <summary>Generalized acceleration [nv].</summary>
    public Span<double> Qacc => Pointer->qacc_span(_modelPointer);

    /// <summary>Acceleration that the solver starts from [nv]; part of the state.</summary>
    public Span<double> QaccWarmstart => Pointer->qacc_warmstart_span(_modelPointer);

    /// <summary>Activation of actuators with dynamics [na].</summary>
    public Span<double> Act => Pointer->act_span(_modelPointer);

    /// <summary>Control [nu]; write it before <see cref="Step"/>.</summary>
    public Span<double> Ctrl => Pointer->ctrl_span(_modelPointer);

    /// <summary>Applied generalized force [nv]; an input.</summary>
    public Span<double> QfrcApplied => Pointer->qfrc_applied_span(_modelPointer);

    /// <summary>Applied force and torque on every body's centre of mass, world frame [nbody, 6]; an input.</summary>
    public Span<double> XfrcApplied => Pointer->xfrc_applied_span(_modelPointer);

    /// <summary>Place of mocap bodies, m [nmocap, 3]; an input.</summary>
    public Span<double> MocapPosition => Pointer->mocap_pos_span(_modelPointer);

    /// <summary>Orientation of mocap bodies [nmocap, 4]; an input.</summary>
    public Span<double> MocapQuaternion => Pointer->mocap_quat_span(_modelPointer);

    /// <summary>Numbers that the engine only stores [nuserdata].</summary>
    public Span<double> UserData => Pointer->userdata_span(_modelPointer);

    /// <summary>Outputs of all sensors [nsensordata].</summary>
    public Span<double> SensorData => Pointer->sensordata_span(_modelPointer);

    /// <summary>Place of every body's frame in the world, m [nbody, 3].</summary>
    public Span<double> Xpos => Pointer->xpos_span(_modelPointer);

    /// <summary>Orientation of every body's frame [nbody, 4].</summary>
    public Span<double> Xquat => Pointer->xquat_span(_modelPointer);

    /// <summary>Orientation of every body's frame, row-major [nbody, 9].</summary>
    public Span<double> Xmat => Pointer->xmat_span(_modelPointer);

    /// <summary>Centre of mass of every body in the world, m [nbody, 3].</summary>
    public Span<double> Xipos => Pointer->xipos_span(_modelPointer);

    /// <summary>Orientation of every body's inertia [nbody, 9].</summary>
    public Span<double> Ximat => Pointer->ximat_span(_modelPointer);

    /// <summary>Anchor of every joint in the world, m [njnt, 3].</summary>
    public Span<double> Xanchor => Pointer->xanchor_span(_modelPointer);

    /// <summary>Axis of every joint in the world [njnt, 3].</summary>
    public Span<double> Xaxis => Pointer->xaxis_span(_modelPointer);

    /// <summary>Place of every geom in the world, m [ngeom, 3].</summary>
    public Span<double> GeomXpos => Pointer->geom_xpos_span(_modelPointer);

    /// <summary>Orientation of every geom [ngeom, 9].</summary>
    public Span<double> GeomXmat => Pointer->geom_xmat_span(_modelPointer);

    /// <summary>Place of every site in the world, m [nsite, 3].</summary>
    public Span<double> SiteXpos => Pointer->site_xpos_span(_modelPointer);

    /// <summary>Orientation of every site [nsite, 9].</summary>
    public Span<double> SiteXmat => Pointer->site_xmat_span(_modelPointer);

    /// <summary>Place of every camera in the world, m [ncam, 3].</summary>
    public Span<double> CameraXpos => Pointer->cam_xpos_span(_modelPointer);

    /// <summary>Orientation of every camera [ncam, 9].</summary>
    public Span<double> CameraXmat => Pointer->cam_xmat_span(_modelPointer);

    /// <summary>Centre of mass of every subtree, m [nbody, 3].</summary>
    public Span<double> SubtreeCom => Pointer->subtree_com_span(_modelPointer);

    /// <summary>Linear velocity of every subtree, m/s [nbody, 3]; only where a sensor asks.</summary>
    public Span<double> SubtreeLinvel => Pointer->subtree_linvel_span(_modelPointer);

    /// <summary>Inertia of every body about the subtree's centre of mass, and its mass [nbody, 10].</summary>
    public Span<double> Cinert => Pointer->cinert_span(_modelPointer);

    /// <summary>Velocity of every body about the subtree's centre of mass, rotation first [nbody, 6].</summary>
    public Span<double> Cvel => Pointer->cvel_span(_modelPointer);

    /// <summary>External force on every body about the subtree's centre of mass, rotation first [nbody, 6]; zero unless <see cref="Step"/> is told to compute it.</summary>
    public Span<double> CfrcExt => Pointer->cfrc_ext_span(_modelPointer);

    /// <summary>Force between every body and its parent [nbody, 6]; computed with <see cref="CfrcExt"/>.</summary>
    public Span<double> CfrcInt => Pointer->cfrc_int_span(_modelPointer);

    /// <summary>Actuators' generalized force [nv].</summary>
    public Span<double> QfrcActuator => Pointer->qfrc_actuator_span(_modelPointer);

    /// <summary>Coriolis, centrifugal and gravity force [nv].</summary>
    public Span<double> QfrcBias => Pointer->qfrc_bias_span(_modelPointer);

    /// <summary>Springs' and dampers' force [nv].</summary>
    public Span<double> QfrcPassive => Pointer->qfrc_passive_span(_modelPointer);

    /// <summary>Constraints' generalized force [nv].</summary>
    public Span<double> QfrcConstraint => Pointer->qfrc_constraint_span(_modelPointer);

    /// <summary>Force of every actuator [nu].</summary>
    public Span<double> ActuatorForce => Pointer->actuator_force_span(_modelPointer);

    /// <summary>Length of every actuator [nu].</summary>
    public Span<double> ActuatorLength => Pointer->actuator_length_span(_modelPointer);

    /// <summary>Velocity of every actuator [nu].</summary>
    public Span<double> ActuatorVelocity => Pointer->actuator_velocity_span(_modelPointer);

    /// <summary>Length of every tendon, m [ntendon].</summary>
    public Span<double> TendonLength => Pointer->ten_length_span(_modelPointer);

    /// <summary>Velocity of every tendon, m/s [ntendon].</summary>
    public Span<double> TendonVelocity => Pointer->ten_velocity_span(_modelPointer);

    /// <summary>Mechanical energy: potential, kinetic, J [2]; only where the model enables it.</summary>
    public Span<double> Energy => Pointer->energy;

    /// <summary>Simulated time, s.</summary>
    public double Time
    {
        get => Pointer->time;
        set => Pointer->time = value;
    }

    /// <summary>Number of detected contacts.</summary>
    public int ContactCount => (int)Pointer->ncon;

    /// <summary>Number of scalar constraints.</summary>
    public int ConstraintCount => (int)Pointer->nefc;

    /// <summary>Place of one body's frame in the world, m [3].</summary>
    /// <param name="id">The body.</param>
    /// <returns>A view.</returns>
    public Span<double> PositionOf(BodyId id) => Xpos.Slice(3 * id.Index, 3);

    /// <summary>Place of one geom in the world, m [3].</summary>
    /// <param name="id">The geom.</param>
    /// <returns>A view.</returns>
    public Span<double> PositionOf(GeomId id) => GeomXpos.Slice(3 * id.Index, 3);

    /// <summary>Place of one site in the world, m [3].</summary>
    /// <param name="id">The site.</param>
    /// <returns>A view.</returns>
    public Span<double> PositionOf(SiteId id) => SiteXpos.Slice(3 * id.Index, 3);

    /// <summary>Centre of mass of one body in the world, m [3].</summary>
    /// <param name="id">The body.</param>
    /// <returns>A view.</returns>
    public Span<double> CentreOfMassOf(BodyId id) => Xipos.Slice(3 * id.Index, 3);

    /// <summary>Outputs of one sensor.</summary>
    /// <param name="id">The sensor.</param>
    /// <returns>A view.</returns>
    public Span<double> OutputOf(SensorId id) => SensorData.Slice(Model.SensorAddress[id.Index], Model.SensorDimension[id.Index]);

    /// <summary>Position of one slide or hinge joint, m or rad.</summary>
    /// <param name="id">The joint.</param>
    /// <returns>A reference into <see cref="Qpos"/>.</returns>
    public ref double QposOf(JointId id) => ref Qpos[Model.JointQposAddress[id.Index]];

    /// <summary>Velocity of one slide or hinge joint, m/s or rad/s.</summary>
    /// <param name="id">The joint.</param>
    /// <returns>A reference into <see cref="Qvel"/>.</returns>
    public ref double QvelOf(JointId id) => ref Qvel[Model.JointDofAddress[id.Index]];

    /// <summary>Control of one actuator.</summary>
    /// <param name="id">The actuator.</param>
    /// <returns>A reference into <see cref="Ctrl"/>.</returns>
    public ref double CtrlOf(ActuatorId id) => ref Ctrl[id.Index];
}
