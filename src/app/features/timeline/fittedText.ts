const ellipsis = "…";

/**
 * A text as it is where it fits into `roomPx`, else as much of its start as leaves room for an ellipsis, at least one character: names of
 * a constellation differ at their ends, and one that is cut must not look like another.
 */
export function fittedText(text: string, roomPx: number, widthPxOf: (text: string) => number): string {
  const widthPx = widthPxOf(text);
  if (widthPx <= roomPx) return text;
  // Measuring is what costs: from a guess by the mean width of a character it takes a step or two.
  let length = Math.floor((text.length * roomPx) / widthPx);
  while (length > 1 && widthPxOf(text.slice(0, length) + ellipsis) > roomPx) length--;
  return text.slice(0, Math.max(1, length)) + ellipsis;
}
