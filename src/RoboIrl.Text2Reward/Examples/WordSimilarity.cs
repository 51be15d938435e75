namespace RoboIrl.Text2Reward.Examples;

/// <summary>How much a sentence has in common with each of some others, by words: rare words count more.</summary>
/// <remarks>
/// Okapi BM25, Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", with k1 = 1.2 and b = 0.75;
/// idf = ln(1 + (N - n + 0.5) / (n + 0.5)). Words are compared without case and without the endings s, ed, ing and e.
/// </remarks>
public sealed class WordSimilarity
{
    private const double Saturation = 1.2;
    private const double LengthWeight = 0.75;
    private const int ShortestStem = 3;
    private static readonly HashSet<string> Common = new(["a", "an", "and", "at", "by", "in", "into", "it", "its", "of", "on", "onto", "that", "the", "then", "to", "with"], StringComparer.Ordinal);
    private static readonly string[] Endings = ["ing", "ed", "s"];
    private readonly string[][] _documents;
    private readonly Dictionary<string, int> _frequency = new(StringComparer.Ordinal);
    private readonly double _meanLength;

    /// <summary>Takes the sentences that others are compared with.</summary>
    /// <param name="documents">The sentences.</param>
    public WordSimilarity(IReadOnlyList<string> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        _documents = [.. documents.Select(Words)];
        _meanLength = _documents.Length == 0 ? 1 : Math.Max(1, _documents.Average(static words => words.Length));
        foreach (string word in _documents.SelectMany(static words => words.Distinct(StringComparer.Ordinal)))
        {
            _frequency[word] = _frequency.GetValueOrDefault(word) + 1;
        }
    }

    /// <summary>How similar a sentence is to one of the documents; 0 where they share no word.</summary>
    /// <param name="sentence">Any text.</param>
    /// <param name="document">Its index.</param>
    public double Score(string sentence, int document)
    {
        string[] words = _documents[document];
        double score = 0;
        foreach (string word in Words(sentence).Distinct(StringComparer.Ordinal))
        {
            int count = words.Count(other => other == word);
            int with = _frequency.GetValueOrDefault(word);
            double rarity = Math.Log(1 + ((_documents.Length - with + 0.5) / (with + 0.5)));
            double length = 1 - LengthWeight + (LengthWeight * words.Length / _meanLength);
            score += rarity * count * (Saturation + 1) / (count + (Saturation * length));
        }

        return score;
    }

    /// <summary>Whether two sentences have the same words in the same order.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static bool IsSame(string a, string b) => Words(a).SequenceEqual(Words(b), StringComparer.Ordinal);

    private static string[] Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string letters = new([.. text.ToLowerInvariant().Select(static c => char.IsLetterOrDigit(c) ? c : ' ')]);
        return [.. letters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(static word => !Common.Contains(word)).Select(Stem)];
    }

    // press, presses, pressing; close, closed, closing.
    private static string Stem(string word)
    {
        string? ending = Array.Find(Endings, ending => word.Length >= ending.Length + ShortestStem && word.EndsWith(ending, StringComparison.Ordinal));
        bool isEnding = ending is not null && !(ending == "s" && word.EndsWith("ss", StringComparison.Ordinal));
        string stem = isEnding ? word[..^ending!.Length] : word;
        return stem.Length > ShortestStem && stem[^1] == 'e' ? stem[..^1] : stem;
    }
}
