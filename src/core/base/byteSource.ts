/** A file of which ranges can be read: what a platform has for it reaches core as this. Ranges lie within the file; a failed read rejects. */
export interface ByteSource {
  /** For messages and for telling formats apart by ending. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
  /** The range as UTF-8; undefined where it is none. */
  readText(offset: number, length: number): Promise<string | undefined>;
}
