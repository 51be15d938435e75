using System.Text;

namespace RoboIrl.BindingGenerator.Emit;

/// <summary>Text with indentation.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Adds a line; an empty one carries no blanks.</summary>
    public CodeWriter Line(string text = "")
    {
        if (text.Length > 0)
        {
            _text.Append(' ', 4 * _depth).Append(text);
        }

        _text.Append('\n');
        return this;
    }

    /// <summary>Opens a block.</summary>
    public CodeWriter Open(string heading)
    {
        Line(heading).Line("{");
        _depth++;
        return this;
    }

    /// <summary>Closes a block.</summary>
    public CodeWriter Close()
    {
        _depth--;
        return Line("}");
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
