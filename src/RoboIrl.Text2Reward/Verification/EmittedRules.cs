using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace RoboIrl.Text2Reward.Verification;

/// <summary>
/// Reads what the compiler wrote: every reference to another assembly, every field and every instruction. A program that got
/// something past the rules over its text still cannot call what is not on the list, because the call would stand here.
/// </summary>
internal sealed class EmittedRules
{
    private const string Data = "<PrivateImplementationDetails>"; // where the compiler keeps constants
    private readonly PEReader _file;
    private readonly MetadataReader _reader;
    private readonly ProblemList _problems;

    private readonly Dictionary<int, List<int>> _calls = []; // own methods by their tokens

    private EmittedRules(PEReader file, ProblemList problems) => (_file, _reader, _problems) = (file, file.GetMetadataReader(), problems);

    /// <summary>Checks an assembly.</summary>
    /// <param name="image">Its bytes.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void Check(byte[] image, ProblemList problems)
    {
        using PEReader file = new(new MemoryStream(image, writable: false));
        EmittedRules rules = new(file, problems);
        rules.Tables();
        rules.References();
        foreach (TypeDefinitionHandle type in rules._reader.TypeDefinitions)
        {
            rules.Type(rules._reader.GetTypeDefinition(type));
        }

        rules.Recursion();
    }

    /// <summary>Tables that must be empty: other modules, native functions, resources, generics, events and properties.</summary>
    private void Tables()
    {
        foreach (TableIndex table in (TableIndex[])[TableIndex.ModuleRef, TableIndex.ImplMap, TableIndex.File, TableIndex.ExportedType, TableIndex.ManifestResource,
            TableIndex.GenericParam, TableIndex.Event, TableIndex.Property, TableIndex.DeclSecurity, TableIndex.FieldMarshal])
        {
            if (_reader.GetTableRowCount(table) > 0)
            {
                Refuse($"an entry in the table {table}");
            }
        }
    }

    private void References()
    {
        foreach (TypeReferenceHandle handle in _reader.TypeReferences)
        {
            (string assembly, string type) = NameOf(handle);
            if (!AllowedMembers.HasType(assembly, type) && !CompilerMembers.HasType(assembly, type))
            {
                Refuse($"the type {type}");
            }
        }

        foreach (MemberReferenceHandle handle in _reader.MemberReferences)
        {
            MemberReference member = _reader.GetMemberReference(handle);
            (string assembly, string type) = NameOf(member.Parent);
            string name = _reader.GetString(member.Name);
            bool allowed = member.GetKind() == MemberReferenceKind.Field
                ? AllowedMembers.IsTuple(type)
                : AllowedMembers.HasMethod(assembly, type, name) || CompilerMembers.HasMethod(assembly, type, name);
            if (!allowed)
            {
                Refuse($"{type}.{name}");
            }
        }
    }

    private void Type(TypeDefinition type)
    {
        string typeName = _reader.GetString(type.Name);
        foreach (FieldDefinitionHandle handle in type.GetFields())
        {
            FieldDefinition field = _reader.GetFieldDefinition(handle);
            string name = _reader.GetString(field.Name);
            bool isConstant = field.Attributes.HasFlag(FieldAttributes.Literal) || (typeName == Data && field.Attributes.HasFlag(FieldAttributes.HasFieldRVA));
            bool isFuel = name == Programs.FuelRewriter.Field && !field.Attributes.HasFlag(FieldAttributes.Static);
            if (!isConstant && !isFuel && !IsClosure(type) && !IsAttribute(type))
            {
                Refuse($"the field {typeName}.{name}");
            }
        }

        foreach (MethodDefinitionHandle handle in type.GetMethods())
        {
            Method(typeName, handle);
        }
    }

    /// <summary>Locals that a local function shares with its caller: a value on the stack.</summary>
    private bool IsClosure(TypeDefinition type) =>
        _reader.GetString(type.Name).StartsWith("<>c__DisplayClass", StringComparison.Ordinal) && NameOf(type.BaseType).Type == "System.ValueType";

    /// <summary>An attribute that the compiler wrote because the references lack it; programs cannot name attributes.</summary>
    private bool IsAttribute(TypeDefinition type) => NameOf(type.BaseType).Type == "System.Attribute";

    private void Method(string type, MethodDefinitionHandle handle)
    {
        MethodDefinition method = _reader.GetMethodDefinition(handle);
        string name = $"{type}.{_reader.GetString(method.Name)}";
        if (method.Attributes.HasFlag(MethodAttributes.PinvokeImpl) || method.RelativeVirtualAddress == 0
            || (method.ImplAttributes & (MethodImplAttributes.CodeTypeMask | MethodImplAttributes.Unmanaged | MethodImplAttributes.InternalCall)) != 0)
        {
            Refuse($"{name}, which has no body");
            return;
        }

        if (_reader.GetString(method.Name) is ".cctor" or "Finalize")
        {
            Refuse(name);
        }

        MethodBodyBlock body = _file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.ExceptionRegions.IsEmpty)
        {
            Refuse($"try and catch in {name}");
        }

        if (!body.LocalVariablesInitialized && !body.LocalSignature.IsNil)
        {
            Refuse($"memory that is not cleared in {name}");
        }

        List<int> calls = _calls[MetadataTokens.GetToken(handle)] = [];
        foreach ((OpCode code, int token) in IlReader.Read(body.GetILBytes()))
        {
            if (!CompilerMembers.HasInstruction(code.Name!) || !Allows(code, token))
            {
                Refuse($"the instruction {code.Name} in {name}");
            }

            if (code.OperandType == OperandType.InlineMethod && MetadataTokens.EntityHandle(token).Kind == HandleKind.MethodDefinition)
            {
                calls.Add(token);
            }
        }
    }

    /// <summary>Calls that no text shows, such as those of a deconstruction, may lead back to their caller too.</summary>
    private void Recursion()
    {
        foreach (int method in _calls.Keys)
        {
            HashSet<int> reached = [];
            Stack<int> open = new(_calls[method]);
            while (open.TryPop(out int at))
            {
                if (reached.Add(at) && _calls.TryGetValue(at, out List<int>? further))
                {
                    further.ForEach(open.Push);
                }
            }

            if (reached.Contains(method))
            {
                Refuse($"the method {_reader.GetString(_reader.GetMethodDefinition((MethodDefinitionHandle)MetadataTokens.EntityHandle(method)).Name)}, which can call itself");
            }
        }
    }

    private bool Allows(OpCode code, int token)
    {
        if (code == OpCodes.Newobj)
        {
            // Objects of other assemblies that have a constructor on the list are values; the program's own class is none.
            return MetadataTokens.EntityHandle(token).Kind == HandleKind.MemberReference;
        }

        return code != OpCodes.Ldsflda || (MetadataTokens.EntityHandle(token) is { Kind: HandleKind.FieldDefinition } field
            && _reader.GetString(_reader.GetTypeDefinition(_reader.GetFieldDefinition((FieldDefinitionHandle)field).GetDeclaringType()).Name) == Data);
    }

    /// <summary>Assembly and full name of a type; empty names for what can be no allowed type.</summary>
    private (string Assembly, string Type) NameOf(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeReference:
                TypeReference type = _reader.GetTypeReference((TypeReferenceHandle)handle);
                string name = _reader.GetString(type.Name);
                switch (type.ResolutionScope.Kind)
                {
                    case HandleKind.AssemblyReference:
                        string space = _reader.GetString(type.Namespace);
                        return (_reader.GetString(_reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name), space.Length == 0 ? name : $"{space}.{name}");
                    case HandleKind.TypeReference:
                        (string assembly, string outer) = NameOf(type.ResolutionScope);
                        return (assembly, $"{outer}+{name}");
                }

                break;
            case HandleKind.TypeSpecification:
                BlobReader signature = _reader.GetBlobReader(_reader.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
                if (signature.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance && signature.ReadByte() is (byte)SignatureTypeKind.Class or (byte)SignatureTypeKind.ValueType)
                {
                    return NameOf(signature.ReadTypeHandle());
                }

                break;
        }

        return ("", "");
    }

    private void Refuse(string what) =>
        _problems.Add(ProgramRule.Emitted, default(Microsoft.CodeAnalysis.Location), $"The compiled program has {Excerpt.Of(what, 120)}.", "Leave out what needs it: arithmetic, locals, loops, local functions and the listing are enough for a reward.");
}
