using System.Reflection;
using System.Runtime.CompilerServices;

namespace CdkVpc.Tests.Testing;

/// <summary>What an object keeps alive, by its fields and theirs.</summary>
public static class ObjectGraph
{
    /// <summary>
    /// Every object reachable from the static fields of an assembly, with the way to it. Objects of other assemblies are looked into only if
    /// they are generic (collections are) or delegates: what the compiler's own objects hold is the compiler's affair.
    /// </summary>
    public static IEnumerable<(object Value, string Path)> ReachableFromStatics(Assembly assembly) => Reachable(
        assembly.GetTypes()
            .Where(static type => !type.ContainsGenericParameters)
            .SelectMany(static type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(static field => !field.IsLiteral)
            .Select(static field => (field.GetValue(null), $"{field.DeclaringType!.Name}.{field.Name}")),
        assembly);

    /// <summary>Every object reachable from <paramref name="root"/>.</summary>
    public static IEnumerable<(object Value, string Path)> Reachable(object root) => Reachable([(root, root.GetType().Name)], root.GetType().Assembly);

    private static IEnumerable<(object Value, string Path)> Reachable(IEnumerable<(object? Value, string Path)> roots, Assembly assembly)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(object? Value, string Path)>(roots);
        while (open.TryPop(out var next))
        {
            if (next.Value is null or string or Pointer || next.Value.GetType().IsPrimitive || !seen.Add(next.Value))
                continue;

            yield return (next.Value, next.Path);
            var type = next.Value.GetType();
            if (IsWeak(type))
                continue;
            if (next.Value is Delegate function)
                open.Push((function.Target, next.Path + "()"));
            if (next.Value is Array items)
                PushItems(items, next.Path);
            else if (type.Assembly == assembly || type.IsGenericType)
                PushFields(next.Value, next.Path);
        }

        void PushItems(Array items, string path)
        {
            foreach (var item in items)
                open.Push((item, path + "[]"));
        }

        void PushFields(object value, string path)
        {
            for (var type = value.GetType(); type is not null; type = type.BaseType)
            {
                foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    if (!field.FieldType.IsPointer)
                        open.Push((field.GetValue(value), $"{path}.{field.Name}"));
                }
            }
        }
    }

    private static bool IsWeak(Type type) => type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(WeakReference<>) || type.GetGenericTypeDefinition() == typeof(ConditionalWeakTable<,>));
}
