import { failure, success } from "../../core/base/outcome";
import { z } from "../../core/base/zod";
import { libraryEntries, libraryIds, libraryModel } from "../../core/partition/models/library";
import { openModel } from "../../core/partition/models/openModel";
import { precisions, type SizeOptions } from "../../core/partition/models/sizes";
import type { PartitionJobs } from "../protocol/partitionJobs";
import { blobSource } from "./blobSource";
import type { JobHandlers } from "./jobHost";

const sizes = {
  precision: z.enum(precisions).optional(),
  batch: z.int().gte(1).lte(1_000_000).optional(),
  sequence: z.int().gte(1).lte(1_000_000).optional(),
};

/** Models from the library and from files, of which only headers are read. */
export const modelHandlers: Pick<JobHandlers<PartitionJobs>, "importModel" | "library" | "libraryModel"> = {
  importModel: {
    schema: z.strictObject({
      ...sizes,
      name: z.string().max(1000),
      file: z.instanceof(Blob),
      siblings: z
        .array(z.strictObject({ name: z.string().max(1000), file: z.instanceof(Blob) }))
        .max(2000)
        .optional(),
    }),
    async *run({ name, file, siblings = [], ...given }) {
      yield { fraction: 0, label: "Partition: read the header" };
      const beside = new Map(siblings.map((sibling) => [sibling.name, sibling.file]));
      return await openModel(blobSource(name, file), {
        ...sizesOf(given),
        async openSibling(shard) {
          const found = beside.get(shard);
          if (found) return success(blobSource(shard, found));
          const allowed = "the index together with all its shards";
          return failure([{ path: name, message: "a shard was not chosen with it", given: shard, allowed }]);
        },
      });
    },
  },
  library: { schema: z.strictObject({}), run: () => success(libraryEntries()) },
  libraryModel: {
    schema: z.strictObject({ ...sizes, id: z.string() }),
    run({ id, ...given }) {
      const model = libraryModel(id, sizesOf(given));
      if (model) return success(model);
      return failure([{ path: "id", message: "no such model", given: id, allowed: libraryIds.join(", ") }]);
    },
  },
};

function sizesOf({
  precision,
  batch,
  sequence,
}: { readonly [Key in keyof SizeOptions]: SizeOptions[Key] | undefined }) {
  return { ...(precision && { precision }), ...(batch && { batch }), ...(sequence && { sequence }) };
}
