namespace RoboIrl.Envs.Tests.Described;

/// <summary>Expressions that are malformed, or whose types and sizes do not fit.</summary>
internal static class PlantedExpressionErrors
{
    public static IEnumerable<PlantedError> All =>
    [
        // spelling
        Reward("§spede", "there is no 'spede'", "did you mean 'speed'"),
        Reward("1 + §Speed2", "there is no 'Speed2'"),
        Reward("2 * §velocty(\"torso\")[0]", "did you mean 'velocity'"),
        Reward("§utterly_unknown(1)", "roboirl env terms"),
        Reward("§speed()", "it is a value: remove the parentheses"),
        Reward("§abs + 1", "the parentheses are missing"),
        Reward("2 + §qvel", "the parentheses are missing"),
        Reward("§None", "there is no 'None'"),
        // grammar
        Reward("speed +§", "ends where a value is expected"),
        Reward("§/ speed", "a value is expected here, not '/'"),
        Reward("speed * §* 2", "a value is expected here, not '*'"),
        Reward("§(speed + 1", "is not closed"),
        Reward("speed + 1§)", "closes nothing"),
        Reward("abs§(speed", "is not closed"),
        Reward("sum(qvel()[0§)", "a ']' is expected"),
        Reward("qvel()[0]§]", "closes nothing"),
        Reward("max(speed, §)", "a value is expected"),
        Reward("max(speed §2)", "an operator, ',' or ')' is expected before '2'"),
        Reward("speed §speed", "an operator is expected before 'speed'"),
        Reward("speed + §and", "not 'and'"),
        Reward("speed §= 1", "equality is '=='"),
        Reward("0 + §[]", "the list is empty"),
        Reward("qvel()[§]", "a value is expected here, not ']'"),
        // words of other languages
        Reward("speed §** 2", "a power is written '^'"),
        Reward("if(steady §&& steady, 1, 0)", "write 'and'"),
        Reward("if(steady §|| steady, 1, 0)", "write 'or'"),
        Reward("if(§!steady, 1, 0)", "write 'not'"),
        Reward("speed §% 2", "there is no remainder"),
        Reward("speed §? 1", "write if("),
        Reward("speed§; 2", "an expression is one value"),
        Reward("qvel()§.x", "v[0]"),
        Reward("§$speed", "means nothing"),
        Reward("speed §@ 2", "means nothing"),
        // numbers and quotes
        Reward("§1.2.3 * speed", "'1.2.3' is no number"),
        Reward("§1e999", "is too large"),
        Reward("2 * §2x", "'2x' is no number"),
        Reward("§1_000 * speed", "is no number"),
        Reward("height(§\"torso)", "is not closed"),
        Reward("height(\"torso\") + §'torso'", "is no value"),
        // sizes
        Reward("§(" + new string(' ', 9_000) + "speed)", "characters", "variables"),
        Reward(new string('(', 64) + "§" + new string('(', 36) + "speed" + new string(')', 100), "nested more than 64 deep"),
        Reward(new string('-', 64) + "§" + new string('-', 10) + "1", "nested more than 64 deep"),
        Reward("speed" + Times(249, " + speed") + " §+ speed" + Times(100, " + speed"), "more than 500 parts"),
        // kinds
        Reward("§steady", "is a condition", "if(condition, 1, 0)"),
        Reward("§qvel()", "is a vector of 9; a reward is one number"),
        Reward("speed + §steady", "takes a number, not a condition"),
        Reward("§steady * 2", "takes a number, not a condition"),
        Reward("-§steady", "takes a number, not a condition"),
        Reward("if(not §speed, 1, 0)", "takes a condition, not a number"),
        Reward("if(steady and §speed, 1, 0)", "takes a condition, not a number"),
        Reward("if(§speed, 1, 2)", "takes a condition, not a number"),
        Reward("if(§qvel() < 1, 1, 2)", "compares numbers, not a vector of 9"),
        Reward("if(1 < speed §< 2, 1, 0)", "cannot be chained"),
        Reward("if(§steady == true, 1, 0)", "takes a number, not a condition"),
        Reward("§if(steady, speed, steady)", "both must be of one kind"),
        Reward("sum(§if(steady, qvel(), qpos()))", "vectors of one size"),
        Reward("sum(qvel() §+ position(\"torso\"))", "vectors of one size, not a vector of 9 and a vector of 3"),
        Reward("sum(§clamp(qvel(), qpos(), 1))", "vectors of one size"),
        Reward("§dot(qvel(), qpos())", "vectors of one size"),
        Reward("sum([1, §steady])", "not a condition"),
        // elements
        Reward("speed§[0]", "this is a number already"),
        Reward("qvel()[§9]", "the index is 9, expected a constant whole number from 0 to 8"),
        Reward("qvel()[§-1]", "the index is -1"),
        Reward("qvel()[§0.5]", "the index is 0.5"),
        Reward("qvel()[§speed]", "a number that changes"),
        Reward("sum(qvel()§[3:3])", "holds nothing"),
        Reward("sum(qvel()[2:§20])", "from 0 to 9"),
        Reward("sum(qvel()[§steady:])", "not a condition"),
        // arguments of functions
        Reward("sum(§speed)", "is a number, expected a vector"),
        Reward("norm(§2)", "is a number, expected a vector"),
        Reward("dot(qvel(), §speed)", "is a number, expected a vector"),
        Reward("§max(speed)", "needs a vector, or two values or more"),
        Reward("§min()", "needs a vector, or two values or more"),
        Reward("max(speed, §steady)", "not a condition"),
        Reward("§clamp(speed, 2, 1)", "the lower bound is above the upper one"),
        Reward("§clamp(speed, 1)", "needs the argument 'high'", "clamp(x, low, high)"),
        Reward("abs(speed, §2)", "takes at most 1 arguments"),
        Reward("§abs()", "needs the argument 'x'"),
        Reward("§if(steady, 1)", "needs the argument 'b'"),
        Reward("tolerance(speed, §lowr=1)", "did you mean 'lower'"),
        Reward("tolerance(speed, lower=1, §lower=2)", "is given twice"),
        Reward("tolerance(speed, 1, §lower=2)", "is given twice"),
        Reward("§tolerance(speed, lower=2, upper=1)", "[2, 1]"),
        Reward("tolerance(speed, sigmoid=§\"gausian\")", "did you mean 'gaussian'"),
        Reward("tolerance(speed, sigmoid=§gaussian)", "put it in quotes"),
        Reward("tolerance(speed, margin=§speed)", "a number that changes"),
        Reward("§tolerance(speed, margin=-1)", "margin"),
        Reward("§tolerance(speed, margin=1, value_at_margin=2)", "value at the margin"),
        Reward("tolerance(§steady)", "not a condition"),
        Reward("rate(§steady)", "not a condition"),
        // arithmetic that cannot be
        Reward("1 §/ 0", "the divisor is the constant 0"),
        Reward("speed §/ (goal - 1.5)", "the divisor is the constant 0"),
        Reward("sum([1, 2] §/ [1, 0])", "in element 1 is not a finite number"),
        Reward("speed * §sqrt(-1)", "the root of a negative number"),
        Reward("speed + §log(0)", "the logarithm of a number that is not positive"),
        Reward("speed + (-1) §^ 0.5", "'^' of -1 and 0.5"),
        // infinities are bounds, no values
        Reward("§inf", "has the constant value Infinity", "only a bound"),
        Reward("§-inf", "has the constant value -Infinity", "only a bound"),
        Reward("§1e39", "has the constant value 1E+39", "at most 3.4e38"),
        Reward("§abs(-inf)", "abs of -Infinity is not a finite number", "inf is only a bound"),
        Reward("speed * (2 §* -inf)", "'*' of 2 and -Infinity", "inf is only a bound"),
        Reward("tolerance(speed, margin=2, value_at_margin=0.5) + §tolerance(speed, lower=inf, upper=-inf)", "are not in order"),
        // vectors without end
        new("  speed:", "  speed: 1\n" + Hundreds + "  huge: 0 * §[" + Times(99, "thousands, ") + "thousands]", "a vector of 1000000 elements, expected at most 100000"),
        new("  speed:", "  speed: 1\n" + Hundreds + "  wide: 0 * [" + Times(8, "thousands, ") + "thousands]\n  sum_of_many: sum(wide" + Times(8, " + wide") + " §+ wide" + Times(3, " + wide") + ")", "more than 1000000 elements together"),
        // conditions
        End("§speed", "is a number, expected a condition"),
        End("§position(\"torso\")", "is a vector of 3, expected a condition"),
        End("height(§\"torsoo\") < 1", "did you mean 'torso'"),
        End("speed > 0 or §speed", "takes a condition, not a number"),
        End("height(\"torso\") §=< 1", "equality is '=='"),
        End("height(\"torso\") < §steady", "not a condition"),
    ];

    // Variables of 100 and of 10,000 elements.
    private static string Hundreds => "  hundreds: 0 * [" + Times(99, "1, ") + "1]\n  thousands: 0 * [" + Times(99, "hundreds, ") + "hundreds]\n";

    private static PlantedError Reward(string expression, params string[] words) => new("  forward:", "  forward: " + expression, words);

    private static PlantedError End(string expression, params string[] words) => new("  fallen:", "  fallen: " + expression, words);

    private static string Times(int count, string text) => string.Concat(Enumerable.Repeat(text, count));
}
