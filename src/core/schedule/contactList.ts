/** Contacts that are offered for booking; `ContactColumns` is one such list. Satellites and stations are the scenario's. */
export interface ContactList {
  readonly count: number;
  readonly satellite: ArrayLike<number>;
  readonly station: ArrayLike<number>;
  /** Ms since the Unix epoch, whole. */
  readonly aosMs: ArrayLike<number>;
  readonly losMs: ArrayLike<number>;
}
