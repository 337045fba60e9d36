import { success } from "../../core/base/outcome";
import { decodeLink } from "../../core/scenario/link/decodeLink";
import type { Command } from "../command";
import { exitCodes } from "../io";
import { complainOf } from "../openScenario";

/** `orbitweave open LINK` */
export const openCommand: Command = {
  name: "open",
  target: "LINK",
  summary: "Prints the scenario that a share link holds, as JSON.",
  options: [
    { name: "format", value: "table|json", allowed: ["table", "json"], help: "both print the scenario's JSON" },
  ],
  details: "LINK is a whole link, the part behind its #, or - for the standard input. Nothing is fetched.",
  examples: [
    "orbitweave open 'http://localhost:4173/#ow1...' > plan.json",
    "orbitweave link plan.json | orbitweave open -",
  ],
  async run({ target }, io) {
    const text = target === "-" ? await io.readText("-") : success(target);
    const content = text.ok ? decodeLink(text.value) : text;
    if (!content.ok) {
      complainOf(content.error, io);
      return exitCodes.badInput;
    }
    await io.write(`${JSON.stringify(content.value.scenario, undefined, 2)}\n`);
    return exitCodes.fine;
  },
};
