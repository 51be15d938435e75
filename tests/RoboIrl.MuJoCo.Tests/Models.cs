namespace RoboIrl.MuJoCo.Tests;

/// <summary>Small models that together touch what a reset and a state must cover.</summary>
internal static class Models
{
    public const string Pendulum = """
        <mujoco>
          <worldbody>
            <body name="rod" pos="0 0 1">
              <joint name="hinge" type="hinge" axis="0 1 0" damping="0.1"/>
              <geom name="stick" type="capsule" size="0.02" fromto="0 0 0 0 0 -0.5"/>
              <site name="tip" pos="0 0 -0.5"/>
            </body>
          </worldbody>
          <actuator><motor name="drive" joint="hinge" ctrllimited="true" ctrlrange="-2 2"/></actuator>
          <sensor><jointpos name="angle" joint="hinge"/><framepos name="tip position" objtype="site" objname="tip"/></sensor>
          <keyframe><key name="up" qpos="3.1"/></keyframe>
        </mujoco>
        """;

    /// <summary>A ball that comes to rest on the floor.</summary>
    public const string Ball = """
        <mujoco>
          <worldbody>
            <geom type="plane" size="1 1 0.1"/>
            <body pos="0 0 0.11"><freejoint/><geom size="0.1"/></body>
          </worldbody>
        </mujoco>
        """;

    /// <summary>Free bodies that fall onto each other, a mocap body, an actuator with activation, user data, sensors, a tendon and a weld.</summary>
    public static string Pile(string integrator = "Euler", string cone = "pyramidal", string solver = "Newton") => $"""
        <mujoco>
          <option integrator="{integrator}" cone="{cone}" solver="{solver}" timestep="0.004"><flag energy="enable"/></option>
          <size nuserdata="3"/>
          <worldbody>
            <geom name="floor" type="plane" size="5 5 0.1"/>
            <body name="hand" mocap="true" pos="0.1 0 0.6" quat="2 0 0 0"><geom type="sphere" size="0.1"/></body>
            <body name="a" pos="0 0 0.3"><freejoint/><geom type="box" size="0.1 0.1 0.1"/></body>
            <body name="b" pos="0.05 0.02 0.6"><freejoint/><geom type="capsule" size="0.06 0.1"/><site name="imu"/></body>
            <body name="c" pos="-0.04 0.01 0.9"><freejoint/><geom type="ellipsoid" size="0.1 0.08 0.06"/></body>
            <body name="arm" pos="0.6 0 0.4">
              <joint name="shoulder" type="hinge" axis="0 1 0" limited="true" range="-30 30" frictionloss="0.05"/>
              <geom type="capsule" size="0.03" fromto="0 0 0 -0.4 0 0"/>
              <body pos="-0.4 0 0"><joint name="wrist" type="ball"/><geom type="box" size="0.05 0.05 0.05"/></body>
            </body>
          </worldbody>
          <tendon><fixed name="cord"><joint joint="shoulder" coef="1"/></fixed></tendon>
          <equality><connect body1="c" body2="a" anchor="0 0 -0.2" solref="0.05 1"/></equality>
          <actuator>
            <motor name="pull" tendon="cord" gear="0.5"/>
            <general name="muscle" joint="shoulder" dyntype="filter" dynprm="0.1" gainprm="3"/>
          </actuator>
          <sensor>
            <accelerometer site="imu"/><touch site="imu"/><subtreelinvel body="arm"/><subtreeangmom body="arm"/><clock/>
          </sensor>
        </mujoco>
        """;
}
