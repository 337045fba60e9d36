/** The candidate that a mistyped word most likely meant: within a third of its length in edits; undefined where none is that near. */
function suggest(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestEdits = Math.floor(Math.max(word.length, 3) / 3) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestEdits) continue;
    const edits = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (edits < bestEdits) {
      best = candidate;
      bestEdits = edits;
    }
  }
  return best;
}

/** Levenshtein's distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}

/** What is wrong with a name that is none of the candidates, and what would do: at most a dozen are listed. */
export function unknownName(kind: string, given: string, candidates: readonly string[]): string {
  const meant = suggest(given, candidates);
  const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
  const listed = candidates.slice(0, 12).join(", ");
  const more = candidates.length > 12 ? `, and ${candidates.length - 12} more` : "";
  const allowed = candidates.length === 0 ? "there is none" : `allowed: ${listed}${more}`;
  return `unknown ${kind} ${JSON.stringify(given)}${hint} (${allowed})`;
}
