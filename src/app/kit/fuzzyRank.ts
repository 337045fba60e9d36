/** What a ranked list is made of: texts that are looked through, the one shown first. */
export interface Ranked {
  readonly texts: readonly string[];
}

/** How well a word stands in a text. Letters in order with gaps between them count less the further they lie apart, and never as much as a whole word. */
const score = { whole: 100, start: 80, wordStart: 60, inside: 40, scattered: 20 } as const;

/**
 * The items in which every word of `wanted` stands, best first and at most `limit`; equals keep the order they came in. An item counts by its
 * best text; texts after the first count a little less. A text may hold a word whole, at its start, at a word's start, anywhere, or
 * as letters in order. Costs one pass over the texts: 10,000 items take a few milliseconds.
 */
export function fuzzyRank<T extends Ranked>(items: readonly T[], wanted: string, limit: number): T[] {
  const words = wanted.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items.slice(0, limit);
  const found: { readonly item: T; readonly value: number }[] = [];
  for (const item of items) {
    const value = itemScore(item, words);
    if (value > 0) found.push({ item, value });
  }
  return found
    .sort((a, b) => b.value - a.value)
    .slice(0, limit)
    .map(({ item }) => item);
}

/** 0: at least one of the words stands nowhere. */
function itemScore({ texts }: Ranked, words: readonly string[]): number {
  let sum = 0;
  for (const word of words) {
    let best = 0;
    texts.forEach((text, place) => {
      const value = wordScore(text.toLowerCase(), word) - (place > 0 ? 1 : 0);
      best = Math.max(best, value);
    });
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}

function wordScore(text: string, word: string): number {
  const at = text.indexOf(word);
  if (at < 0) return scatteredScore(text, word);
  if (text.length === word.length) return score.whole;
  if (at === 0) return score.start;
  if (isWordStart(text, at)) return score.wordStart;
  for (let next = text.indexOf(word, at + 1); next >= 0; next = text.indexOf(word, next + 1)) {
    if (isWordStart(text, next)) return score.wordStart;
  }
  return score.inside;
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));
}

/** The first letter must begin a word: else almost every long text holds almost every short word. */
function scatteredScore(text: string, word: string): number {
  const start = firstWordStart(text, word.charAt(0));
  if (start < 0) return 0;
  let at = start;
  for (let letter = 1; letter < word.length; letter++) {
    at = text.indexOf(word.charAt(letter), at + 1);
    if (at < 0) return 0;
  }
  return (score.scattered * word.length) / (at - start + 1);
}

function firstWordStart(text: string, letter: string): number {
  let at = text.indexOf(letter);
  while (at >= 0 && !isWordStart(text, at)) at = text.indexOf(letter, at + 1);
  return at;
}
