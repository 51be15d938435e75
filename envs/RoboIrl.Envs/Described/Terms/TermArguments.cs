using RoboIrl.Core.Configuration;
using RoboIrl.Envs.Described.Expressions;

namespace RoboIrl.Envs.Described.Terms;

/// <summary>Finds what the arguments of a term name in the model.</summary>
internal static class TermArguments
{
    /// <summary>The model's names; terms are only bound where there is a model.</summary>
    public static ModelNames Names(this CallArguments call) => call.Binder.Scope.Model!;

    /// <summary>One name of a kind.</summary>
    public static int? Find(this CallArguments call, TextSyntax name, IReadOnlyDictionary<string, int> known, string kind)
    {
        if (known.TryGetValue(name.Value, out int index))
        {
            return index;
        }

        call.Binder.Refuse(name.Offset, $"{call.Call.Name}: the model has no {kind} '{KeyNames.Show(name.Value)}'{Hints.NearOrAll(name.Value, [.. known.Keys])}");
        return null;
    }

    /// <summary>The part that a required argument names.</summary>
    public static int? Find(this CallArguments call, string parameter, IReadOnlyDictionary<string, int> known, string kind) =>
        call.Text(parameter) is { } name ? call.Find(name, known, kind) : null;

    /// <summary>
    /// The body, site or geom that a required argument names: <c>site:tip</c>, or <c>tip</c> where only one of the three has that name.
    /// </summary>
    public static Thing? FindThing(this CallArguments call, string parameter) =>
        call.Text(parameter) is { } name ? FindThing(call, name) : null;

    private static Thing? FindThing(CallArguments call, TextSyntax name)
    {
        ModelNames names = call.Names();
        (ThingKind Kind, string Word, IReadOnlyDictionary<string, int> Known)[] kinds =
            [(ThingKind.Body, "body", names.Bodies), (ThingKind.Site, "site", names.Sites), (ThingKind.Geom, "geom", names.Geoms)];
        foreach ((ThingKind kind, string word, IReadOnlyDictionary<string, int> known) in kinds)
        {
            if (name.Value.StartsWith(word + ":", StringComparison.Ordinal))
            {
                string inside = name.Value[(word.Length + 1)..].Trim();
                return call.Find(name with { Value = inside }, known, word) is { } index ? new Thing(kind, index) : null;
            }
        }

        var found = kinds.Where(k => k.Known.ContainsKey(name.Value)).ToArray();
        if (found is [var one])
        {
            return new Thing(one.Kind, one.Known[name.Value]);
        }

        string shown = KeyNames.Show(name.Value);
        if (found.Length > 1)
        {
            call.Binder.Refuse(name.Offset, $"{call.Call.Name}: '{shown}' is the name of {string.Join(" and ", found.Select(f => $"a {f.Word}"))}; write \"{found[0].Word}:{shown}\" or \"{found[1].Word}:{shown}\"");
            return null;
        }

        call.Binder.Refuse(name.Offset, $"{call.Call.Name}: the model has no body, site or geom '{shown}'{Hints.NearOrAll(name.Value, [.. kinds.SelectMany(k => k.Known.Keys).Distinct(StringComparer.Ordinal)])}");
        return null;
    }
}
