namespace RoboIrl.BindingGenerator.Clang;

/// <summary>The kinds of declarations that the generator tells apart; values are libclang's.</summary>
internal enum CXCursorKind
{
    StructDecl = 2,
    UnionDecl = 3,
    EnumDecl = 5,
    FieldDecl = 6,
    EnumConstantDecl = 7,
    FunctionDecl = 8,
    VarDecl = 9,
    ParmDecl = 10,
    TypedefDecl = 20,
    StringLiteral = 109,
    MacroDefinition = 501,
}
