using RoboIrl.Core.Configuration;

namespace RoboIrl.Envs.Described.Expressions;

/// <summary>A YAML file's text, to find the line and column of a place inside a value that may span several lines.</summary>
internal sealed class SourceText
{
    private readonly string _text;
    private readonly List<int> _lineStarts = [0];

    public SourceText(string file, string text)
    {
        File = file;
        _text = text;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                _lineStarts.Add(i + 1);
            }
        }
    }

    /// <summary>The file as the user named it.</summary>
    public string File { get; }

    /// <summary>
    /// Where a character of a value is written. YAML folds lines and strips indents but keeps every other character in
    /// order, so the place is found by counting characters that are no white space.
    /// </summary>
    /// <param name="start">Where the value starts.</param>
    /// <param name="value">The value as YAML gave it.</param>
    /// <param name="offset">0 .. length of the value; the length itself is just behind the last character.</param>
    public SourcePosition Find(SourcePosition start, string value, int offset)
    {
        if (start.Line < 1 || start.Line > _lineStarts.Count)
        {
            return start;
        }

        int at = _lineStarts[start.Line - 1] + start.Column - 1;
        char quote = SkipHead(ref at);
        int skip = 0;
        for (int i = 0; i < offset && i < value.Length; i++)
        {
            skip += char.IsWhiteSpace(value[i]) ? 0 : 1;
        }

        bool behind = offset >= value.TrimEnd().Length;
        for (int i = 0; ; i++)
        {
            while (!(behind && i == skip) && at < _text.Length && char.IsWhiteSpace(_text[at]))
            {
                at++;
            }

            if (i == skip)
            {
                return Position(at);
            }

            // An escaped character takes two places in the file.
            bool escaped = at + 1 < _text.Length && ((quote == '"' && _text[at] == '\\') || (quote == '\'' && _text[at] == '\'' && _text[at + 1] == '\''));
            at += escaped ? 2 : 1;
        }
    }

    // Steps over an anchor, an opening quote or the header of a block.
    private char SkipHead(ref int at)
    {
        if (at < _text.Length && _text[at] == '&')
        {
            while (at < _text.Length && !char.IsWhiteSpace(_text[at]))
            {
                at++;
            }

            while (at < _text.Length && char.IsWhiteSpace(_text[at]))
            {
                at++;
            }
        }

        char first = at < _text.Length ? _text[at] : '\0';
        if (first is '|' or '>')
        {
            while (at < _text.Length && _text[at] != '\n')
            {
                at++;
            }
        }
        else if (first is '"' or '\'')
        {
            at++;
        }

        return first;
    }

    private SourcePosition Position(int at)
    {
        at = Math.Min(at, _text.Length);
        int line = _lineStarts.BinarySearch(at);
        line = line < 0 ? ~line - 1 : line;
        return new SourcePosition(File, line + 1, at - _lineStarts[line] + 1);
    }
}
