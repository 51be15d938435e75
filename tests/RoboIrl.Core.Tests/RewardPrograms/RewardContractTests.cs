using System.Reflection;
using RoboIrl.Core.RewardPrograms;
using Xunit;

namespace RoboIrl.Core.Tests.RewardPrograms;

public sealed class RewardContractTests
{
    private static readonly Type[] Allowed = [typeof(void), typeof(double), typeof(bool), typeof(string), typeof(ReadOnlySpan<double>)];

    [Fact]
    public void Types_OfEveryMember_AreOfTheContractOrPlain()
    {
        IEnumerable<string> strangers =
            from type in RewardContract.Types
            where !type.IsEnum
            from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            where !IsOfEveryRecord(member)
            from used in Uses(member)
            where !Allowed.Contains(used) && !RewardContract.Types.Contains(used) && !used.IsGenericParameter
            select $"{type.Name}.{member.Name}: {used.Name}";

        Assert.Empty(strangers);
    }

    [Fact]
    public void Types_HaveNothingThatCanBeWritten()
    {
        IEnumerable<string> writable =
            from type in RewardContract.Types
            from property in type.GetProperties()
            where property.SetMethod is { } set && !set.ReturnParameter.GetRequiredCustomModifiers().Any(static m => m.Name == "IsExternalInit")
            select $"{type.Name}.{property.Name}";

        Assert.Empty(writable);
    }

    private static bool IsOfEveryRecord(MemberInfo member) => member.DeclaringType!.IsValueType
        && member.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "op_Equality" or "op_Inequality";

    private static IEnumerable<Type> Uses(MemberInfo member) => member switch
    {
        PropertyInfo property => [property.PropertyType],
        ConstructorInfo constructor => constructor.GetParameters().Select(static p => p.ParameterType),
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(static p => p.ParameterType)],
        _ => [],
    };
}
