/** An event of a calendar as its lines say it. */
export interface ReadEvent {
  readonly uid: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly summary: string;
  readonly description: string;
}

/** Reads the events of an iCalendar text; shares no code with what writes it. */
export function readIcs(text: string): ReadEvent[] {
  const unfolded = text.replaceAll("\r\n ", "");
  return unfolded
    .split("BEGIN:VEVENT\r\n")
    .slice(1)
    .map((event) => {
      const value = (name: string) => new RegExp(`^${name}:(.*)$`, "m").exec(event)?.[1]?.trimEnd() ?? "";
      const plain = (escaped: string) => escaped.replace(/\\(.)/g, (_, letter) => (letter === "n" ? "\n" : letter));
      return {
        uid: value("UID"),
        startMs: instantOf(value("DTSTART")),
        endMs: instantOf(value("DTEND")),
        summary: plain(value("SUMMARY")),
        description: plain(value("DESCRIPTION")),
      };
    });
}

function instantOf(text: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
}
