using RoboIrl.BindingGenerator;
using RoboIrl.BindingGenerator.Model;

// Usage: RoboIrl.BindingGenerator @native/bindings/mujoco/generate.rsp [--include-directory DIR] [--output DIR]
try
{
    GeneratorOptions options = GeneratorOptions.Parse(args);
    Library library = Generator.Run(options);
    Console.WriteLine(
        $"{options.LibraryPath}: {library.Records.Count} structs, {library.Enums.Count} enums, {library.Functions.Count} functions, " +
        $"{library.Constants.Count} constants, {library.Variables.Count} variables, {library.Arrays.Count} arrays -> {options.Output}");
    return 0;
}
catch (GeneratorException error)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
