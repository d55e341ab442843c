using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes.Internals;

/// <summary>Reads and writes object initializers.</summary>
internal static class Initializers
{
    /// <summary>What an initializer sets <paramref name="member"/> to; null where it does not.</summary>
    public static ExpressionSyntax? ValueOf(this BaseObjectCreationExpressionSyntax creation, string member) => creation.SettingOf(member)?.Right;

    /// <summary>Where an initializer sets <paramref name="member"/>.</summary>
    public static AssignmentExpressionSyntax? SettingOf(this BaseObjectCreationExpressionSyntax creation, string member) =>
        creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>()
            .FirstOrDefault(setting => setting.Left is IdentifierNameSyntax name && name.Identifier.ValueText == member);

    /// <summary>Sets one more member, below the others or, where they are in one line, beside them.</summary>
    /// <param name="draft">Takes the change.</param>
    /// <param name="creation">What is initialized.</param>
    /// <param name="setting">The member and its value.</param>
    public static void Set(Draft draft, BaseObjectCreationExpressionSyntax creation, string setting)
    {
        if (creation.Initializer is not { Expressions.Count: > 0 } initializer)
        {
            if (creation.Initializer is { } empty)
                draft.Replace(empty.Span, $"{{ {InOneLine(setting)} }}");
            else
                draft.Insert(creation.Span.End, $"\n{{\n{Deeper(setting)},\n}}");
            return;
        }

        var last = initializer.Expressions.Last();
        var comma = initializer.Expressions.SeparatorCount == initializer.Expressions.Count ? initializer.Expressions.GetSeparator(initializer.Expressions.Count - 1) : default;
        var isInOneLine = !initializer.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        if (isInOneLine)
        {
            draft.Insert(last.Span.End, $", {InOneLine(setting)}");
        }
        else if (comma.IsKind(SyntaxKind.CommaToken))
        {
            draft.InsertBelow(last, comma, setting + ",");
        }
        else
        {
            draft.ReplaceVerbatim(new(last.Span.End, 0), ",");
            draft.InsertBelow(last, last.GetLastToken(), setting);
        }
    }

    /// <summary>Takes a member out of an initializer, with its line where it is alone there.</summary>
    public static void Remove(Draft draft, AssignmentExpressionSyntax setting)
    {
        var initializer = (InitializerExpressionSyntax)setting.Parent!;
        var index = initializer.Expressions.IndexOf(setting);
        if (index < initializer.Expressions.SeparatorCount)
        {
            draft.Remove(setting, initializer.Expressions.GetSeparator(index));
            return;
        }

        if (index > 0)
            draft.ReplaceVerbatim(initializer.Expressions.GetSeparator(index - 1).Span, "");
        draft.Remove(setting, setting.GetLastToken());
    }

    /// <summary>Code in one line: line ends and indentation become blanks, and lists lose their last comma.</summary>
    public static string InOneLine(string code) =>
        string.Join(" ", code.Split('\n').Select(static line => line.Trim())).Replace(", }", " }");

    /// <summary>Code one level deeper.</summary>
    public static string Deeper(string code) => string.Join("\n", code.Split('\n').Select(static line => "    " + line));
}
