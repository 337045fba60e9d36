const grouped = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** `1,584`. */
export function countText(count: number): string {
  return grouped.format(count);
}

/** `1,584 satellites`, `1 satellite`. */
export function countedText(count: number, singular: string, plural = `${singular}s`): string {
  return `${countText(count)} ${count === 1 ? singular : plural}`;
}
