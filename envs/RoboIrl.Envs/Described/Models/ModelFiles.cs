using RoboIrl.Core.Configuration;
using RoboIrl.Envs.Described.Documents;

namespace RoboIrl.Envs.Described.Models;

/// <summary>
/// The files that a described model is made of. All are plain files in the folder of the YAML file or below, so that a run can keep a
/// copy that stays whole; none is opened before that is known.
/// </summary>
internal sealed class ModelFiles
{
    private const int MaxFiles = 1_000;
    private const long MaxBytes = 256L * 1024 * 1024;
    private readonly PlacedName _model;
    private readonly string _folder;
    private readonly string _root;
    private readonly List<ConfigProblem> _problems;
    private readonly ModelScan _scan = new();
    private readonly List<ModelFile> _files = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private long _bytes;

    private ModelFiles(PlacedName model, string folder, List<ConfigProblem> problems) =>
        (_model, _folder, _root, _problems) = (model, folder, Path.GetDirectoryName(model.Name) ?? "", problems);

    /// <summary>
    /// Finds the model and everything that it names: included files, meshes, height fields, textures. Checks where they are, what they
    /// are, and how much the model asks of the engine.
    /// </summary>
    /// <param name="model">The path of the model as the YAML has it.</param>
    /// <param name="folder">The YAML's folder.</param>
    /// <param name="problems">Whatever is wrong, at the model's place in the YAML.</param>
    /// <returns>The files, the model first; null where something is wrong: then the engine must not see the model.</returns>
    public static IReadOnlyList<ModelFile>? Collect(PlacedName model, string folder, List<ConfigProblem> problems)
    {
        int before = problems.Count;
        ModelFiles files = new(model, folder, problems);
        files.CollectAll();
        return problems.Count == before ? files._files : null;
    }

    private void CollectAll()
    {
        if (ModelProblem() is { } problem)
        {
            Refuse(problem);
            return;
        }

        Add(_model.Name);
        int next = 0;
        for (int i = 0; i < _files.Count; i++)
        {
            if (_scan.Read(Path.Combine(_folder, _files[i].Path), _files[i].Path, isMain: i == 0) is { } wrong)
            {
                Refuse(wrong);
                return;
            }

            for (; next < _scan.Includes.Count; next++)
            {
                if (!Add(Path.Combine(_root, _scan.Includes[next])))
                {
                    return;
                }
            }
        }

        if (_scan.Assets.All(AddAsset) && _scan.Limits.CheckWorld() is { } much)
        {
            Refuse($"the model '{KeyNames.Show(_model.Name)}': {much}");
        }
    }

    private string? ModelProblem()
    {
        string? problem = ModelPaths.Problem(_model.Name) ?? ModelPaths.FileProblem(Path.Combine(_folder, _model.Name), _model.Name, _folder);
        return problem is null && Path.GetExtension(_model.Name) is not ".xml" ? $"the model '{KeyNames.Show(_model.Name)}' is no .xml file; a model is MJCF" : problem;
    }

    private bool AddAsset(AssetName asset)
    {
        // All places where it may be must be allowed; those where something is belong to the model.
        string[] places = [.. _scan.PathsOf(asset).Select(p => Path.Combine(_root, p))];
        foreach (string place in places)
        {
            if (PathProblem(place) is { } problem)
            {
                return Refuse(problem);
            }
        }

        string[] there = [.. places.Where(p => File.Exists(Path.Combine(_folder, p)))];
        foreach (string place in there.Length > 0 ? there : places[^1..])
        {
            if (!Add(place) || !CheckImage(place, asset))
            {
                return false;
            }
        }

        return true;
    }

    private bool CheckImage(string place, AssetName asset)
    {
        if (asset.Kind == AssetKind.Mesh)
        {
            return true;
        }

        try
        {
            double points = ImageSize.Of(Path.Combine(_folder, place));
            string? problem = asset.Kind == AssetKind.Texture ? _scan.Limits.CountTexels(points) : _scan.Limits.CountHeights(points);
            return problem is null || Refuse($"the model '{KeyNames.Show(_model.Name)}' uses '{KeyNames.Show(place)}': {problem}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse($"the file '{KeyNames.Show(place)}' cannot be read: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    // Adds a file once, whatever ways its path is written. Its bytes count every time: the engine reads it every time.
    private bool Add(string written)
    {
        if (PathProblem(written) is { } problem)
        {
            return Refuse(problem);
        }

        string path = ModelPaths.Normalize(written);
        string full = Path.Combine(_folder, path);
        if (ModelPaths.FileProblem(full, written, _folder) is { } wrong)
        {
            return Refuse($"the model '{KeyNames.Show(_model.Name)}' uses a file that it cannot have: {wrong}");
        }

        if (_known.Add(path))
        {
            _files.Add(new ModelFile(path, written));
        }

        _bytes += new FileInfo(full).Length;
        return (_files.Count <= MaxFiles && _bytes <= MaxBytes)
            || Refuse($"the model '{KeyNames.Show(_model.Name)}' uses more than {MaxFiles} files, or reads more than 256 MiB; use fewer or smaller ones");
    }

    private string? PathProblem(string written)
    {
        string? problem = ModelPaths.Problem(written);
        return problem is not null && ModelPaths.Leaves(written)
            ? $"the model '{KeyNames.Show(_model.Name)}' uses '{KeyNames.Show(written)}', which lies outside the folder of this file; put it beside the model, so that runs can keep a copy"
            : problem;
    }

    private bool Refuse(string message)
    {
        _problems.Add(new(_model.Position, "", message));
        return false;
    }
}
