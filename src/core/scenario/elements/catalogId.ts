import { failure, type Outcome, success } from "../../base/outcome";

/** Letters of alpha-5 in the order of their value from 10 on; I and O are left out. */
const alpha5Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";

/** The catalogue number in the five columns of a TLE as text: alpha-5 expanded (`A0001` is 100001), leading zeros dropped. */
export function catalogIdOfTle(columns: string): Outcome<string, string> {
  const text = columns.trim();
  if (/^\d{1,5}$/.test(text)) return success(String(Number(text)));
  if (!/^[A-Z]\d{4}$/.test(text)) return failure("catalogue number cannot be read");
  const leading = alpha5Letters.indexOf(text.charAt(0));
  if (leading < 0) return failure(`${text.charAt(0)} is no letter of alpha-5 catalogue numbers`);
  return success(String((leading + 10) * 10_000 + Number(text.slice(1))));
}
