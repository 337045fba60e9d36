import type { ModelProfile } from "../../scenario/schema";
import { defaultSequence, type SizeOptions } from "./sizes";

/** A tensor as a file's header tells of it. */
export interface TensorEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly bytes: number;
}

/** How blocks are named, each by its own number or by that of its stage and its own. */
const blockNames = [
  // `model.layers.7`, `encoder.layer.7`, `blocks.7`, `down_blocks.1`.
  String.raw`(?:\w*_)?(?:layers?|blocks?)\.\d+`,
  // GPT-2, GGUF, CLIP, and what torchvision makes a list of.
  String.raw`(?:h|blk|resblocks|features)\.\d+`,
  String.raw`stages\.\d+(?:\.(?:blocks|layers)\.\d+)?`,
  // torchvision: `layer1.0`, `stage2.0`, `denseblock1.denselayer2`, `encoder_layer_0`.
  String.raw`(?:\w*_)?(?:layer|stage|block|denseblock)_?\d+(?:\.(?:denselayer)?\d+)?`,
];
const blockName = new RegExp(String.raw`^(.*?(?:^|\.)(?:${blockNames.join("|")}))\.`);
const aheadName = /embed|embd|wte|wpe|patch|stem|(?:^|\.)(?:conv|bn|norm)[01]\.|conv_proj|pos_|cls_token|class_token/i;

/**
 * Layers of a model of which only names and shapes of tensors are known: one ahead of the blocks (embeddings), one a block, one behind. Operations
 * are 2 a weight of a matrix and token, and attention's 4 s^2 h; sizes that cross are tokens x hidden, 2 bytes each. What convolutions compute
 * depends on sizes of images that are not there: those count as if once for each token. Parameters are as stored.
 */
export function tensorLayers(
  name: string,
  tensors: readonly TensorEntry[],
  { sequence = defaultSequence, batch = 1 }: SizeOptions,
  hiddenTold?: number,
): ModelProfile {
  const groups = new Map<string, TensorEntry[]>();
  const blocks = new Set<string>();
  for (const tensor of tensors) {
    const block = blockName.exec(`${tensor.name}.`)?.[1];
    if (block !== undefined) blocks.add(block);
    const key = block ?? (aheadName.test(tensor.name) ? "embedding" : "head");
    const group = groups.get(key);
    if (group) group.push(tensor);
    else groups.set(key, [tensor]);
  }
  const hidden = hiddenTold ?? commonWidth(tensors);
  const sentMB = (2 * batch * sequence * hidden) / 1e6;
  const ordered = [...blocks].sort(compareNames);
  const keys = [groups.has("embedding") ? "embedding" : [], ordered, groups.has("head") ? "head" : []].flat();
  return {
    name,
    inputMB: (2 * batch * sequence) / 1e6,
    layers: keys.map((key) => {
      const own = groups.get(key) ?? [];
      // Tables are looked up, not multiplied.
      const weights = own.filter(
        ({ shape, name: of }) => shape.length > 1 && !(key === "embedding" && !/patch|conv/i.test(of)),
      );
      const elements = weights.reduce((sum, { shape }) => sum + shape.reduce((product, side) => product * side, 1), 0);
      const attention = blocks.has(key) ? 4 * sequence * sequence * hidden : 0;
      return {
        name: key.slice(0, 200),
        paramsMB: own.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6,
        flops: batch * (2 * sequence * elements + attention),
        activationMB: sentMB,
      };
    }),
  };
}

/** The length that most one-dimensional tensors have, else the one that most sides have. */
function commonWidth(tensors: readonly TensorEntry[]): number {
  const flat = tensors.filter(({ shape }) => shape.length === 1);
  const counts = new Map<number, number>();
  for (const { shape } of flat.length > 0 ? flat : tensors) {
    for (const side of shape) counts.set(side, (counts.get(side) ?? 0) + 1);
  }
  let best = 0;
  let most = 0;
  for (const [side, count] of counts) {
    if (count < most || (count === most && side > best)) continue;
    best = side;
    most = count;
  }
  return best;
}

/** Encoders before decoders, numbers by value. */
function compareNames(a: string, b: string): number {
  const rank = (name: string): number => (name.includes("decoder") ? 1 : 0);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  const partsA = a.split(/(\d+)/);
  const partsB = b.split(/(\d+)/);
  for (let i = 0; i < Math.min(partsA.length, partsB.length); i++) {
    const one = partsA[i] as string;
    const two = partsB[i] as string;
    if (one === two) continue;
    return i % 2 === 1 ? Number(one) - Number(two) : one < two ? -1 : 1;
  }
  return partsA.length - partsB.length;
}
