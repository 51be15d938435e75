using RoboIrl.Core.Configuration;
using RoboIrl.Envs.MetaWorld;
using RoboIrl.Envs.MetaWorld.Originals;
using RoboIrl.Testing;
using Xunit;

namespace RoboIrl.Envs.Tests.MetaWorld.Originals;

/// <summary>A folder of models that is incomplete, broken or hostile: one error each, with the file and the remedy.</summary>
public sealed class OriginalProblemTests
{
    [Fact]
    public void Problem_FolderWithoutModels_SaysWhatIsLookedFor()
    {
        using TempFolder folder = new();
        Assert.Contains("neither sawyer_xyz nor metaworld/assets/sawyer_xyz", AssetsFolder.Problem(folder.Path), StringComparison.Ordinal);
        Assert.Contains("there is no folder", AssetsFolder.Problem(folder.At("nothing")), StringComparison.Ordinal);
        Assert.Contains("is a file", AssetsFolder.Problem(folder.Write("file", "")), StringComparison.Ordinal);
        Assert.Contains("is empty", AssetsFolder.Problem(" "), StringComparison.Ordinal);
        Assert.Throws<ConfigException>(() => AssetsFolder.Open(folder.Path));
    }

    [Theory]
    [InlineData(SmallCheckout.Mesh, "scene/table.xml", "mesh '../objects/meshes/box.stl' is missing")]
    [InlineData(SmallCheckout.Texture, "scene/table.xml", "texture '../textures/wood.png' is missing")]
    [InlineData(SmallCheckout.Cabinet, "sawyer_drawer.xml", "include '../objects/assets/drawer.xml' is missing")]
    [InlineData(SmallCheckout.Drawer, "sawyer_drawer.xml", "model file is missing")]
    public void Load_MissingFile_NamesItAndWhoNeedsIt(string missing, string user, string expected)
    {
        using SmallCheckout checkout = new();
        string message = Error(checkout.Delete(missing));
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains(user, message, StringComparison.Ordinal);
        Assert.Contains("checkout", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../../../secret.xml", "lies outside the assets folder")]
    [InlineData("../../assets_of_others/x.xml", "lies outside the assets folder")]
    [InlineData("/etc/passwd", "not a path inside the assets folder")]
    [InlineData("", "not a path inside the assets folder")]
    public void Load_FileOutside_IsRefused(string path, string expected)
    {
        using SmallCheckout checkout = new();
        Assert.Contains(expected, Error(checkout.Replace(SmallCheckout.Drawer, "../objects/assets/drawer.xml", path)), StringComparison.Ordinal);
        using SmallCheckout other = new();
        Assert.Contains(expected, Error(other.Replace("scene/table.xml", "../textures/wood.png", path)), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FolderOfMeshesOutside_IsRefused()
    {
        using SmallCheckout checkout = new();
        string message = Error(checkout.Replace("scene/table.xml", "angle=\"radian\"", "angle=\"radian\" meshdir=\"../../../..\""));
        Assert.Contains("lies outside the assets folder", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_IncludesInACircle_ShowsIt()
    {
        using SmallCheckout checkout = new();
        checkout.Replace(SmallCheckout.Cabinet, "<mujocoinclude>", "<mujocoinclude><include file=\"../sawyer_xyz/sawyer_drawer.xml\"/>");
        Assert.Contains("sawyer_drawer.xml -> drawer.xml -> sawyer_drawer.xml", Error(checkout), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_IncludesThatMultiply_AreBounded()
    {
        using SmallCheckout checkout = new();
        checkout.Write("objects/assets/level0.xml", "<mujocoinclude/>");
        for (int level = 1; level <= 20; level++)
        {
            string twice = $"<include file=\"../objects/assets/level{level - 1}.xml\"/>";
            checkout.Write($"objects/assets/level{level}.xml", $"<mujocoinclude>{twice}{twice}</mujocoinclude>");
        }

        Assert.Contains("more than 128 files", Error(checkout.Replace(SmallCheckout.Drawer, "drawer.xml", "level20.xml")), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_EntityBomb_IsNoXmlForUs()
    {
        using SmallCheckout checkout = new();
        checkout.Write(SmallCheckout.Drawer, "<!DOCTYPE m [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><mujoco>&b;</mujoco>");
        Assert.Contains("without a DTD", Error(checkout), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_HugeFile_IsNotRead()
    {
        using SmallCheckout checkout = new();
        checkout.Write(SmallCheckout.Cabinet, "<mujocoinclude>" + new string(' ', XmlFile.MaxBytes) + "</mujocoinclude>");
        Assert.Contains("at most 2097152", Error(checkout), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_DeepNesting_IsRefused()
    {
        using SmallCheckout checkout = new();
        checkout.Write(SmallCheckout.Cabinet, string.Concat(Enumerable.Repeat("<body>", 5_000)) + string.Concat(Enumerable.Repeat("</body>", 5_000)));
        Assert.Contains("nested deeper than 128", Error(checkout), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("</mujoco>", "")]
    [InlineData("<actuator>", "<actuator")]
    [InlineData("<worldbody>", "<!-- ")]
    public void Load_BrokenXml_NamesFileAndLine(string old, string now)
    {
        using SmallCheckout checkout = new();
        string message = Error(checkout.Replace(SmallCheckout.Drawer, old, now));
        Assert.Matches(@"sawyer_drawer\.xml:\d+:\d+: this is not well-formed XML", message);
    }

    [Fact]
    public void Load_ElementThatTheEngineDoesNotKnow_IsAnErrorOfTheFolder()
    {
        using SmallCheckout checkout = new();
        string message = Error(checkout.Replace(SmallCheckout.Drawer, "<actuator>", "<actuatr/><actuator>"));
        Assert.Contains("the engine refuses the original of 'drawer'", message, StringComparison.Ordinal);
        Assert.Contains("actuatr", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"drawer_link\"", "\"drawer_lnk\"", "no body 'drawer_link'; did you mean 'drawer_lnk'?")]
    [InlineData("goal_slidey", "slide", "no joint 'goal_slidey'")]
    public void Load_PartWithAnotherName_NamesTheNearest(string old, string now, string expected)
    {
        using SmallCheckout checkout = new();
        string message = Error(checkout.Replace(SmallCheckout.Cabinet, old, now));
        Assert.Contains("names/drawer.xml:", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains("folder 'roboirl'", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<names file=\"../x.xml\"/>", "is not a file name")]
    [InlineData("<names/>", "lacks the model file")]
    [InlineData("<names file=\"sawyer_drawer.xml\"><bdy name=\"a\" is=\"b\"/></names>", "'bdy' is no kind of part")]
    [InlineData("<names file=\"sawyer_drawer.xml\"><body name=\"a\"/></names>", "lacks is=")]
    [InlineData("<names file=\"sawyer_drawer.xml\"><body name=\"a\" is=\"drawer/body2\"/></names>", "has no 'body2' on the way")]
    [InlineData("<names file=\"sawyer_drawer.xml\"><body name=\"a\" is=\"drawer_link\" mocap=\"true\"/></names>", "has to be a child of the worldbody")]
    public void Load_WrongTable_SaysWhatIsWrong(string table, string expected)
    {
        using SmallCheckout checkout = new();
        Assert.Contains(expected, Error(checkout.Write("roboirl/drawer.xml", table)), StringComparison.Ordinal);
    }

    private static string Error(SmallCheckout checkout) => Assert.Throws<ConfigException>(
        () => MetaWorldSuite.Define(MetaWorldSuite.Find("drawer-open"), new MetaWorldOptions { Assets = checkout.Path }).Model.Load().Dispose()).Message;
}
