namespace CdkVpc.Analyzers.Facts;

/// <summary>A property as it was written: left out, a known value, or a value that cannot be computed.</summary>
/// <typeparam name="T">The type of a known value.</typeparam>
internal readonly struct Setting<T> : IEquatable<Setting<T>>
{
    private enum State : byte
    {
        Absent,
        Known,
        Unknown,
    }

    private readonly State _state;
    private readonly T? _value;

    private Setting(State state, T? value) => (_state, _value) = (state, value);

    /// <summary>The property was left out.</summary>
    public static Setting<T> Absent => default;

    /// <summary>The property is set to something that cannot be computed.</summary>
    public static Setting<T> Unknown => new(State.Unknown, default);

    /// <summary>The property is set to <paramref name="value"/>.</summary>
    public static Setting<T> Of(T value) => new(State.Known, value);

    /// <summary>Whether the property was left out.</summary>
    public bool IsAbsent => _state == State.Absent;

    /// <summary>Whether the value is known.</summary>
    public bool IsKnown => _state == State.Known;

    /// <summary>Whether the property is set to something that cannot be computed.</summary>
    public bool IsUnknown => _state == State.Unknown;

    /// <summary>The known value. Only where <see cref="IsKnown"/>.</summary>
    public T Value => IsKnown ? _value! : throw new InvalidOperationException("The setting has no known value.");

    /// <summary>Whether the value is known; hands it out.</summary>
    public bool TryGet(out T value)
    {
        value = _value!;
        return IsKnown;
    }

    /// <summary>Whether the value is known to be <paramref name="value"/>.</summary>
    public bool Is(T value) => IsKnown && EqualityComparer<T>.Default.Equals(_value!, value);

    /// <summary>The value with what counts where it was left out; unknown stays unknown.</summary>
    public Setting<T> Or(T fallback) => IsAbsent ? Of(fallback) : this;

    /// <inheritdoc/>
    public bool Equals(Setting<T> other) => _state == other._state && EqualityComparer<T?>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Setting<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ((int)_state * 397) ^ (_value?.GetHashCode() ?? 0);

    /// <inheritdoc/>
    public override string ToString() => _state switch { State.Absent => "(absent)", State.Unknown => "(unknown)", _ => $"{_value}" };
}
