/** Rows of a CSV text by the names in its head; quotes as RFC 4180 has them. Shares no code with what writes it. */
export function readCsv(text: string): Record<string, string>[] {
  const [head = [], ...rows] = text.trimEnd().split("\r\n").map(cells);
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ""])));
}

function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? "",
  );
}
