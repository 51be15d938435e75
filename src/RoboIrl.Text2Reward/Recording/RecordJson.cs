using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoboIrl.Text2Reward.Recording;

/// <summary>How records are written: readable, the same everywhere. Unknown, missing and doubled members are refused.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    MaxDepth = 8)]
[JsonSerializable(typeof(ProgramProvenance))]
[JsonSerializable(typeof(TranscriptHead))]
internal sealed partial class RecordJson : JsonSerializerContext
{
    private static RecordJson? s_readable;

    /// <summary>Programs and sentences as they are written, not as \u0022.</summary>
    public static RecordJson Readable => s_readable ??= new RecordJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, TypeInfoResolver = null });
}
