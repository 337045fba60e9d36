declare const kind: unique symbol;

/** A value of type T that the compiler keeps apart from other values of type T. */
export type Brand<T, K extends string> = T & { readonly [kind]: K };
