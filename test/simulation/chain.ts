import type { Envelope } from '../../central/api/sync.ts';

type Link = { readonly id: string; readonly hash: string; readonly previousHash: string | null };

/** The chain of each machine's work as central holds it: each piece names the hash of the one before it. */
export class CentralChain {
  #links = new Map<string, Map<number, Link>>();
  #fault: string | null = null;

  keep({ id, deviceId, deviceSequence, previousHash }: Envelope, hash: string): void {
    const links = this.#links.get(deviceId) ?? new Map<number, Link>();
    this.#links.set(deviceId, links);
    const link = { id, hash, previousHash };
    links.set(deviceSequence, link);
    const [before, after] = [links.get(deviceSequence - 1), links.get(deviceSequence + 1)];
    const isFirstOdd = deviceSequence === 1 && previousHash !== null;
    if (isFirstOdd || (before !== undefined && previousHash !== before.hash))
      this.#fault ??= `${id} does not follow what came before it`;
    if (after !== undefined && after.previousHash !== hash)
      this.#fault ??= `${after.id} does not follow ${id}`;
  }

  copy(): () => void {
    const links = new Map([...this.#links].map(([deviceId, held]) => [deviceId, new Map(held)]));
    return () => {
      this.#links = links;
    };
  }

  /** Null where nothing is held of that place. */
  hashAt(deviceId: string, deviceSequence: number): string | null {
    return this.#links.get(deviceId)?.get(deviceSequence)?.hash ?? null;
  }

  findFault(): string | null {
    return this.#fault;
  }
}
