using System.Globalization;
using System.Text;

namespace RoboIrl.Text2Reward.Verification;

/// <summary>
/// Reads a program character by character before any parser sees it: sizes, depth, and characters and lexical forms that could
/// make a text read differently from what it does, or send a parser into deep recursion.
/// </summary>
/// <remarks>
/// What it lets through has one reading only: no directives, no escapes, no verbatim, raw or interpolated strings, no character
/// literals, no line ends but one. So this scan and the compiler agree on what is a comment and what is not.
/// </remarks>
internal sealed class SourceScan
{
    private readonly string _source;
    private readonly SourceLimits _limits;
    private readonly List<ProgramProblem> _problems = [];
    private int _at;
    private int _line = 1;
    private int _lineStart;
    private int _tokens;
    private int _depth;

    private SourceScan(string source, SourceLimits limits) => (_source, _limits) = (source, limits);

    /// <summary>The text with one kind of line end and no byte order mark.</summary>
    public static string Normalize(string source) => source.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>Scans a normalised text.</summary>
    /// <returns>Nothing where a parser may read it.</returns>
    public static IReadOnlyList<ProgramProblem> Check(string source, SourceLimits limits)
    {
        if (source.Length > limits.Characters)
        {
            return [new ProgramProblem(ProgramRule.Size, 0, 0, $"The program has {source.Length} characters; {limits.Characters} are the most.", "Write a shorter program.")];
        }

        SourceScan scan = new(source, limits);
        while (scan._at < source.Length && scan._problems.Count < ProgramProblem.Most && scan._tokens <= limits.Tokens)
        {
            scan.Next();
        }

        if (scan._tokens > limits.Tokens)
        {
            scan.Add(ProgramRule.Size, $"The program has more than {limits.Tokens} words and signs.", "Write a shorter program.");
        }

        return scan._problems;
    }

    private char Peek(int ahead = 0) => _at + ahead < _source.Length ? _source[_at + ahead] : '\0';

    private void Next()
    {
        char c = Peek();
        switch (c)
        {
            case '\n':
                _at++;
                NewLine();
                break;
            case ' ' or '\t':
                _at++;
                break;
            case '/' when Peek(1) == '/':
                Comment(untilLineEnd: true);
                break;
            case '/' when Peek(1) == '*':
                Comment(untilLineEnd: false);
                break;
            case '"':
                Text();
                break;
            case >= '0' and <= '9':
                Word(ProgramRule.Size, "number", _limits.NumberLength);
                break;
            case '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'):
                Name();
                break;
            default:
                Sign(c);
                break;
        }
    }

    private void NewLine()
    {
        _line++;
        _lineStart = _at;
    }

    private void Comment(bool untilLineEnd)
    {
        int line = _line, column = _at - _lineStart + 1;
        _at += 2;
        while (_at < _source.Length)
        {
            if (untilLineEnd ? Peek() == '\n' : Peek() == '*' && Peek(1) == '/')
            {
                _at += untilLineEnd ? 0 : 2;
                return;
            }

            if (Peek() == '\n')
            {
                _at++;
                NewLine();
            }
            else
            {
                Prose();
            }
        }

        if (!untilLineEnd)
        {
            _problems.Add(new ProgramProblem(ProgramRule.Lexical, line, column, "A comment /* is not closed.", "Close it with */."));
        }
    }

    /// <summary>One character of a comment: any letter or sign of any language, nothing that hides or turns text.</summary>
    private void Prose()
    {
        if (Rune.DecodeFromUtf16(_source.AsSpan(_at), out Rune rune, out int length) != System.Buffers.OperationStatus.Done
            || (rune.Value != '\t' && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned))
        {
            BadCharacter("in a comment");
            return;
        }

        _at += length;
    }

    private void Text()
    {
        int start = _at++;
        if (Peek() == '"' && Peek(1) == '"')
        {
            Add(ProgramRule.Lexical, "There is a raw string literal.", "Use ordinary string literals, for names of terms only.");
            _at = _source.Length;
            return;
        }

        while (Peek() != '"')
        {
            if (Peek() is '\n' or '\0')
            {
                _at = Math.Min(_at, _source.Length);
                Add(ProgramRule.Lexical, "A string literal is not closed on its line.", "Close it with a double quote.");
                return;
            }

            if (Peek() is < ' ' or > '~' or '\\')
            {
                BadCharacter("in a string literal");
                return;
            }

            _at++;
        }

        _at++;
        _tokens++;
        if (_at - start - 2 > _limits.StringLength)
        {
            Add(ProgramRule.Size, $"A string literal has {_at - start - 2} characters; {_limits.StringLength} are the most.", "Name terms in one or two words.");
        }

        if (Peek() is 'u' or 'U')
        {
            Add(ProgramRule.Lexical, "There is a u8 string literal.", "Use ordinary string literals, for names of terms only.");
        }
    }

    private void Name()
    {
        int start = _at;
        Word(ProgramRule.Size, "name", _limits.NameLength);
        if (_source.AsSpan(start).StartsWith("__", StringComparison.Ordinal))
        {
            Add(ProgramRule.Lexical, $"The name '{Excerpt.Of(_source[start.._at])}' begins with two underscores.", "Such names belong to the compiler: choose another.");
        }
    }

    private void Word(ProgramRule rule, string what, int most)
    {
        int start = _at;
        while (Peek() == '_' || char.IsAsciiLetterOrDigit(Peek()))
        {
            _at++;
        }

        _tokens++;
        if (_at - start > most)
        {
            Add(rule, $"A {what} has {_at - start} characters; {most} are the most.", $"Write a shorter {what}.");
        }
    }

    private void Sign(char c)
    {
        switch (c)
        {
            case '#':
                Refuse("a directive (#)", "Leave directives such as #if, #line, #pragma and #r out.");
                return;
            case '\\':
                Refuse("a backslash", "Write names as they are, without escapes.");
                return;
            case '@' or '$':
                Refuse($"the sign {c}", "Leave verbatim names and verbatim or interpolated strings out; text is not needed beyond the names of terms.");
                return;
            case '\'':
                Refuse("a character literal", "Characters are not needed for a reward: leave it out.");
                return;
            case '(' or '[' or '{':
                if (++_depth == _limits.Brackets + 1)
                {
                    Add(ProgramRule.Size, $"More than {_limits.Brackets} brackets are open at once.", "Use local variables or local functions.");
                    _at = _source.Length; // a parser may not see this, and every deeper bracket would say the same
                    return;
                }

                break;
            case ')' or ']' or '}':
                _depth--;
                break;
            case < ' ' or > '~' or '`':
                BadCharacter("in code");
                return;
        }

        _at++;
        _tokens++;
    }

    private void Refuse(string what, string instead)
    {
        Add(ProgramRule.Lexical, $"There is {what}.", instead);
        _at++;
    }

    private void BadCharacter(string where)
    {
        _ = Rune.DecodeFromUtf16(_source.AsSpan(_at), out Rune rune, out int length);
        string shown = string.Create(CultureInfo.InvariantCulture, $"U+{(length == 1 ? _source[_at] : rune.Value):X4}");
        Add(ProgramRule.Character, $"The character {shown} may not stand {where}.", "Write code and string literals in printable ASCII, comments in visible characters.");
        _at += Math.Max(length, 1);
    }

    private void Add(ProgramRule rule, string found, string instead) =>
        _problems.Add(new ProgramProblem(rule, _line, Math.Max(1, _at - _lineStart + 1), found, instead));
}
