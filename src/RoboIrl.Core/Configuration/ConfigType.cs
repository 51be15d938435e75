using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace RoboIrl.Core.Configuration;

/// <summary>What reflection knows of a configuration record, in the order its keys are declared.</summary>
internal sealed class ConfigType
{
    private static readonly ConcurrentDictionary<Type, ConfigType> Known = new();

    private ConfigType(Type type)
    {
        Type = type;
        Doc = type.GetCustomAttribute<DocAttribute>();
        NullabilityInfoContext nullability = new();
        Keys = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => property.SetMethod is not null)
            .OrderBy(static property => property.MetadataToken)
            .Select(property => new ConfigKey(property, nullability))];
    }

    public Type Type { get; }

    public DocAttribute? Doc { get; }

    public IReadOnlyList<ConfigKey> Keys { get; }

    public static ConfigType Of(Type type) => Known.GetOrAdd(type, static t => new ConfigType(t));

    /// <summary>A record with the defaults of its initialisers; <c>required</c> keys still hold nothing.</summary>
    public object Create() => Activator.CreateInstance(Type)
        ?? throw new InvalidOperationException($"{Type} cannot be created; a configuration record has a parameterless constructor.");

    /// <summary>A copy, made by the record's own clone method.</summary>
    public object Clone(object record) => Type.GetMethod("<Clone>$")?.Invoke(record, null)
        ?? throw new InvalidOperationException($"{Type} is not a record; a configuration section is a sealed record.");
}

/// <summary>One key of a record.</summary>
internal sealed class ConfigKey
{
    public ConfigKey(PropertyInfo property, NullabilityInfoContext nullability)
    {
        Property = property;
        Name = KeyNames.ToSnakeCase(property.Name);
        Doc = property.GetCustomAttribute<DocAttribute>();
        Range = property.GetCustomAttribute<RangeAttribute>();
        OneOf = property.GetCustomAttribute<OneOfAttribute>();
        SelectedBy = property.GetCustomAttribute<SelectedByAttribute>()?.Property;
        Required = property.IsDefined(typeof(RequiredMemberAttribute));
        Type? underlying = Nullable.GetUnderlyingType(property.PropertyType);
        AllowsNull = underlying is not null || (!property.PropertyType.IsValueType && nullability.Create(property).WriteState == NullabilityState.Nullable);
        Type = underlying ?? property.PropertyType;
        Item = ItemOf(Type);
    }

    public PropertyInfo Property { get; }

    public string Name { get; }

    public DocAttribute? Doc { get; }

    public RangeAttribute? Range { get; }

    public OneOfAttribute? OneOf { get; }

    public string? SelectedBy { get; }

    public bool Required { get; }

    public bool AllowsNull { get; }

    /// <summary>The value's type without <c>Nullable</c>.</summary>
    public Type Type { get; }

    /// <summary>Type of a list's items; null where the key holds no list.</summary>
    public Type? Item { get; }

    public static bool IsInteger(Type type) => type == typeof(int) || type == typeof(long) || type == typeof(ulong) || type == typeof(uint);

    public static bool IsReal(Type type) => type == typeof(double) || type == typeof(float);

    public static bool IsSection(Type type) => type.IsClass && type != typeof(string) && type != typeof(object) && ItemOf(type) is null;

    private static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;
}
