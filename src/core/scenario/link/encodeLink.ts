import { deflateSync, strToU8 } from "fflate";
import { crc32 } from "../../base/crc32";
import { formatInstantExact } from "../../base/instant";
import { encodeBase64Url } from "./base64Url";
import type { LinkContent, LinkView } from "./linkContent";
import { headerBytes, linkPrefix } from "./linkForm";

/** Writes a checked scenario and a view as the text of a link's fragment; the instant is kept to the microsecond. */
export function encodeLink({ scenario, view }: LinkContent): string {
  const json = JSON.stringify({ scenario, ...(view && { view: viewJson(view) }) });
  const deflated = deflateSync(strToU8(json), { level: 9 });
  const payload = new Uint8Array(headerBytes + deflated.length);
  const header = new DataView(payload.buffer);
  header.setUint32(0, deflated.length);
  header.setUint32(4, crc32(deflated));
  payload.set(deflated, headerBytes);
  return linkPrefix + encodeBase64Url(payload);
}

function viewJson({ timeMs, ...view }: LinkView) {
  return { ...(timeMs !== undefined && { time: formatInstantExact(timeMs) }), ...view };
}
