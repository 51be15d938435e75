using System.Globalization;
using System.Text;
using RoboIrl.Testing;

namespace RoboIrl.Envs.Tests.MetaWorld.Originals;

/// <summary>
/// A folder like that of the original models, written for the tests: names and layout of folders are the originals', everything else
/// is made of a few boxes. It has the models of reach, of the drawer and of the box with its lid.
/// </summary>
internal sealed class SmallCheckout : IDisposable
{
    public const string Drawer = "sawyer_xyz/sawyer_drawer.xml";
    public const string Reach = "sawyer_xyz/sawyer_reach_v3.xml";
    public const string Cabinet = "objects/assets/drawer.xml";
    public const string Mesh = "objects/meshes/box.stl";
    public const string Texture = "textures/wood.png";

    // Place and turn of each link in the one before: the proportions of the arm.
    private static readonly (string Pos, string Quat)[] Links =
    [
        ("0 0 0.08", "1 0 0 0"),
        ("0.081 0.05 0.237", "0.5 -0.5 0.5 0.5"),
        ("0 -0.14 0.1425", "1 1 0 0"),
        ("0 -0.042 0.26", "1 -1 0 0"),
        ("0 -0.125 -0.1265", "1 1 0 0"),
        ("0 0.031 0.275", "1 -1 0 0"),
        ("0 -0.11 0.1053", "0.0616 0.0616 -0.7044 0.7044"),
    ];

    private readonly TempFolder _folder = new();

    public SmallCheckout()
    {
        Write("objects/assets/arm.xml", $"<mujocoinclude>{Arm()}</mujocoinclude>");
        Write("scene/table.xml", """
            <mujocoinclude>
              <compiler angle="radian"/>
              <option timestep="0.0025" cone="elliptic"/>
              <asset>
                <mesh name="box" file="../objects/meshes/box.stl"/>
                <texture name="wood" type="2d" file="../textures/wood.png"/>
                <material name="wood" texture="wood"/>
              </asset>
              <worldbody>
                <geom type="box" pos="0 0.6 -0.1" size="0.7 0.4 0.1" material="wood"/>
                <geom type="mesh" mesh="box" contype="0" conaffinity="0"/>
              </worldbody>
            </mujocoinclude>
            """);
        Write(Cabinet, """
            <mujocoinclude>
              <body>
                <geom type="box" pos="0 0 0.08" size="0.1 0.02 0.08"/>
                <body name="drawer_link" pos="0 -0.01 0.09">
                  <joint name="goal_slidey" type="slide" axis="0 1 0" limited="true" range="-0.16 0" damping="2"/>
                  <geom type="box" pos="0 -0.15 0" size="0.05 0.01 0.01"/>
                </body>
              </body>
            </mujocoinclude>
            """);
        Write(Drawer, Model("""<body name="drawer" pos="0 0.9 0"><include file="../objects/assets/drawer.xml"/></body><site name="goal"/>"""));
        Write(Reach, Model("""<body name="obj" pos="0 0.6 0.02"><freejoint/><geom type="box" size="0.02 0.02 0.02"/></body>"""));
        Write("sawyer_xyz/sawyer_box.xml", Model("""
            <body name="boxbody" pos="0 0.8 0"><geom type="box" pos="0 0 0.03" size="0.1 0.1 0.03"/></body>
            <body name="boxbodytop" pos="0 0.8 0" quat="1 0 0 1">
              <freejoint/>
              <body name="top_link" pos="0 0 0.075"><geom type="box" size="0.115 0.115 0.01"/></body>
            </body>
            <site name="goal"/>
            """));
        WriteMesh();
        File.WriteAllBytes(At(Texture, create: true), Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
    }

    /// <summary>The checkout's folder.</summary>
    public string Path => _folder.Path;

    /// <summary>A whole model around some bodies.</summary>
    public static string Model(string bodies) => $"""
        <mujoco>
          <!-- comments -- like this one -- are not XML, and the engine reads them -->
          <include file="../scene/table.xml"/>
          <worldbody>
            <include file="../objects/assets/arm.xml"/>
            {bodies}
             --> stray text
          </worldbody>
          <actuator>
            <position joint="r_close" kp="400" ctrllimited="true" ctrlrange="-1 1"/>
            <position joint="l_close" kp="400" ctrllimited="true" ctrlrange="-1 1"/>
          </actuator>
          <equality><weld body1="mocap" body2="hand" solref="0.02 1"/></equality>
        </mujoco>
        """;

    /// <summary>Writes a file of the assets.</summary>
    public SmallCheckout Write(string name, string content)
    {
        File.WriteAllText(At(name, create: true), content);
        return this;
    }

    /// <summary>Changes a file of the assets.</summary>
    public SmallCheckout Replace(string name, string old, string now)
    {
        string text = File.ReadAllText(At(name));
        return text.Contains(old, StringComparison.Ordinal) ? Write(name, text.Replace(old, now, StringComparison.Ordinal)) : throw new ArgumentException($"{name} has no '{old}'.", nameof(old));
    }

    /// <summary>Removes a file of the assets.</summary>
    public SmallCheckout Delete(string name)
    {
        File.Delete(At(name));
        return this;
    }

    /// <summary>Full path of a file of the assets.</summary>
    public string At(string name, bool create = false)
    {
        string path = _folder.At(["metaworld", "assets", .. name.Split('/')]);
        if (create)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        }

        return path;
    }

    public void Dispose() => _folder.Dispose();

    private static string Arm()
    {
        StringBuilder text = new("<body name=\"base\">");
        for (int i = 0; i < Links.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                <body name="right_l{i}" pos="{Links[i].Pos}" quat="{Links[i].Quat}">
                  <inertial pos="0 0 0" mass="1.5" diaginertia="0.01 0.01 0.01"/>
                  <joint name="right_j{i}" axis="0 0 1" damping="10" armature="0.001"/>
                """);
        }

        text.Append("""<body pos="0 0 0.0245" quat="1 0 0 1"><body name="hand" pos="0 0 0.12" quat="-1 0 1 0">""");
        text.Append(Finger("right", "r_close", -0.05, "0 0.04")).Append(Finger("left", "l_close", 0.05, "-0.03 0")).Append("</body></body>");
        text.Insert(text.Length, "</body>", Links.Length);
        return text.Append("</body><body name=\"mocap\" mocap=\"true\"/>").ToString();
    }

    private static string Finger(string side, string joint, double y, string range) => string.Create(CultureInfo.InvariantCulture, $"""
        <body name="{side}claw" pos="0 {y} 0">
          <joint name="{joint}" type="slide" axis="0 1 0" limited="true" range="{range}" damping="1000" armature="100"/>
          <geom type="box" size="0.045 0.003 0.015"/>
          <site name="{side}EndEffector" pos="0.045 0 0"/>
          <body name="{side}pad"><geom name="{side}pad_geom" type="box" size="0.045 0.003 0.015"/></body>
        </body>
        """);

    // A tetrahedron.
    private void WriteMesh()
    {
        float[][] corners = [[0, 0, 0], [0.01f, 0, 0], [0, 0.01f, 0], [0, 0, 0.01f]];
        int[][] faces = [[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]];
        using BinaryWriter writer = new(File.Create(At(Mesh, create: true)));
        writer.Write(new byte[80]);
        writer.Write(faces.Length);
        foreach (int[] face in faces)
        {
            foreach (float value in face.SelectMany(i => corners[i]).Prepend(0).Prepend(0).Prepend(0))
            {
                writer.Write(value);
            }

            writer.Write((short)0);
        }
    }
}
