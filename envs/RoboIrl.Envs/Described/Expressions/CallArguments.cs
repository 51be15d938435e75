using System.Globalization;
using RoboIrl.Core.Configuration;
using RoboIrl.Core.Text;

namespace RoboIrl.Envs.Described.Expressions;

/// <summary>The arguments of one call, put to the parameters' names.</summary>
internal sealed class CallArguments
{
    private readonly Dictionary<string, ArgumentSyntax> _given = new(StringComparer.Ordinal);

    private CallArguments(Binder binder, CallSyntax call, Callable callable) => (Binder, Call, Callable) = (binder, call, callable);

    public Binder Binder { get; }

    public CallSyntax Call { get; }

    public Callable Callable { get; }

    /// <summary>What the parameter of many takes.</summary>
    public List<ArgumentSyntax> Many { get; } = [];

    /// <summary>Matches a call; null where it does not fit.</summary>
    public static CallArguments? Match(Binder binder, CallSyntax call, Callable callable)
    {
        CallArguments arguments = new(binder, call, callable);
        bool good = true;
        int next = 0;
        foreach (ArgumentSyntax argument in call.Arguments)
        {
            good &= argument.Name is null ? arguments.AddPositional(argument, ref next) : arguments.AddNamed(argument);
        }

        foreach (Parameter parameter in callable.Parameters)
        {
            if (good && parameter is { Default: null, IsMany: false } && !arguments.Has(parameter.Name))
            {
                good = binder.Refuse(call.Offset, $"{call.Name} needs the argument '{parameter.Name}'; it is called as {callable.Signature}");
            }
        }

        return good ? arguments : null;
    }

    public bool Has(string name) => _given.ContainsKey(name);

    public Origin Origin(int operands = 1) => Binder.OriginOf(Call.Offset, Call.Name, operands);

    public bool Refuse(string message) => Binder.Refuse(Call.Offset, $"{Call.Name}: {message}");

    /// <summary>The syntax of an argument.</summary>
    public Syntax? Get(string name) => _given.TryGetValue(name, out ArgumentSyntax? argument) ? argument.Value : null;

    /// <summary>A number or vector.</summary>
    public Node? Number(string name) => Binder.BindNumber(_given[name].Value, $"{Call.Name}: '{name}'");

    /// <summary>A vector.</summary>
    public VectorNode? Vector(string name)
    {
        Node? node = Number(name);
        if (node is ScalarNode)
        {
            Binder.Refuse(_given[name].Value.Offset, $"{Call.Name}: '{name}' is a number, expected a vector");
        }

        return node as VectorNode;
    }

    /// <summary>A condition.</summary>
    public ConditionNode? Condition(string name) => Binder.BindCondition(_given[name].Value, $"{Call.Name}: '{name}'");

    /// <summary>A number that is known when the file is read.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="otherwise">Where it is not given.</param>
    public double? Constant(string name, double otherwise)
    {
        if (Get(name) is not { } syntax)
        {
            return otherwise;
        }

        switch (Binder.Bind(syntax))
        {
            case null:
                return null;
            case ScalarConstant constant:
                return constant.Value;
            case Node other:
                Binder.Refuse(syntax.Offset, $"{Call.Name}: '{name}' is {(other is ScalarNode ? "a number that changes" : other.Type.ToString())}, expected a constant number");
                return null;
        }
    }

    /// <summary>A name in quotes; null where it is not given or something else, which is reported then.</summary>
    public TextSyntax? Text(string name)
    {
        Syntax? syntax = Get(name);
        if (syntax is not null and not TextSyntax)
        {
            RefuseText(syntax, name);
        }

        return syntax as TextSyntax;
    }

    /// <summary>A name in quotes, or a list of them; an empty list where the argument is not given; null where it is wrong.</summary>
    public List<TextSyntax>? Texts(string name)
    {
        if (Get(name) is not { } syntax)
        {
            return [];
        }

        List<TextSyntax> texts = [];
        bool good = true;
        foreach (Syntax item in syntax is ListSyntax list ? list.Items : [syntax])
        {
            if (item is TextSyntax text)
            {
                texts.Add(text);
            }
            else
            {
                good = RefuseText(item, name);
            }
        }

        return good ? texts : null;
    }

    /// <summary>The remaining positional arguments as names in quotes; null where one is something else.</summary>
    public List<TextSyntax>? ManyTexts()
    {
        List<TextSyntax> texts = [];
        bool good = true;
        foreach (ArgumentSyntax argument in Many)
        {
            if (argument.Value is TextSyntax text)
            {
                texts.Add(text);
            }
            else
            {
                good = RefuseText(argument.Value, Callable.Parameters.First(p => p.IsMany).Name);
            }
        }

        return good ? texts : null;
    }

    private bool RefuseText(Syntax syntax, string name) => Binder.Refuse(
        syntax.Offset,
        syntax is NameSyntax bare ? $"{Call.Name}: '{name}' is a name of the model; put it in quotes: \"{KeyNames.Show(bare.Name)}\"" : $"{Call.Name}: '{name}' must be a name in quotes, for example {Callable.Example}");

    private bool AddPositional(ArgumentSyntax argument, ref int next)
    {
        if (next < Callable.Parameters.Count && Callable.Parameters[next].IsMany)
        {
            Many.Add(argument);
            return true;
        }

        if (next >= Callable.Parameters.Count)
        {
            string count = Callable.Parameters.Count.ToString(CultureInfo.InvariantCulture);
            return Binder.Refuse(argument.Offset, Callable.Parameters.Count == 0 ? $"{Call.Name} takes no arguments" : $"{Call.Name} takes at most {count} arguments; it is called as {Callable.Signature}");
        }

        _given.Add(Callable.Parameters[next++].Name, argument);
        return true;
    }

    private bool AddNamed(ArgumentSyntax argument)
    {
        string name = argument.Name!;
        string[] known = [.. Callable.Parameters.Where(p => !p.IsMany).Select(p => p.Name)];
        if (!known.Contains(name, StringComparer.Ordinal))
        {
            return Binder.Refuse(argument.Offset, $"{Call.Name} has no argument '{KeyNames.Show(name)}'{Hints.Near(name, known)}; it is called as {Callable.Signature}");
        }

        return _given.TryAdd(name, argument) || Binder.Refuse(argument.Offset, $"{Call.Name}: the argument '{name}' is given twice; remove one");
    }
}
