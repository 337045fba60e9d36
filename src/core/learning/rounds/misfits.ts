import type { Problem } from "../../base/outcome";
import { countOf } from "../../compression/gradient";
import type { TrainingInput } from "./roundWork";
import type { TrainingState } from "./trainingState";

/** What of a state does not belong to a training with this input: vectors of other lengths, clients that are none, parts that the strategy does not carry. */
export function misfits(state: TrainingState, input: TrainingInput): readonly Problem[] {
  return [
    ...vectorProblems(state, input.network.parameterCount),
    ...clientProblems(state, input),
    ...partProblems(state, input),
    ...orderProblems(state),
  ];
}

function vectorProblems({ server, senders, scaffold, async }: TrainingState, length: number): Problem[] {
  const lengths: [path: string, given: number | undefined][] = [
    ["server.model", server.model.length],
    ["server.moments.m", server.moments?.m.length],
    ["server.moments.v", server.moments?.v.length],
    ["scaffold.server", scaffold?.server.length],
  ];
  scaffold?.controls.forEach(({ control }, i) => {
    lengths.push([`scaffold.controls[${i}].control`, control.length]);
  });
  async?.flights.forEach(({ base }, i) => {
    lengths.push([`async.flights[${i}].base`, base.length]);
  });
  async?.buffer.forEach(({ update }, i) => {
    lengths.push([`async.buffer[${i}].update`, update.length]);
  });
  senders.forEach(({ state: { tensors } }, i) => {
    lengths.push([`senders[${i}].state`, tensors?.reduce((sum, { shape }) => sum + countOf(shape), 0)]);
  });
  return lengths.flatMap(([path, given]) =>
    given === undefined || given === length
      ? []
      : [{ path, message: "not of this model", given, allowed: `${length} values` }],
  );
}

function clientProblems({ senders, scaffold, async }: TrainingState, { data }: TrainingInput): Problem[] {
  const count = data.clients.length;
  const numbers: readonly { readonly client: number }[] = [
    ...(scaffold?.controls ?? []),
    ...(async?.flights ?? []),
    ...(async?.buffer ?? []),
  ];
  const ids = new Set(data.clients.map(({ id }) => id));
  return [
    ...numbers
      .filter(({ client }) => client >= count)
      .map(({ client }) => ({ path: "", message: "no such client", given: client, allowed: `below ${count}` })),
    ...senders
      .filter(({ clientId }) => !ids.has(clientId))
      .map(({ clientId }) => ({ path: "senders", message: "no such client", given: clientId })),
  ];
}

function partProblems({ server, scaffold, async }: TrainingState, { settings }: TrainingInput): Problem[] {
  const { strategy, optimizer } = settings;
  const parts: [path: string, has: boolean, wants: boolean][] = [
    ["server.moments", server.moments !== undefined, optimizer !== undefined],
    ["scaffold", scaffold !== undefined, strategy === "scaffold"],
    ["async", async !== undefined, strategy === "fed-async" || strategy === "fed-buff"],
  ];
  return parts
    .filter(([, has, wants]) => has !== wants)
    .map(([path, has]) => ({ path, message: has ? `not a part of ${strategy}` : `missing, ${strategy} needs it` }));
}

function orderProblems({ rounds }: TrainingState): Problem[] {
  const at = rounds.findIndex(({ round }, i) => round !== i + 1);
  if (at < 0) return [];
  return [{ path: `rounds[${at}].round`, message: "out of order", given: rounds[at]?.round, allowed: `${at + 1}` }];
}
