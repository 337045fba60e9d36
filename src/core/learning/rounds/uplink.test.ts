import { expect, test } from "vitest";
import { describeProblem } from "../../base/outcome";
import { codecSettings } from "../../compression/codecSettings";
import { Uplink } from "./uplink";

function uplinkWith(options: { readonly [name: string]: unknown }, length: number): Uplink {
  const settings = codecSettings(
    options.codec,
    Object.fromEntries(Object.entries(options).filter(([name]) => name !== "codec")),
  );
  if (!settings.ok) throw new Error(settings.error[0]?.message);
  return new Uplink(settings.value, [{ name: "w", shape: [length] }]);
}

function send(uplink: Uplink, update: Float64Array): Float64Array {
  const sent = uplink.send("sat", update);
  if (!sent.ok) throw new Error(sent.error[0]?.message);
  return sent.value.update;
}

test("sign with error feedback converges where plain sign does not: |x + y| / 2 + |x - y| (Karimireddy et al. 2019)", () => {
  const descend = (errorFeedback: boolean) => {
    const uplink = uplinkWith({ codec: "sign", errorFeedback }, 2);
    let [x, y] = [1, 1];
    for (let step = 0; step < 1_500; step++) {
      const rate = 0.1 / Math.sqrt(step + 1);
      const along = Math.sign(x + y) / 2;
      const across = x === y ? 1 : Math.sign(x - y);
      const sent = send(uplink, Float64Array.of(rate * (along + across), rate * (along - across)));
      x -= sent[0] as number;
      y -= sent[1] as number;
    }
    return Math.abs(x + y) / 2 + Math.abs(x - y);
  };
  expect(descend(false)).toBeGreaterThan(0.99);
  expect(descend(true)).toBeLessThan(0.1);
});

test("error feedback loses nothing over rounds: what arrived falls short of all updates by less than one round's", () => {
  const length = 40;
  const uplink = uplinkWith({ codec: "top-k", sparsity: 0.5, errorFeedback: true }, length);
  const update = Float64Array.from({ length }, (_, i) => (i + 1) / length);
  const arrived = new Float64Array(length);
  for (let round = 0; round < 50; round++) {
    send(uplink, update).forEach((value, i) => {
      arrived[i] = (arrived[i] as number) + value;
    });
  }
  const share = arrived.reduce((sum, value) => sum + value, 0) / update.reduce((sum, value) => sum + 50 * value, 0);
  expect(share).toBeGreaterThan(0.95);
  expect(share).toBeLessThanOrEqual(1 + 1e-6);
});

test("updates that are not finite, or too large for single precision, are refused with the client's name", () => {
  const saidOf = (value: number) => {
    const sent = uplinkWith({ codec: "none" }, 2).send("sat", Float64Array.of(1, value));
    return sent.ok ? "sent" : sent.error.map(describeProblem).join();
  };
  expect(saidOf(Number.NaN)).toBe("sat: the update is not finite (given NaN)");
  expect(saidOf(-2.41e40)).toBe(
    "sat: the update is beyond single precision (given -2.41e+40); allowed: magnitudes up to 3.403e+38: a smaller learning rate, say",
  );
  expect(saidOf(-3.4028234663852886e38)).toBe("sent");
});
