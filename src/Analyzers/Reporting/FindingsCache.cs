using Microsoft.CodeAnalysis.CSharp;

namespace CdkVpc.Analyzers.Reporting;

/// <summary>
/// The findings of the snapshots that were asked for last. An editor analyses each open document of a snapshot on another instance of the
/// compilation: what is kept is found again by the trees and references, which the instances share, and it keeps none of them alive.
/// </summary>
/// <param name="find">Finds everything, once for each snapshot.</param>
internal sealed class FindingsCache(Func<CSharpCompilation, Settings, CancellationToken, AppFindings> find)
{
    // A few, because editors ask for several projects, and for old and new snapshots of one, in turn.
    private const int Capacity = 4;

    private readonly object _gate = new();

    // The most recent first.
    private readonly List<Entry> _entries = [];

    /// <summary>
    /// The findings of a compilation. The first who asks finds them, with his token; others wait, and the next one takes over if he gives up.
    /// </summary>
    public AppFindings Get(CSharpCompilation compilation, Settings settings, CancellationToken cancellationToken) =>
        EntryOf(compilation, settings).Get(() => find(compilation, settings, cancellationToken), cancellationToken);

    private Entry EntryOf(CSharpCompilation compilation, Settings settings)
    {
        lock (_gate)
        {
            var index = _entries.FindIndex(entry => entry.Snapshot.Is(compilation, settings));
            var found = index < 0 ? new Entry(new Snapshot(compilation, settings)) : _entries[index];
            if (index < 0 && _entries.Count == Capacity)
                index = Capacity - 1;
            if (index >= 0)
                _entries.RemoveAt(index);
            _entries.Insert(0, found);
            return found;
        }
    }

    /// <summary>One snapshot. Not a <see cref="Lazy{T}"/>, which would keep a cancellation for good.</summary>
    private sealed class Entry(Snapshot snapshot)
    {
        private readonly object _building = new();
        private volatile AppFindings? _findings;

        public Snapshot Snapshot { get; } = snapshot;

        public AppFindings Get(Func<AppFindings> find, CancellationToken cancellationToken)
        {
            if (_findings is { } known)
                return known;

            // Monitors cannot be waited for with a token; whoever waits looks up now and then.
            while (!Monitor.TryEnter(_building, millisecondsTimeout: 20))
                cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return _findings ??= find();
            }
            finally
            {
                Monitor.Exit(_building);
            }
        }
    }
}
