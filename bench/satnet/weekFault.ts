import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const period = z.object({ "TRX ON": z.number(), "TRX OFF": z.number() });

const requests = z
  .array(
    z.object({
      subject: z.number(),
      week: z.number(),
      year: z.number(),
      duration: z.number().positive(),
      duration_min: z.number().positive(),
      track_id: z.string(),
      setup_time: z.number().nonnegative(),
      teardown_time: z.number().nonnegative(),
      resource_vp_dict: z.record(z.string(), z.array(period)),
    }),
  )
  .min(1);

const maintenanceColumns = ["starttime", "endtime", "antenna"];

/** Why a folder is no week of SatNet, in words; undefined where it is one. */
export function weekFault(folder: string): string | undefined {
  const missing = ["problem.json", "maintenance.csv"].filter((name) => !existsSync(join(folder, name)));
  if (missing.length > 0) return `it has no ${missing.join(" and no ")}`;
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(join(folder, "problem.json"), "utf8"));
  } catch (error) {
    return `problem.json is no JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  const checked = requests.safeParse(read);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    return `problem.json, at ${issue?.path.join(".") || "its root"}: ${issue?.message}`;
  }
  const [head = ""] = readFileSync(join(folder, "maintenance.csv"), "utf8").split(/\r?\n/, 1);
  const lacking = maintenanceColumns.filter((name) => !head.split(",").includes(name));
  return lacking.length === 0 ? undefined : `maintenance.csv has no column ${lacking.join(", ")}`;
}
