import { failure, type Outcome, success } from "../../core/base/outcome";
import { formatPath } from "../../core/base/propertyPath";
import type { z } from "../../core/base/zod";

/** An input from another thread against its schema. */
export function checkInput<T>(schema: z.ZodType<T>, input: unknown): Outcome<T> {
  const checked = schema.safeParse(input);
  if (checked.success) return success(checked.data);
  return failure(checked.error.issues.map((issue) => ({ path: formatPath(issue.path), message: issue.message })));
}
