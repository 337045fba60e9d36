import { encodeLink } from "../../core/scenario/link/encodeLink";
import type { Command } from "../command";
import { exitCodes } from "../io";
import { openScenario } from "../openScenario";

/** Where `npm start` serves the app. */
const defaultBase = "http://localhost:4173/";

/** Longer links are cut by mail programs and chats. */
const longLink = 32_000;

/** `orbitweave link FILE` */
export const linkCommand: Command = {
  name: "link",
  target: "FILE",
  summary: "Packs a scenario into a share link.",
  options: [
    { name: "base", value: "URL", help: `address of the app; default ${defaultBase}` },
    { name: "format", value: "table|json", allowed: ["table", "json"], help: "both print the bare link" },
  ],
  details: "The scenario travels in the link itself, behind the #: no server sees it.",
  examples: ["orbitweave link plan.json", "orbitweave link plan.json --base https://plans.example.org/"],
  async run({ target, options }, io) {
    const base = options.get("base") ?? defaultBase;
    if (!/^https?:$/.test(URL.canParse(base) ? new URL(base).protocol : "") || base.includes("#")) {
      io.complain(`error: --base ${JSON.stringify(base)}: not an address (allowed: http:// or https://, without #)`);
      return exitCodes.badInput;
    }
    const scenario = await openScenario(target, io);
    if (scenario === undefined) return exitCodes.badInput;
    const link = `${base}#${encodeLink({ scenario })}`;
    if (link.length > longLink) {
      io.complain(`warning: the link has ${link.length} characters; not every program passes that on: send the file`);
    }
    await io.write(`${link}\n`);
    return exitCodes.fine;
  },
};
