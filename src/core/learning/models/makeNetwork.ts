import { failure, type Outcome, success } from "../../base/outcome";
import type { FederatedData } from "../data/samples";
import { Convolution } from "./convolution";
import { Dense } from "./dense";
import type { Layer } from "./layer";
import { MaxPool } from "./maxPool";
import { Network } from "./network";
import { Relu } from "./relu";

/** Softmax regression; dense layers with ReLU; or blocks of convolution, ReLU and 2 x 2 pooling before a dense layer. */
export type ModelSettings =
  | { readonly kind: "softmax" }
  | { readonly kind: "mlp"; readonly hidden: readonly number[] }
  | { readonly kind: "conv"; readonly filters: readonly number[]; readonly kernel: number };

/** The network for data of this shape. A convolutional one needs pictures that its blocks leave something of. */
export function makeNetwork(
  model: ModelSettings,
  { dimension, classes, picture }: Pick<FederatedData, "dimension" | "classes" | "picture">,
): Outcome<Network> {
  if (model.kind === "conv") return makeConvolutional(model.filters, model.kernel, classes, picture);
  const widths = model.kind === "mlp" ? model.hidden : [];
  const layers: Layer[] = [];
  let inputs = dimension;
  widths.forEach((width, i) => {
    layers.push(new Dense(`hidden${i + 1}`, inputs, width, false), new Relu(width));
    inputs = width;
  });
  layers.push(new Dense("out", inputs, classes, true));
  return success(new Network(layers));
}

function makeConvolutional(
  filters: readonly number[],
  kernel: number,
  classes: number,
  picture: FederatedData["picture"],
): Outcome<Network> {
  if (picture === undefined) {
    return failure([
      { path: "model.kind", message: "the data are not pictures", given: "conv", allowed: "softmax, mlp" },
    ]);
  }
  let [height, width, channels] = picture;
  const layers: Layer[] = [];
  for (const [i, count] of filters.entries()) {
    if (Math.min(height, width) < kernel + 1) {
      const message = `${height} x ${width} values are too few for block ${i + 1}`;
      return failure([{ path: "model.kernel", message, given: kernel, allowed: "a smaller kernel, or fewer blocks" }]);
    }
    const convolution = new Convolution(`conv${i + 1}`, height, width, channels, kernel, count);
    const pool = new MaxPool(convolution.outHeight, convolution.outWidth, count);
    layers.push(convolution, new Relu(convolution.outputs), pool);
    [height, width, channels] = [pool.outHeight, pool.outWidth, count];
  }
  layers.push(new Dense("out", height * width * channels, classes, true));
  return success(new Network(layers));
}
