using System.Globalization;
using RoboIrl.Core.Configuration;

namespace RoboIrl.Envs.Described.Expressions;

/// <summary>
/// Checks names, types and sizes of an expression and makes its nodes. Everything wrong in it is reported; a part that is wrong is null
/// and makes no further noise.
/// </summary>
internal sealed class Binder(Scope scope, ExpressionText text, List<ConfigProblem> problems)
{
    /// <summary>Most elements of a vector that is put together.</summary>
    public const int MaxVector = 100_000;

    public Scope Scope { get; } = scope;

    /// <summary>Reads, checks and makes an expression.</summary>
    public static Node? Compile(ExpressionText text, Scope scope, List<ConfigProblem> problems) =>
        Parser.Parse(text, problems) is { } syntax ? new Binder(scope, text, problems).Bind(syntax) : null;

    /// <summary>Checks and makes an expression that was read before.</summary>
    public static Node? Compile(ExpressionText text, Syntax syntax, Scope scope, List<ConfigProblem> problems) => new Binder(scope, text, problems).Bind(syntax);

    /// <summary>Makes the node of a part.</summary>
    public Node? Bind(Syntax syntax)
    {
        Node? node = BindPart(syntax);
        if (node is not VectorNode vector || syntax is NameSyntax || Scope.Count(vector.Size, out bool isFirst))
        {
            return node;
        }

        return isFirst
            ? RefuseNode(syntax.Offset, string.Create(CultureInfo.InvariantCulture, $"the vectors that the expressions of this file compute have more than {Scope.MaxElements} elements together; use smaller ones"))
            : null;
    }

    /// <summary>As <see cref="Bind"/>; a condition is refused.</summary>
    public Node? BindNumber(Syntax syntax, string user)
    {
        Node? node = Bind(syntax);
        return node is not ConditionNode ? node : RefuseNode(syntax.Offset, $"{user} takes a number, not a condition; if(condition, 1, 0) makes one of it");
    }

    /// <summary>As <see cref="Bind"/>; anything but a condition is refused.</summary>
    public ConditionNode? BindCondition(Syntax syntax, string user)
    {
        Node? node = Bind(syntax);
        if (node is not null and not ConditionNode)
        {
            Refuse(syntax.Offset, $"{user} takes a condition, not {node.Type}; compare it, for example x > 0");
        }

        return node as ConditionNode;
    }

    public bool Refuse(int offset, string message)
    {
        problems.Add(new(text.At(offset), "", $"{text.Entry}: {message}"));
        return false;
    }

    public Origin OriginOf(int offset, string operation, int operands) => new(text.At(offset), text.Entry, operation, operands);

    public Node? Unary<T>(Node operand, Origin origin)
        where T : struct, IUnaryOperation =>
        Folded(operand is ScalarNode scalar ? new ScalarUnary<T>(scalar, origin) : new VectorUnary<T>((VectorNode)operand, origin));

    /// <summary>Two numbers, two vectors of one size, or one of each.</summary>
    public Node? Binary<T>(Node left, Node right, Origin origin, int offset)
        where T : struct, IBinaryOperation
    {
        if (left is ScalarNode a && right is ScalarNode b)
        {
            return Folded(new ScalarBinary<T>(a, b, origin));
        }

        return Widen(origin.Operation, offset, left, right) is [var x, var y] ? Folded(new VectorBinary<T>(x, y, origin)) : null;
    }

    /// <summary>Repeats numbers to the size of the vectors; null where the vectors differ in size.</summary>
    public VectorNode[]? Widen(string user, int offset, params Node[] nodes)
    {
        VectorNode first = nodes.OfType<VectorNode>().First();
        if (nodes.OfType<VectorNode>().FirstOrDefault(v => v.Size != first.Size) is { } other)
        {
            Refuse(offset, $"{user} takes vectors of one size, not {first.Type} and {other.Type}");
            return null;
        }

        return [.. nodes.Select(n => n as VectorNode ?? (VectorNode)Folded(new BroadcastNode((ScalarNode)n, first.Size))!)];
    }

    /// <summary>The value itself where a node is constant.</summary>
    public Node? Folded(Node node) => node.IsConstant ? ConstantFolder.Fold(node, problems) : node;

    private Node? BindPart(Syntax syntax) => syntax switch
    {
        NumberSyntax number => new ScalarConstant(number.Value),
        TextSyntax name => RefuseNode(name.Offset, $"the text \"{KeyNames.Show(name.Value)}\" is no value; names of the model are arguments of terms such as position(\"torso\")"),
        NameSyntax name => BindName(name),
        ListSyntax list => BindList(list),
        UnarySyntax { Operator: "not" } not => BindCondition(not.Operand, "'not'") is { } operand ? Folded(new NotNode(operand)) : null,
        UnarySyntax minus => BindNumber(minus.Operand, "'-'") is { } operand ? ConstantFolder.Negated(operand) ?? Unary<Negate>(operand, OriginOf(minus.Offset, "'-'", 1)) : null,
        BinarySyntax { Operator: "and" or "or" } logic => BindLogic(logic),
        BinarySyntax { Operator: "+" or "-" or "*" or "/" or "^" } arithmetic => BindArithmetic(arithmetic),
        BinarySyntax comparison => BindComparison(comparison),
        IndexSyntax index => BindIndex(index),
        CallSyntax call => BindCall(call),
        _ => throw new InvalidOperationException($"An expression has no part {syntax.GetType()}."),
    };

    private Node? BindName(NameSyntax name)
    {
        if (Scope.Constants.TryGetValue(name.Name, out double value))
        {
            return new ScalarConstant(value);
        }

        if (name.Name is "true" or "false")
        {
            return new ConditionConstant(name.Name == "true");
        }

        if (Scope.VariableNames.Contains(name.Name))
        {
            return Scope.Model is not null ? Scope.Variable(name.Name) : RefuseNode(name.Offset, $"'{name.Name}' is a variable, which changes; only constants are allowed here");
        }

        return Scope.Callables.TryGetValue(name.Name, out Callable? callable)
            ? RefuseNode(name.Offset, $"'{name.Name}' is called as {callable.Signature}; the parentheses are missing")
            : RefuseNode(name.Offset, $"there is no '{KeyNames.Show(name.Name)}'{Hints.Near(name.Name, Scope.AllNames)}{(Hints.Near(name.Name, Scope.AllNames).Length == 0 ? "; define it under 'constants' or 'variables'; 'roboirl env terms' lists what there is" : "")}");
    }

    private Node? BindList(ListSyntax list)
    {
        Node?[] parts = [.. list.Items.Select(item => BindNumber(item, "a list"))];
        if (!Array.TrueForAll(parts, p => p is not null))
        {
            return null;
        }

        long size = parts.Sum(p => (long)p!.Type.Size);
        return size <= MaxVector
            ? Folded(new JoinNode(parts!, (int)size))
            : RefuseNode(list.Offset, string.Create(CultureInfo.InvariantCulture, $"the list makes a vector of {size} elements, expected at most {MaxVector}; join less"));
    }

    private Node? BindLogic(BinarySyntax logic)
    {
        ConditionNode? left = BindCondition(logic.Left, $"'{logic.Operator}'");
        ConditionNode? right = BindCondition(logic.Right, $"'{logic.Operator}'");
        return left is null || right is null ? null : Folded(logic.Operator == "and" ? new AndNode(left, right) : new OrNode(left, right));
    }

    private Node? BindArithmetic(BinarySyntax syntax)
    {
        string user = $"'{syntax.Operator}'";
        Node? left = BindNumber(syntax.Left, user);
        Node? right = BindNumber(syntax.Right, user);
        if (left is null || right is null)
        {
            return null;
        }

        Origin origin = OriginOf(syntax.Offset, user, 2);
        switch (syntax.Operator)
        {
            case "+":
                return Binary<Sum>(left, right, origin, syntax.Offset);
            case "-":
                return Binary<Difference>(left, right, origin, syntax.Offset);
            case "*":
                return Binary<Product>(left, right, origin, syntax.Offset);
            case "/":
                return right is ScalarConstant { Value: 0 }
                    ? RefuseNode(syntax.Offset, "a division by zero: the divisor is the constant 0")
                    : Binary<Quotient>(left, right, origin, syntax.Offset);
            default:
                // The square is the common case and needs no library call.
                return right is ScalarConstant { Value: 2 } ? Unary<Square>(left, origin with { Operands = 1 }) : Binary<Power>(left, right, origin, syntax.Offset);
        }
    }

    private Node? BindComparison(BinarySyntax syntax)
    {
        ScalarNode? left = BindSide(syntax.Left, syntax.Operator);
        ScalarNode? right = BindSide(syntax.Right, syntax.Operator);
        if (left is null || right is null)
        {
            return null;
        }

        return Folded(syntax.Operator switch
        {
            "<" => new ComparisonNode<Less>(left, right),
            "<=" => new ComparisonNode<LessOrEqual>(left, right),
            ">" => new ComparisonNode<Greater>(left, right),
            ">=" => new ComparisonNode<GreaterOrEqual>(left, right),
            "==" => new ComparisonNode<Equal>(left, right),
            _ => new ComparisonNode<Unequal>(left, right),
        });
    }

    private ScalarNode? BindSide(Syntax syntax, string comparison)
    {
        Node? node = BindNumber(syntax, $"'{comparison}'");
        if (node is VectorNode)
        {
            Refuse(syntax.Offset, $"'{comparison}' compares numbers, not {node.Type}; take an element v[0], or norm(v), min(v), max(v)");
        }

        return node as ScalarNode;
    }

    private Node? BindIndex(IndexSyntax index)
    {
        Node? node = BindNumber(index.Vector, "[ ]");
        if (node is not VectorNode vector)
        {
            return node is null ? null : RefuseNode(index.Offset, "[ ] takes an element of a vector; this is a number already");
        }

        int? from = index.From is null ? 0 : BindPlace(index.From, vector.Size - (index.IsSlice ? 0 : 1), vector);
        int? to = index.To is null ? vector.Size : BindPlace(index.To, vector.Size, vector);
        if (from is not { } start || to is not { } end)
        {
            return null;
        }

        if (!index.IsSlice)
        {
            return Folded(new ElementNode(vector, start));
        }

        return start < end
            ? Folded(new SliceNode(vector, start, end - start))
            : RefuseNode(index.Offset, string.Create(CultureInfo.InvariantCulture, $"the slice [{start}:{end}] holds nothing; the end is not included"));
    }

    private int? BindPlace(Syntax syntax, int last, VectorNode vector)
    {
        Node? node = BindNumber(syntax, "[ ]");
        if (node is null)
        {
            return null;
        }

        if (node is ScalarConstant { Value: var value } && value >= 0 && value <= last && value == Math.Floor(value))
        {
            return (int)value;
        }

        string what = node is ScalarConstant c ? c.Value.ToString("R", CultureInfo.InvariantCulture) : node is ScalarNode ? "a number that changes" : node.Type.ToString();
        Refuse(syntax.Offset, string.Create(CultureInfo.InvariantCulture, $"the index is {what}, expected a constant whole number from 0 to {last}: this is {vector.Type}"));
        return null;
    }

    private Node? BindCall(CallSyntax call)
    {
        if (!Scope.Callables.TryGetValue(call.Name, out Callable? callable))
        {
            string hint = Hints.Near(call.Name, Scope.Callables.Keys);
            string known = Scope.Constants.ContainsKey(call.Name) || Scope.VariableNames.Contains(call.Name) ? "; it is a value: remove the parentheses" : hint.Length > 0 ? hint : "; 'roboirl env terms' lists what there is";
            return RefuseNode(call.Offset, $"there is no function or term '{KeyNames.Show(call.Name)}'{known}");
        }

        if (callable.IsTerm && Scope.Model is null)
        {
            return RefuseNode(call.Offset, $"{call.Name} changes while the simulation runs; only a constant is allowed here");
        }

        return CallArguments.Match(this, call, callable) is { } arguments ? callable.Bind(arguments) : null;
    }

    private Node? RefuseNode(int offset, string message)
    {
        Refuse(offset, message);
        return null;
    }
}
