using System.Text.Json.Serialization;
using RoboIrl.Text2Reward.Smoke;

namespace RoboIrl.Text2Reward.Sandbox;

/// <summary>How messages are written. Unknown and missing members are refused.</summary>
[JsonSourceGenerationOptions(
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    MaxDepth = 16)]
[JsonSerializable(typeof(WorkerRequest))]
[JsonSerializable(typeof(SmokeReport))]
internal sealed partial class WorkerJson : JsonSerializerContext;
