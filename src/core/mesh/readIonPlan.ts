import { countedText } from "../base/counted";
import { failure, type Outcome, type Problem, success } from "../base/outcome";
import { roundTo } from "../base/rounding";
import { contactProblems, type ReadPlan, withoutDuplicates } from "./checkPlan";
import type { PlanContact } from "./contactPlan";
import { IonRanges } from "./ionRanges";

/**
 * Reads ION's contact plan text (ionrc(5) of NASA's Interplanetary Overlay Network):
 *
 *     a contact <start> <stop> <from> <to> <bytes per second> [<confidence>]
 *     a range   <start> <stop> <a> <b> <light seconds>
 *     m horizon <time>             is passed over
 *     @ <time>                     moves the instant from which relative times count
 *
 * Times are `+seconds` or `yyyy/mm/dd-hh:mm:ss`; `#` begins a comment. A range whose first node comes before its second (as numbers, where both are)
 * holds both ways, unless the other way has ranges of its own. In a plan without any range line the last field of a contact is light time in seconds
 * (an older dialect, 0 with a warning where it is missing); with range lines it is a confidence from 0 to 1, which is not used.
 */
export function readIonPlan(text: string, referenceMs: number): Outcome<ReadPlan> {
  const reader = new IonReader(referenceMs);
  text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n|\r/)
    .forEach((line, i) => {
      reader.readLine(line, i + 1);
    });
  return reader.finish();
}

const maxProblems = 100;

const contactForm = "a contact <start> <stop> <from> <to> <bytes per second> [<confidence, or light seconds>]";
const rangeForm = "a range <start> <stop> <a> <b> <light seconds>";
const timeForm = "+seconds, or yyyy/mm/dd-hh:mm:ss";

interface ContactLine {
  readonly line: number;
  readonly contact: PlanContact;
  /** The optional last field. */
  readonly last: number | undefined;
}

class IonReader {
  private readonly problems: Problem[] = [];
  private readonly contacts: ContactLine[] = [];
  private readonly ranges = new IonRanges();
  /** Where relative times count from, seconds from the plan's start. */
  private reference = 0;
  private readonly referenceMs: number;

  constructor(referenceMs: number) {
    this.referenceMs = referenceMs;
  }

  readLine(text: string, line: number): void {
    const fields = text.replace(/#.*$/, "").trim().split(/\s+/);
    const [command, what] = fields;
    if (command === "") return;
    if (command === "@") this.readReference(fields, line);
    else if (command === "a" && what === "contact") this.readContact(fields.slice(2), line);
    else if (command === "a" && what === "range") this.readRange(fields.slice(2), line);
    // How far ION itself looks ahead for congestion: no contact depends on it.
    else if (command === "m" && what === "horizon" && fields.length === 3) return;
    else
      this.refuse(
        line,
        "not a line of a contact plan",
        text,
        `${contactForm}, ${rangeForm}, m horizon <time>, @ <time>, # comment`,
      );
  }

  finish(): Outcome<ReadPlan> {
    const warnings: Problem[] = [];
    const contacts = this.contacts.map(({ line, contact, last }) => {
      if (this.ranges.isEmpty) {
        if (last !== undefined && last < 0) this.refuse(line, "light time below zero", last, "at least 0 seconds");
        return { ...contact, owltSeconds: last ?? 0 };
      }
      if (last !== undefined && !(last >= 0 && last <= 1)) {
        this.refuse(line, "not a confidence", last, "a number from 0 to 1, as light time is told by range lines here");
      }
      const found = this.ranges.during(contact);
      const path = `line ${line}`;
      if (found.length === 0) warnings.push({ path, message: "no range tells its light time: taken as 0 s" });
      else if (found.length > 1) {
        const message = `its light time changes: that of its start, ${found[0]} s, is taken`;
        warnings.push({ path, message });
      }
      return { ...contact, owltSeconds: found[0] ?? 0 };
    });
    if (this.ranges.isEmpty) warnings.push(...this.withoutLightTime());
    if (this.problems.length > 0) return failure(this.problems.slice(0, maxProblems));
    const read = withoutDuplicates(contacts, (i) => `line ${this.contacts[i]?.line}`);
    return success({ plan: read.plan, warnings: [...this.ranges.warnings, ...warnings, ...read.warnings] });
  }

  /** One warning for all, as a plan mostly lacks the light times of all its contacts. */
  private withoutLightTime(): Problem[] {
    const [first, ...others] = this.contacts.filter(({ last }) => last === undefined);
    if (first === undefined) return [];
    const more = others.length === 0 ? "" : `, nor of ${countedText(others.length, "contact")} more`;
    return [{ path: `line ${first.line}`, message: `nothing tells its light time${more}: taken as 0 s` }];
  }

  private readReference(fields: readonly string[], line: number): void {
    const seconds = fields.length === 2 ? this.seconds(fields[1] as string, line) : undefined;
    if (seconds !== undefined) this.reference = seconds;
    else if (fields.length !== 2) this.refuse(line, "not a reference time", fields.join(" "), `@ <${timeForm}>`);
  }

  private readContact(fields: readonly string[], line: number): void {
    const [start = "", stop = "", from = "", to = "", rate = "", last] = fields;
    if (fields.length < 5 || fields.length > 6) {
      this.refuse(line, `${fields.length} fields after "a contact"`, undefined, contactForm);
      return;
    }
    const startSeconds = this.seconds(start, line);
    const endSeconds = this.seconds(stop, line);
    const bytesPerSecond = this.number(rate, line, "rate");
    const lastNumber = last === undefined ? undefined : this.number(last, line, "last field");
    if (startSeconds === undefined || endSeconds === undefined || bytesPerSecond === undefined) return;
    if (!this.areIds(line, from, to)) return;
    const rateMbps = roundTo((bytesPerSecond * 8) / 1e6, 9);
    const contact = { from, to, startSeconds, endSeconds, rateMbps, owltSeconds: 0 };
    this.problems.push(...contactProblems(contact, `line ${line}`));
    this.contacts.push({ line, contact, last: lastNumber });
  }

  private readRange(fields: readonly string[], line: number): void {
    const [start = "", stop = "", a = "", b = "", light = ""] = fields;
    if (fields.length !== 5) {
      this.refuse(line, `${fields.length} fields after "a range"`, undefined, rangeForm);
      return;
    }
    const startSeconds = this.seconds(start, line);
    const endSeconds = this.seconds(stop, line);
    const owltSeconds = this.number(light, line, "light time");
    if (startSeconds === undefined || endSeconds === undefined || owltSeconds === undefined) return;
    if (!this.areIds(line, a, b)) return;
    if (endSeconds <= startSeconds)
      this.refuse(line, "does not end after it begins", `${start} to ${stop}`, "an end after the start");
    else if (owltSeconds < 0) this.refuse(line, "light time below zero", owltSeconds, "at least 0 seconds");
    else if (a === b) this.refuse(line, "range of a node to itself", a, "two nodes");
    else this.ranges.add({ line, a, b, startSeconds, endSeconds, owltSeconds });
  }

  private seconds(text: string, line: number): number | undefined {
    if (/^\+\d+(\.\d+)?$/.test(text)) return this.reference + Number(text);
    const match = /^(\d{4})\/(\d{2})\/(\d{2})-(\d{2}):(\d{2}):(\d{2})$/.exec(text);
    if (match) {
      const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
      const instantMs = Date.UTC(year, month - 1, day, hour, minute, second);
      const back = new Date(instantMs).toISOString().slice(0, 19);
      if (back === text.replaceAll("/", "-").replace(/^(.{10})-/, "$1T")) {
        return roundTo((instantMs - this.referenceMs) / 1000, 6);
      }
    }
    this.refuse(line, "not a time", text, timeForm);
    return undefined;
  }

  private number(text: string, line: number, what: string): number | undefined {
    const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
    if (Number.isFinite(value)) return value;
    this.refuse(line, `${what} is not a number`, text, "a number");
    return undefined;
  }

  private areIds(line: number, ...ids: readonly string[]): boolean {
    const bad = ids.find((one) => !/^[A-Za-z0-9._:-]{1,64}$/.test(one));
    if (bad !== undefined) this.refuse(line, "not a node", bad, "1 to 64 of letters, digits and ._:-");
    return bad === undefined;
  }

  private refuse(line: number, message: string, given: unknown, allowed: string): void {
    this.problems.push({ path: `line ${line}`, message, ...(given !== undefined && { given }), allowed });
  }
}
