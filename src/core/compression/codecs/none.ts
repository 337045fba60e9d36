import { exactly, type SectionCodec } from "../sectionCodec";

/** The values as they are, f32 little-endian. */
export const none: SectionCodec = {
  encode(values, out) {
    out.float32s(values);
    return undefined;
  },
  decode: (input, values) => input.float32s(values),
  size: (count) => exactly(4 * count),
};
