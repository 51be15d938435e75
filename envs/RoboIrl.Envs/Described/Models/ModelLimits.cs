using System.Globalization;
using System.Xml;

namespace RoboIrl.Envs.Described.Models;

/// <summary>
/// How much a model may ask of the engine. The engine allocates whatever a number in the file says, while it compiles; a process that
/// is refused so much memory is ended, not told. So the numbers are checked where they are written, before the engine sees them.
/// </summary>
internal sealed class ModelLimits
{
    private const long MaxElements = 100_000;
    private const double MaxTexels = 1 << 28;
    private const double MaxHeights = 1 << 24;
    private const double MaxComposite = 10_000;
    private const double MaxNumbers = 1_000_000;
    private const double MaxLengthRangeSteps = 1_000_000;
    private const double MiB = 1 << 20;
    private const double MaxWorldMiB = 2_048;

    // What the engine takes where the file does not say.
    private const double DefaultConstraints = 500;
    private const double DefaultContacts = 100;

    private static readonly Dictionary<(string Element, string Attribute), double> Most = new()
    {
        [("size", "njmax")] = 10_000,
        [("size", "nconmax")] = 20_000,
        [("size", "nstack")] = 1 << 28,
        [("size", "nuserdata")] = 1_000_000,
        [("size", "nkey")] = 10_000,
        [("size", "nuser_body")] = 1_000,
        [("size", "nuser_jnt")] = 1_000,
        [("size", "nuser_geom")] = 1_000,
        [("size", "nuser_site")] = 1_000,
        [("size", "nuser_cam")] = 1_000,
        [("size", "nuser_tendon")] = 1_000,
        [("size", "nuser_actuator")] = 1_000,
        [("size", "nuser_sensor")] = 1_000,
        [("option", "iterations")] = 10_000,
        [("option", "noslip_iterations")] = 10_000,
        [("option", "mpr_iterations")] = 10_000,
        [("quality", "numslices")] = 1_000,
        [("quality", "numstacks")] = 1_000,
        [("quality", "numquads")] = 1_000,
        [("quality", "offsamples")] = 64,
        [("quality", "shadowsize")] = 16_384,
        [("global", "offwidth")] = 16_384,
        [("global", "offheight")] = 16_384,
        [("skin", "subgrid")] = 16,
    };

    private long _elements;
    private double _texels;
    private double _heights;
    private double _composite;
    private double _numbers;
    private double _freedoms;
    private double _equalities;
    private double _constraints = DefaultConstraints;
    private double _contacts = DefaultContacts;
    private double _stack;
    private bool _isStackGiven;
    private bool _isStackLeftOpen;

    /// <summary>Checks an element and counts it; null where it is well.</summary>
    public string? Check(XmlReader element)
    {
        if (++_elements > MaxElements)
        {
            return Text($"the model has more than {MaxElements} elements; use a smaller one");
        }

        foreach (((string name, string attribute), double most) in Most)
        {
            if (name == element.Name && element.GetAttribute(attribute) is { } written && Numbers(written).FirstOrDefault(n => !(n <= most), most) is var value && !(value <= most))
            {
                return Text($"<{name} {attribute}=\"{written.Trim()}\"> asks for {value}, expected at most {most}; lower it");
            }
        }

        return element.Name switch
        {
            "size" => NoteSize(element),
            "texture" when element.GetAttribute("builtin") is not null || element.GetAttribute("file") is null => CountTexels(Texels(element)),
            "hfield" when element.GetAttribute("file") is null => CountHeights(First(element, "nrow", 0) * First(element, "ncol", 0)),
            "composite" => Total(ref _composite, Numbers(element.GetAttribute("count") ?? "").Select(n => Math.Max(1, n)).Aggregate(1.0, (a, b) => a * b), MaxComposite, "parts of composite objects"),
            "numeric" => Total(ref _numbers, First(element, "size", 0), MaxNumbers, "elements of custom numbers and user sensors"),
            "user" => Total(ref _numbers, First(element, "dim", 0), MaxNumbers, "elements of custom numbers and user sensors"),
            "lengthrange" => LengthRangeProblem(element),
            "freejoint" => Freedom(6),
            "joint" => Freedom(element.GetAttribute("type") switch { "free" => 6, "ball" => 3, _ => 1 }),
            "connect" or "weld" or "tendon" or "distance" => Equality(),
            _ => null,
        };
    }

    /// <summary>Counts the points of a texture's file; null where there is room.</summary>
    public string? CountTexels(double texels) => Total(ref _texels, texels, MaxTexels, "points of textures");

    /// <summary>Counts the points of a height field's file; null where there is room.</summary>
    public string? CountHeights(double heights) => Total(ref _heights, heights, MaxHeights, "points of height fields");

    /// <summary>Checks what one world of the whole model needs, by the engine's own rules; null where that is well.</summary>
    public string? CheckWorld()
    {
        double freedoms = _freedoms + (3 * _composite);
        double rows = _constraints + freedoms + _equalities + (3 * _composite);
        double stack = Math.Max(_stack, _isStackGiven && !_isStackLeftOpen ? 0 : 5 * rows * rows);
        double mib = ((8 * stack) + (12 * _constraints * _constraints) + (24 * _constraints * freedoms) + (600 * _contacts)) / MiB;
        return mib <= MaxWorldMiB
            ? null
            : Text($"a world of this model would take about {mib:F0} MiB ({_constraints} constraints, about {freedoms} degrees of freedom, {_contacts} contacts), expected at most {MaxWorldMiB}; lower njmax, nconmax or nstack in <size>, or use fewer bodies");
    }

    // The engine heeds the last of several; the largest is safe for any order.
    private string? NoteSize(XmlReader element)
    {
        _constraints = Math.Max(_constraints, First(element, "njmax", 0));
        _contacts = Math.Max(_contacts, First(element, "nconmax", 0));
        if (element.GetAttribute("nstack") is not null)
        {
            double stack = First(element, "nstack", 0);
            _isStackGiven |= stack > 0;
            _isStackLeftOpen |= stack <= 0;
            _stack = Math.Max(_stack, stack);
        }

        // Newer engines take bytes instead.
        if (element.GetAttribute("memory") is { } memory)
        {
            _stack = Math.Max(_stack, Bytes(memory.Trim()) / sizeof(double));
        }

        return null;
    }

    private static double Bytes(string written)
    {
        int power = written.Length == 0 ? -1 : "KMGTPE".IndexOf(char.ToUpperInvariant(written[^1]), StringComparison.Ordinal);
        return Numbers(power < 0 ? written : written[..^1]).FirstOrDefault() * Math.Pow(1 << 10, power + 1);
    }

    private static double Texels(XmlReader element)
    {
        double width = First(element, "width", 0);
        double height = First(element, "height", 0);
        return element.GetAttribute("type") is "2d" ? width * height : Math.Max(width * height, 6 * width * width);
    }

    private static string? LengthRangeProblem(XmlReader element)
    {
        double steps = First(element, "inttotal", 10) / First(element, "timestep", 0.01);
        return steps >= 0 && steps <= MaxLengthRangeSteps ? null : Text($"<lengthrange> asks for {steps:G3} steps (inttotal / timestep), expected at most {MaxLengthRangeSteps}; lower inttotal");
    }

    private string? Freedom(double count)
    {
        _freedoms += count;
        return null;
    }

    private string? Equality()
    {
        _equalities++;
        return null;
    }

    private static string? Total(ref double sum, double more, double most, string what)
    {
        sum += Math.Max(0, more);
        return sum <= most ? null : Text($"the model has {sum} {what} up to here, expected at most {most} in all; use fewer or smaller ones");
    }

    private static double First(XmlReader element, string attribute, double otherwise) =>
        element.GetAttribute(attribute) is { } written ? Numbers(written).FirstOrDefault(otherwise) : otherwise;

    // The engine reads the digits that a whole number begins with, and other programs all of it: the larger one counts.
    private static IEnumerable<double> Numbers(string written)
    {
        foreach (string part in written.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            string digits = new([.. part.TakeWhile((c, i) => char.IsAsciiDigit(c) || (i == 0 && c is '-' or '+'))]);
            double whole = double.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double a) ? a : double.NegativeInfinity;
            double all = double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double b) ? b : double.NegativeInfinity;
            if (Math.Max(whole, all) is var number && !double.IsNegativeInfinity(number))
            {
                yield return number;
            }
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
