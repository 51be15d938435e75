using RoboIrl.Core.Runs;
using Serilog;
using Serilog.Core;
using Serilog.Formatting.Json;

namespace RoboIrl.Cli.Running;

/// <summary>The log of a run: lines for people, JSON for programs.</summary>
internal static class RunLog
{
    /// <summary>Opens both files for appending; the caller disposes the logger, which writes out what is waiting.</summary>
    public static Logger Open(RunFolder run) => new LoggerConfiguration()
        .MinimumLevel.Information()
        .WriteTo.Async(to => to.File(
            run.LogTextPath,
            outputTemplate: "{Timestamp:yyyy-MM-dd HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}",
            formatProvider: System.Globalization.CultureInfo.InvariantCulture))
        .WriteTo.Async(to => to.File(new JsonFormatter(renderMessage: true), run.LogJsonPath))
        .CreateLogger();
}
