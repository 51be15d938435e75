using RoboIrl.Core.Configuration;
using RoboIrl.Core.Randomness;
using RoboIrl.MuJoCo;

namespace RoboIrl.Envs.Randomization;

/// <summary>One item of the configuration, bound to a model: which numbers it concerns and how their factors are drawn.</summary>
internal sealed class ParameterDraw
{
    private readonly RandomizedParameterConfig _config;
    private readonly ModelSlice[] _slices;

    /// <exception cref="KeyNotFoundException">A name is not in the model; the message has the nearest.</exception>
    public ParameterDraw(MjModel model, RandomizedParameterConfig config)
    {
        _config = config;
        int[] indices = Indices(model, config);
        _slices = [.. indices.Select(index => new ModelSlice(model, config.Parameter, index))];
        FactorNames = config.Each ? [.. indices.Select(index => $"{Word}_{NameOf(model, config.Parameter, index)}")] : [Word];
    }

    /// <summary>A name per factor that is drawn.</summary>
    public IReadOnlyList<string> FactorNames { get; }

    /// <summary>Whether the model's derived constants (inverse weights and their kin) depend on the parameter.</summary>
    public bool ChangesInertia => _config.Parameter is RandomizedParameter.Mass or RandomizedParameter.Inertia or RandomizedParameter.Armature;

    private string Word => "randomization_" + _config.Parameter.ToString().ToLowerInvariant();

    /// <summary>Draws the factors of an episode.</summary>
    /// <param name="factors">[FactorNames.Count]</param>
    /// <param name="rng">The world's stream.</param>
    public void Draw(Span<double> factors, ref Rng rng)
    {
        double low = _config.Scale[0];
        double high = _config.Scale[1];
        foreach (ref double factor in factors)
        {
            factor = _config.Distribution == DrawDistribution.Uniform
                ? rng.Uniform(low, high)
                : Math.Clamp(Math.Exp(rng.Uniform(Math.Log(low), Math.Log(high))), low, high);
        }
    }

    /// <summary>Puts the model's numbers back to their values as compiled.</summary>
    public void Restore(MjModel model)
    {
        foreach (ModelSlice slice in _slices)
        {
            slice.Restore(model);
        }
    }

    /// <summary>Multiplies the model's numbers by the factors.</summary>
    public void Apply(MjModel model, ReadOnlySpan<double> factors)
    {
        for (int i = 0; i < _slices.Length; i++)
        {
            _slices[i].Scale(model, factors[_config.Each ? i : 0]);
        }
    }

    private static int[] Indices(MjModel model, RandomizedParameterConfig config) => config.Of.Count > 0
        ? [.. config.Of.Select(name => Find(model, config.Parameter, name))]
        : config.Parameter switch
        {
            RandomizedParameter.Mass or RandomizedParameter.Inertia => [.. Enumerable.Range(1, model.BodyCount - 1)], // 0 is the world
            RandomizedParameter.Friction => [.. Enumerable.Range(0, model.GeomCount)],
            RandomizedParameter.Damping or RandomizedParameter.Armature => [.. Enumerable.Range(0, model.JointCount)],
            RandomizedParameter.Gain => [.. Enumerable.Range(0, model.ActuatorCount)],
            _ => [0],
        };

    /// <summary>The number of a named body, geom, joint or actuator, whichever the parameter belongs to.</summary>
    public static int Find(MjModel model, RandomizedParameter parameter, string name) => parameter switch
    {
        RandomizedParameter.Mass or RandomizedParameter.Inertia => model.Body(name).Index,
        RandomizedParameter.Friction => model.Geom(name).Index,
        RandomizedParameter.Damping or RandomizedParameter.Armature => model.Joint(name).Index,
        _ => model.Actuator(name).Index,
    };

    private static string NameOf(MjModel model, RandomizedParameter parameter, int index)
    {
        string name = parameter switch
        {
            RandomizedParameter.Mass or RandomizedParameter.Inertia => model.NameOf(new BodyId(index)),
            RandomizedParameter.Friction => model.NameOf(new GeomId(index)),
            RandomizedParameter.Damping or RandomizedParameter.Armature => model.NameOf(new JointId(index)),
            _ => model.NameOf(new ActuatorId(index)),
        };
        return name.Length > 0 ? name : index.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
