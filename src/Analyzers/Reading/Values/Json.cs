using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CdkVpc.Analyzers.Reading.Values;

/// <summary>Reads JSON (RFC 8259): texts, numbers (as double), flags and null as constants, arrays as sequences, objects as mappings.</summary>
internal sealed class Json
{
    /// <summary>How deep arrays and objects may stand in each other: what a program is configured by is never as deep.</summary>
    private const int MaxDepth = 64;

    private readonly string _text;
    private int _at;

    private Json(string text) => _text = text;

    /// <summary>The value of a text; null where that is not JSON. Each call makes new objects, which a program may change.</summary>
    public static Value? Parse(string text)
    {
        var reader = new Json(text);
        var value = reader.ReadValue(0);
        reader.SkipBlanks();
        return reader._at == text.Length ? value : null;
    }

    private Value? ReadValue(int depth)
    {
        SkipBlanks();
        return Peek() switch
        {
            '{' when depth < MaxDepth => ReadObject(depth + 1),
            '[' when depth < MaxDepth => ReadArray(depth + 1),
            '"' => ReadText() is { } text ? new Constant(text) : null,
            't' => ReadWord("true", Constant.True),
            'f' => ReadWord("false", Constant.False),
            'n' => ReadWord("null", Constant.Null),
            _ => ReadNumber(),
        };
    }

    private Mapping? ReadObject(int depth)
    {
        // Of two entries with one name, the last counts.
        var entries = new List<KeyValuePair<Value, Value>>();
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        _at++;
        SkipBlanks();
        if (Take('}'))
            return new Mapping();
        do
        {
            SkipBlanks();
            if (ReadText() is not { } name)
                return null;
            SkipBlanks();
            if (!Take(':') || ReadValue(depth) is not { } value)
                return null;
            var entry = new KeyValuePair<Value, Value>(new Constant(name), value);
            if (positions.TryGetValue(name, out var position))
            {
                entries[position] = entry;
            }
            else
            {
                positions.Add(name, entries.Count);
                entries.Add(entry);
            }

            SkipBlanks();
        }
        while (Take(','));
        return Take('}') ? new Mapping { Entries = [.. entries] } : null;
    }

    private Sequence? ReadArray(int depth)
    {
        var items = ImmutableArray.CreateBuilder<Value>();
        _at++;
        SkipBlanks();
        if (Take(']'))
            return new Sequence([]);
        do
        {
            if (ReadValue(depth) is not { } item)
                return null;
            items.Add(item);
            SkipBlanks();
        }
        while (Take(','));
        return Take(']') ? new Sequence(items) : null;
    }

    private string? ReadText()
    {
        if (!Take('"'))
            return null;
        var text = new StringBuilder();
        while (Peek() is { } letter && letter >= ' ')
        {
            _at++;
            if (letter == '"')
                return text.ToString();
            if (letter != '\\')
                text.Append(letter);
            else if (ReadEscape() is { } escaped)
                text.Append(escaped);
            else
                return null;
        }

        return null;
    }

    private char? ReadEscape()
    {
        var letter = Peek();
        _at++;
        switch (letter)
        {
            case '"' or '\\' or '/':
                return letter;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when _at + 4 <= _text.Length && ushort.TryParse(_text.Substring(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _at += 4;
                return (char)code;
            default:
                return null;
        }
    }

    private Constant? ReadNumber()
    {
        var start = _at;
        while (Peek() is (>= '0' and <= '9') or '-' or '+' or '.' or 'e' or 'E')
            _at++;
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return _at > start && _text[start] != '+' && double.TryParse(_text.Substring(start, _at - start), Style, CultureInfo.InvariantCulture, out var number)
            ? new Constant(number)
            : null;
    }

    private Constant? ReadWord(string word, Constant value)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
            return null;
        _at += word.Length;
        return value;
    }

    private void SkipBlanks()
    {
        while (Peek() is ' ' or '\t' or '\r' or '\n')
            _at++;
    }

    private bool Take(char letter)
    {
        if (Peek() != letter)
            return false;
        _at++;
        return true;
    }

    /// <summary>The next character; null at the end.</summary>
    private char? Peek() => _at < _text.Length ? _text[_at] : null;
}
