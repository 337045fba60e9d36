/** Control variates of the server and of those clients that have one, by number. */
export interface ScaffoldState {
  readonly server: Float64Array;
  readonly controls: readonly { readonly client: number; readonly control: Float64Array }[];
}

/**
 * SCAFFOLD's control variates (Karimireddy et al. 2020): a client's steps are corrected by c - c_i, so that clients do not drift towards
 * their own optima; after K steps c_i becomes c_i - c + (x - y) / (K learningRate) (option II), and c the mean of all c_i.
 */
export class Scaffold {
  private server: Float64Array;
  private readonly controls: Map<number, Float64Array>;

  constructor(
    parameterCount: number,
    private readonly clients: number,
    private readonly learningRate: number,
    from?: ScaffoldState,
  ) {
    this.server = from?.server ?? new Float64Array(parameterCount);
    this.controls = new Map(from?.controls.map(({ client, control }) => [client, control]));
  }

  /** What is carried so far. Its arrays are never changed again, and may be shared. */
  carried(): ScaffoldState {
    return {
      server: this.server,
      controls: Array.from(this.controls, ([client, control]) => ({ client, control })),
    };
  }

  /** What is added to each gradient of a client. */
  correction(client: number): Float64Array {
    const own = this.controls.get(client);
    return own === undefined ? this.server.slice() : this.server.map((value, i) => value - (own[i] as number));
  }

  /** The client's new control, given the update that arrived and the steps behind it, with the correction it trained with. */
  settle(client: number, update: Float64Array, steps: number, correction: Float64Array): Float64Array {
    const own = this.controls.get(client) ?? new Float64Array(update.length);
    const change = update.map((value, i) => -(correction[i] as number) - value / (steps * this.learningRate));
    this.controls.set(
      client,
      own.map((value, i) => value + (change[i] as number)),
    );
    return change;
  }

  /** Takes a round's changes of controls into the server's. */
  take(changes: readonly Float64Array[]): void {
    const server = this.server.slice();
    for (const change of changes) {
      for (let i = 0; i < change.length; i++) server[i] = (server[i] as number) + (change[i] as number) / this.clients;
    }
    this.server = server;
  }
}
