import { crc32 } from "../../core/base/crc32";
import { missionLogText } from "../../core/learning/mission/missionLogText";
import type { MissionNetwork } from "../../core/learning/mission/missionNetwork";
import type { MissionRun } from "../../core/learning/mission/missionRun";

const encoder = new TextEncoder();

/** Equal runs have equal prints on whatever machine: CRC-32 of a run's log as `missionLogText` writes it, in UTF-8. */
export function missionLogCrc(network: MissionNetwork, run: MissionRun): number {
  let crc = 0;
  for (const line of missionLogText(network, run)) crc = crc32(encoder.encode(line), crc);
  return crc;
}
