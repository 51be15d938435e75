namespace RoboIrl.Envs.RewardPrograms;

/// <summary>What the things of a task of the manipulation suite or a tabletop task are, in words for whoever writes a program.</summary>
/// <param name="First">The first object.</param>
/// <param name="Goal">The target.</param>
/// <param name="Second">The second object; empty where there is none.</param>
internal sealed record TaskThings(string First, string Goal, string Second = "")
{
    private const string Puck = "middle of a puck, 4 cm across and 4 cm high, that moves freely";
    private const string Cube = "middle of a cube, edges of 4 cm, that moves freely";
    private const string OfFirst = "where Object shall be";
    private const string Cap = "middle of the face of the button's cap; the button moves into its housing along +y";
    private const string CapFromAbove = "middle of the face of the button's cap; the button moves into its housing, down along z";
    private const string Handle = "top of a handle's grip; the handle slides up and down";
    private const string SafeHandle = "middle of the handle of a safe's door; the door turns about a vertical axis";
    private const string Lever = "tip of a lock's lever; the lever turns about a horizontal axis along y";
    private const string FaucetLever = "tip of the faucet's lever; the lever turns about a vertical axis";
    private const string Plate = "middle of a flat round plate that slides on the table";
    private const string Mug = "middle of the bottom of a mug that moves freely";
    private const string Ring = "the grip of a nut that moves freely, 13 cm from the middle of its ring";

    private static readonly Dictionary<string, TaskThings> All = new(StringComparer.Ordinal)
    {
        ["assembly"] = new(Ring, "where the middle of the nut's ring shall be: 5 cm over the middle of the peg, at its top or below"),
        ["basketball"] = new("middle of a ball of 3 cm radius that moves freely", "middle of the hoop"),
        ["bin-picking"] = new(Cube, "origin of the right bin"),
        ["box-close"] = new("plate of a lid that moves freely; its handle is about 7 cm above", "7 cm over the place of the lid's plate on the box"),
        ["button-press"] = new(Cap, "where the cap shall be: about 9 cm further along +y than at the start"),
        ["button-press-topdown"] = new(CapFromAbove, "where the cap shall be: further down than at the start"),
        ["button-press-topdown-wall"] = new(CapFromAbove, "where the cap shall be: further down than at the start, behind a wall 12 cm high"),
        ["button-press-wall"] = new(Cap, "where the cap shall be: further along +y than at the start, behind a wall 12 cm high"),
        ["coffee-button"] = new("face of the coffee machine's button; it moves along +y", "where the face shall be"),
        ["coffee-pull"] = new(Mug, OfFirst),
        ["coffee-push"] = new(Mug, "where Object shall be: under the spout"),
        ["dial-turn"] = new("tip of a dial's pointer, 5 cm from its vertical axis", "where the tip shall be after about half a turn"),
        ["disassemble"] = new(Ring, "15 cm over the place where the ring lay on the peg"),
        ["door-close"] = new(SafeHandle, "where the handle is when the door is shut"),
        ["door-lock"] = new(Lever, "below all that the tip can reach; what counts is the tip's height"),
        ["door-open"] = new(SafeHandle, "where the handle is when the door is wide open"),
        ["door-unlock"] = new(Lever + "; it hangs down at the start and shall turn towards +x", "to the right (+x) of all that the tip can reach; what counts is the tip's x"),
        ["drawer-close"] = new("5 cm above the middle of the drawer's handle; the drawer slides along y", "where the handle is when the drawer is shut: 5 cm below Object, so only the way along y counts"),
        ["drawer-open"] = new("middle of the drawer's handle, a bar along x; the drawer slides along y, opens towards -y", "where the handle is when the drawer is open"),
        ["faucet-close"] = new(FaucetLever, "where the tip shall be after a quarter turn"),
        ["faucet-open"] = new(FaucetLever, "where the tip shall be after a quarter turn"),
        ["hammer"] = new("middle of the hammer's handle; the hammer moves freely", "where the nail's head is when it is driven in", "head of the nail; it moves along +y"),
        ["hand-insert"] = new(Cube, "2 cm below the floor of the hole in the table") { TableTop = 0.05 },
        ["handle-press"] = new(Handle, "where Object shall be: about 10 cm below the start"),
        ["handle-press-side"] = new(Handle, "where Object shall be: about 10 cm below the start"),
        ["handle-pull"] = new(Handle, "where Object shall be: above the start"),
        ["handle-pull-side"] = new(Handle, "where Object shall be: above the start"),
        ["lever-pull"] = new("middle of a lever's knob, 20 cm from its axis along x; the lever points towards -y at the start", "where the knob is when the lever is upright"),
        ["peg-insert-side"] = new("where to grip the peg, which moves freely; its head is 13 cm towards -x and 1 cm lower", "where the peg's head shall be: in the hole"),
        ["peg-unplug-side"] = new("where to grip the plug; it moves along +x until it is out", "where the plug's middle shall be, 4 cm to the left (-x) of the grip"),
        ["pick-out-of-hole"] = new(Puck, OfFirst),
        ["pick-place"] = new(Puck, OfFirst),
        ["pick-place-wall"] = new(Puck, "where Object shall be, behind a wall 12 cm high"),
        ["plate-slide"] = new(Plate, OfFirst),
        ["plate-slide-back"] = new(Plate, OfFirst),
        ["plate-slide-back-side"] = new(Plate, OfFirst),
        ["plate-slide-side"] = new(Plate, OfFirst),
        ["push"] = new(Puck, OfFirst),
        ["push-back"] = new(Cube, OfFirst),
        ["push-wall"] = new(Puck, "where Object shall be, behind a wall 12 cm high"),
        ["reach"] = new(Puck + "; it only lies about", "where the end effector shall be"),
        ["reach-wall"] = new("middle of a puck that only lies about", "where the end effector shall be, behind a wall 12 cm high"),
        ["shelf-place"] = new(Cube, "5 cm above the shelf's upper board"),
        ["soccer"] = new("middle of a ball of 2.6 cm radius that rolls freely", OfFirst),
        ["stick-pull"] = new("middle of a stick along x that moves freely", "where Second shall be", "middle of the opening of the thermos's handle; the thermos slides on the table"),
        ["stick-push"] = new("middle of a stick along x that moves freely", "where Second shall be", "the thermos, which slides on the table"),
        ["sweep"] = new("middle of the bottom of a cube that moves freely", OfFirst),
        ["sweep-into"] = new("middle of a cube, edges of 4 cm, that moves freely; it lies at z = 0.07 on the table, whose top is z = 0.05", "middle of the hole in the table, at the height z = 0.02 of a cube that lies in it; the hole is 16 x 16 cm") { TableTop = 0.05 },
        ["window-close"] = new("the window's handle; the window slides along x", "where the handle is when the window is shut, to the left (-x)"),
        ["window-open"] = new("the window's handle; the window slides along x", "where the handle is when the window is open, to the right (+x)"),

        // tabletop/
        ["lift-cube"] = new(Cube + "; on the table it lies at z = 0.02", "0.2 m above the place where the cube lies at the start; what counts is the height of the cube's middle, z = 0.22 or more"),
        ["pick-cube"] = new(Cube + "; on the table it lies at z = 0.02", "where Object shall be, in the air, within 0.025 m"),
        ["stack-cube"] = new("middle of the red cube, edges of 4 cm, that moves freely", "on top of the green cube as it lies at the start: 0.04 m above its middle; what counts is where the green cube is now", "middle of the green cube, edges of 4 cm, that moves freely"),
        ["turn-faucet"] = new("tip of the faucet's lever, 13 cm from its vertical axis, 11.5 cm high; it points to -x at the start and turns clockwise seen from above, to +y", "where the tip is when the lever is turned by 95 % of its range; it counts as open from 90 % on"),
        ["open-cabinet-door"] = new("middle of the door's handle, a bar along the door 8 cm before it; the door turns about a vertical axis on the left and opens towards -y", "where the handle is when the door is open by 95 % of its range; it counts as open from 90 % on"),
        ["open-cabinet-drawer"] = new("middle of the drawer's handle, a bar along x; the drawer slides along y, opens towards -y", "where the handle is when the drawer is open by 95 % of its range; it counts as open from 90 % on"),
        ["push-chair"] = new("point of the table under the middle of a swivel chair, 25 cm high, that slides on casters and can tip over; its round seat, 12 cm across, is 0.105 .. 0.125 high; its up direction is the z axis of Pose", "where Object shall be, on the table, within 0.0375 m, with the chair tilted by less than 0.05 pi"),
    };

    /// <summary>Height of the table's top, m.</summary>
    public double TableTop { get; init; }

    /// <summary>Names of the tasks that are described.</summary>
    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>The things of a task.</summary>
    /// <param name="task">Its name, for example <c>drawer-open</c>.</param>
    public static TaskThings Of(string task) => All[task];
}
