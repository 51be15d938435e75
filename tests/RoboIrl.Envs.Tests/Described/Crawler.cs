namespace RoboIrl.Envs.Tests.Described;

/// <summary>A small robot with a part of every kind, and a description of it that uses every section.</summary>
internal static class Crawler
{
    public const string Model = """
        <mujoco model="crawler">
          <compiler angle="radian"/>
          <option timestep="0.002"/>
          <worldbody>
            <geom name="floor" type="plane" size="5 5 0.1"/>
            <body name="torso" pos="0 0 0.5">
              <joint name="slide" type="slide" axis="1 0 0"/>
              <joint name="lift" type="slide" axis="0 0 1"/>
              <geom name="trunk" type="box" size="0.2 0.1 0.1"/>
              <site name="tip" pos="0.2 0 0.05" euler="0 0.5 0"/>
              <body name="leg" pos="0 0 -0.1">
                <joint name="hip" type="hinge" axis="0 1 0" limited="true" range="-1 1"/>
                <geom name="foot" type="capsule" fromto="0 0 0 0 0 -0.3" size="0.03"/>
                <site name="toe" pos="0 0 -0.3"/>
              </body>
            </body>
            <body name="ball" pos="1 0 1">
              <freejoint name="float"/>
              <geom name="ball" type="sphere" size="0.1"/>
            </body>
          </worldbody>
          <tendon>
            <fixed name="cable"><joint joint="hip" coef="2"/></fixed>
          </tendon>
          <actuator>
            <motor name="push" joint="slide" gear="20" ctrllimited="true" ctrlrange="-2 2"/>
            <motor name="kick" joint="hip" gear="5" ctrllimited="true" ctrlrange="-1 1"/>
            <motor name="hoist" joint="lift"/>
          </actuator>
          <sensor>
            <gyro name="gyro" site="tip"/>
            <jointpos name="hip_angle" joint="hip"/>
          </sensor>
          <keyframe>
            <key name="stand" qpos="0 0 0.1 1 0 1 1 0 0 0" qvel="0 0 0 0 0 0 0 0 0.5"/>
          </keyframe>
        </mujoco>
        """;

    public const string Yaml = """
        id: test/crawler-v0
        summary: A crawler for tests.
        model: crawler.xml
        frame_skip: 5
        stepping: whole_steps
        max_episode_steps: 200
        constants:
          goal: 1.5
          rate_weight: 0.01
        variables:
          speed: rate(joint_position("slide"))
          steady: speed > 0.1
        observation:
          - joint_position(exclude="slide")
          - qvel()
          - {name: aim, value: "position('site:tip') - [goal, 0, 0]", clip: [-5, 5], scale: 0.5, constant: 1}
        action:
          mapping: scaled
          actuators: [push, kick]
          overrides:
            kick: {range: [-0.5, 0.25]}
        reward:
          forward: speed
          effort: {value: sum(square(control())), weight: -rate_weight}
        termination:
          fallen: height("torso") < 0.1
        reset:
          keyframe: stand
          draws:
            - {of: qpos, joints: [slide, hip], uniform: [-0.1, 0.1]}
            - {of: qvel, normal: [0, 0.1]}
        randomization: {observation_noise: [0, 0]}
        info:
          x: position("torso")[0]
        """;

    /// <summary>The required keys only, in lines that a row can go on from.</summary>
    public const string Minimal = """
        model: crawler.xml
        frame_skip: 1
        action: {actuators: [push, kick]}

        """;

    /// <summary>A folder with the model, and files that are wrong in every way a file can be.</summary>
    public static DescribedFolder CreateFolder()
    {
        DescribedFolder folder = new();
        folder.Write("crawler.xml", Model);
        folder.Write("models/crawler.xml", Model);
        folder.Write("notes.txt", "no model");
        folder.Write("empty.xml", "");
        folder.Write("broken.xml", "<mujoco><worldbody></mujoco>");
        folder.Write("bad.xml", "<mujoco><worldbody><body><joint typo='1'/></body></worldbody></mujoco>");
        folder.Write("still.xml", "<mujoco><worldbody><body><joint name='j' axis='1 0 0'/><geom size='0.1'/></body></worldbody></mujoco>");
        folder.Write("outside.xml", "<mujoco><compiler meshdir='../meshes'/><asset><mesh name='m' file='m.stl'/></asset><worldbody/></mujoco>");
        folder.Write("entity.xml", "<!DOCTYPE m [<!ENTITY a 'b'>]><mujoco/>");
        Directory.CreateSymbolicLink(folder.File("elsewhere"), folder.File("models"));
        File.CreateSymbolicLink(folder.File("link.xml"), folder.File("crawler.xml"));
        return folder;
    }
}
