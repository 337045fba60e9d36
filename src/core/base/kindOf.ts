/** What a value is, in few words for a message: an object's class alone, as it may be long, else the value itself. */
export function kindOf(given: unknown): unknown {
  return typeof given === "object" && given !== null ? given.constructor?.name : given;
}
