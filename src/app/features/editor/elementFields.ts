import type { Satellite } from "../../../core/scenario/schema";
import type { Field } from "./field";

type OrbitText = Field<Satellite>;

/** Both lines in one box, so that they can be pasted together; a line with a name before them is passed over. */
export const tleField: OrbitText = {
  key: "orbit.line1",
  covers: ["orbit.line2", "orbit"],
  label: "The two lines",
  control: "area",
  wide: true,
  read: ({ orbit }) => (orbit.kind === "tle" && orbit.line1 !== "" ? `${orbit.line1}\n${orbit.line2}` : ""),
  write(satellite, text) {
    const lines = text.split(/\r?\n/).map((line) => line.trimEnd());
    const first = Math.max(
      0,
      lines.findIndex((line) => line.startsWith("1 ")),
    );
    return { ...satellite, orbit: { kind: "tle", line1: lines[first] ?? "", line2: lines[first + 1] ?? "" } };
  },
};

/** The fields of one message as JSON; a list with one message in it, as CelesTrak sends, is taken for that message. */
export const ommField: OrbitText = {
  key: "orbit.omm",
  covers: ["orbit"],
  label: "Fields of the message, as JSON",
  control: "area",
  wide: true,
  read: ({ orbit }) =>
    orbit.kind === "omm" && Object.keys(orbit.omm).length > 0 ? JSON.stringify(orbit.omm, undefined, 1) : "",
  write: (satellite, text) => ({ ...satellite, orbit: { kind: "omm", omm: fieldsOf(text) } }),
};

export const oemField: OrbitText = {
  key: "orbit.text",
  covers: ["orbit"],
  label: "Text of the ephemeris, from CCSDS_OEM_VERS on",
  control: "area",
  wide: true,
  read: ({ orbit }) => (orbit.kind === "oem" ? orbit.text : ""),
  write: (satellite, text) => ({ ...satellite, orbit: { kind: "oem", text: text.replaceAll("\r\n", "\n") } }),
};

/** Nothing where the text is not JSON: the check then names the fields that are missing. */
function fieldsOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    const [only, ...others] = Array.isArray(value) ? value : [value];
    return typeof only === "object" && only !== null && others.length === 0 ? only : {};
  } catch {
    return {};
  }
}
