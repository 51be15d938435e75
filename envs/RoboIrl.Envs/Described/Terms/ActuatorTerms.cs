using RoboIrl.Envs.Described.Expressions;

namespace RoboIrl.Envs.Described.Terms;

/// <summary>Terms of actuators, tendons, sensors and the action.</summary>
internal static class ActuatorTerms
{
    public static IEnumerable<Callable> All =>
    [
        Actuators("control", EngineArray.Control, "of the actuator", "Controls as the engine was given them, before it clamps", "sum(square(control()))"),
        Actuators("actuator_force", EngineArray.ActuatorForce, "N, N m", "Forces of the actuators", "norm(actuator_force())"),
        new Callable
        {
            Name = "activation", Parameters = [], Result = "vector", Unit = "", IsTerm = true,
            Meaning = "Activation of the actuators with dynamics, such as muscles", Example = "activation()", Bind = BindActivation,
        },
        Action("action", ActionPart.Last, "The action as the policy gave it, before the mapping; 0 before the first step", "norm(action())"),
        Action("previous_action", ActionPart.Before, "The action of the step before", "previous_action()"),
        Action("action_rate", ActionPart.Change, "The action less the one before it, per control step", "sum(square(action_rate()))"),
        new Callable
        {
            Name = "power", Parameters = [], Result = "number", Unit = "W", IsTerm = true,
            Meaning = "Sum of |force * velocity| over the actuators", Example = "power()", Bind = static _ => new PowerNode(1),
        },
        new Callable
        {
            Name = "energy", Parameters = [], Result = "number", Unit = "J", IsTerm = true,
            Meaning = "Sum of |force * velocity| over the actuators, times the control step: the work of the step", Example = "energy()",
            Bind = static call => new PowerNode(call.Binder.Scope.Constants["dt"]),
        },
        new Callable
        {
            Name = "sensor", Parameters = [new("name")], Result = "number or vector, as the sensor", Unit = "of the sensor", IsTerm = true,
            Meaning = "Output of a sensor", Example = "sensor(\"torso_gyro\")", Bind = BindSensor,
        },
        new Callable
        {
            Name = "tendon_length", Parameters = [new("name")], Result = "number", Unit = "m", IsTerm = true,
            Meaning = "Length of a tendon", Example = "tendon_length(\"cable\")",
            Bind = static call => call.Find("name", call.Names().Tendons, "tendon") is { } tendon ? new ArrayElement(EngineArray.TendonLength, tendon) : null,
        },
        new Callable
        {
            Name = "time", Parameters = [], Result = "number", Unit = "s", IsTerm = true,
            Meaning = "Simulated time since the episode started", Example = "sin(2 * pi * time())", Bind = static _ => new TimeNode(),
        },
    ];

    private static Callable Actuators(string name, EngineArray array, string unit, string meaning, string example) => new()
    {
        Name = name,
        Parameters = [new("actuators", IsMany: true)],
        Result = "number for one actuator, otherwise a vector",
        Unit = unit,
        Meaning = meaning + "; of all actuators by default",
        Example = example,
        IsTerm = true,
        Bind = call => BindActuators(call, array),
    };

    private static Callable Action(string name, ActionPart part, string meaning, string example) => new()
    {
        Name = name,
        Parameters = [],
        Result = "vector",
        Unit = "of the action",
        Meaning = meaning,
        Example = example,
        IsTerm = true,
        Bind = call => new ActionNode(part, call.Names().ActionSize),
    };

    private static Node? BindActuators(CallArguments call, EngineArray array)
    {
        ModelNames names = call.Names();
        if (call.ManyTexts() is not { } wanted)
        {
            return null;
        }

        int?[] found = [.. wanted.Select(t => call.Find(t, names.Actuators, "actuator"))];
        if (found.Contains(null))
        {
            return null;
        }

        List<int> indices = found.Length > 0 ? [.. found.Select(i => i!.Value)] : [.. Enumerable.Range(0, names.Model.ActuatorCount)];
        return ArrayGather.Of(array, indices, asNumber: found.Length == 1, i => names.ActuatorLabel(indices[i]));
    }

    private static ArraySlice? BindActivation(CallArguments call)
    {
        int size = call.Names().Model.ActivationCount;
        if (size == 0)
        {
            call.Refuse("no actuator of the model has an activation");
            return null;
        }

        return new ArraySlice(EngineArray.Activation, 0, size, Labels.Number);
    }

    private static Node? BindSensor(CallArguments call)
    {
        ModelNames names = call.Names();
        if (call.Find("name", names.Sensors, "sensor") is not { } sensor)
        {
            return null;
        }

        int start = names.Model.SensorAddress[sensor];
        int size = names.Model.SensorDimension[sensor];
        return size == 1 ? new ArrayElement(EngineArray.Sensor, start) : new ArraySlice(EngineArray.Sensor, start, size, Labels.Number);
    }
}
